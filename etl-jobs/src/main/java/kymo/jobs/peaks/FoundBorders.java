package kymo.jobs.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kymo.core.kernel.peaks.BaseBorder;
import kymo.core.kernel.peaks.BaseScan;
import kymo.jobs.batch.Spilled;
import kymo.jobs.batch.Spills;
import org.jspecify.annotations.Nullable;

/**
 * What all rows before a stretch, and all behind it, leave behind for its peaks: put together from the stretches' own borders when first asked for.
 * Memory: a stack a stretch, about the logarithm of the rows each.
 */
final class FoundBorders {

    private static final BaseBorder NOTHING = new BaseBorder(
            new double[0], new double[0], new long[0], Double.POSITIVE_INFINITY, 0, Double.NaN, false, true);

    private final Searched searched;
    private final Spills spills;
    private @Nullable List<Pair> all;

    FoundBorders(Searched searched, Spills spills) {
        this.searched = searched;
        this.spills = spills;
    }

    /** Around item {@code item}, whose signal is not windowed. */
    Pair around(int item) {
        return all().get(item);
    }

    private synchronized List<Pair> all() {
        if (all != null) return all;
        Spilled rows = spills.read(PeakTables.BORDERS);
        BaseBorder[] before = new BaseBorder[searched.items()];
        BaseBorder[] after = new BaseBorder[searched.items()];
        Arrays.fill(before, NOTHING);
        Arrays.fill(after, NOTHING);
        for (int signal = 0; signal < searched.signals().size(); signal++) {
            if (searched.isWindowed(signal)) continue;
            fold(rows, signal, before, true);
            fold(rows, signal, after, false);
        }
        List<Pair> pairs = new ArrayList<>(before.length);
        for (int item = 0; item < before.length; item++) pairs.add(new Pair(before[item], after[item]));
        all = pairs;
        return pairs;
    }

    private void fold(Spilled rows, int signal, BaseBorder[] borders, boolean forwards) {
        BaseScan fold = BaseScan.goingOn(NOTHING, forwards, 0);
        for (int i = 0; i < searched.stretches(); i++) {
            int item = searched.item(forwards ? i : searched.stretches() - 1 - i, signal);
            borders[item] = fold.border();
            try (Spilled.Part part = rows.open(item)) {
                fold.skip(BorderRows.border(part.read(forwards ? 0 : 1)));
            }
        }
    }

    /** What lies before a stretch and what lies after it. */
    record Pair(BaseBorder before, BaseBorder after) {}
}
