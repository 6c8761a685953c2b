package kymo.jobs.script;

import java.util.List;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.scripts.ScriptBinding;
import kymo.core.scripts.ScriptKind;
import kymo.jobs.batch.Spilled;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a run of a script says in short: the figures of a summary, and what the script has logged. */
final class ScriptSummary {

    private static final int MOST_FIGURES = 200;
    private static final String FIGURES = "figures";

    private final ScriptRun run;

    ScriptSummary(ScriptRun run) {
        this.run = run;
    }

    ObjectNode json() {
        ObjectNode summary = of(run.binding());
        if (summary.get(FIGURES) instanceof ArrayNode figures) figures(figures);
        addLog(run.log().lines(), summary);
        return summary;
    }

    /** What is known before it has run; a summary's figures are yet to come. */
    private static ObjectNode of(ScriptBinding binding) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        ObjectNode script = summary.putObject("script");
        script.put("name", binding.version().name());
        script.put("version", binding.version().number());
        script.put("sha256", binding.version().sha256());
        if (binding.declaration().kind() == ScriptKind.SUMMARY) summary.putArray(FIGURES);
        return summary;
    }

    /**
     * What a run would say of these rows.
     *
     * @param rows a summary's figures; of any other script whatever it has found
     */
    static ObjectNode of(ScriptBinding binding, Block rows, List<String> log) {
        ObjectNode summary = of(binding);
        if (summary.get(FIGURES) instanceof ArrayNode figures) add(rows, figures);
        addLog(log, summary);
        return summary;
    }

    private static void addLog(List<String> lines, ObjectNode summary) {
        if (lines.isEmpty()) return;
        ArrayNode log = summary.putArray("log");
        lines.forEach(log::add);
    }

    private void figures(ArrayNode told) {
        Spilled aside = run.parts().draft().spills().read(ScriptedRows.rows(run));
        int last = Math.toIntExact(run.input().schema().parts(run.input().rows()));
        if (aside.rows(last) == 0) return;
        try (Spilled.Part part = aside.open(last)) {
            for (int index = 0; index < part.blocks(); index++) add(part.read(index), told);
        }
    }

    private static void add(Block block, ArrayNode told) {
        for (int row = 0; row < block.rows() && told.size() < MOST_FIGURES; row++) {
            ObjectNode figure = told.addObject();
            figure.put("figure", text(block, 0, row));
            DoubleColumn values = (DoubleColumn) block.column(1);
            if (!values.isMissing(row)) figure.put("value", values.values()[row]);
            String words = text(block, 2, row);
            if (words != null) figure.put("text", words);
            String unit = text(block, 3, row);
            if (unit != null) figure.put("unit", unit);
        }
    }

    private static @Nullable String text(Block block, int column, int row) {
        return ((TextColumn) block.column(column)).text(row);
    }
}
