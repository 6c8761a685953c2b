package kymo.jobs.script.wire;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.Schema;
import kymo.core.scripts.ScriptKind;

/** Which of a result's columns the script makes, and so the host sends; the others are those of the axis, which the worker knows better. */
public final class ResultColumns {

    private ResultColumns() {}

    /** Indices of these columns in the result. */
    public static int[] of(ScriptKind kind, boolean hasAxis, Schema result) {
        int first = kind == ScriptKind.TRANSFORM && hasAxis ? 1 : 0;
        boolean stretches = kind == ScriptKind.DETECTOR || kind == ScriptKind.CHECK;
        List<Integer> made = new ArrayList<>();
        for (int column = first; column < result.columns().size(); column++)
            if (!(stretches && hasAxis && (column == 2 || column == 3))) made.add(column);
        return made.stream().mapToInt(Integer::intValue).toArray();
    }
}
