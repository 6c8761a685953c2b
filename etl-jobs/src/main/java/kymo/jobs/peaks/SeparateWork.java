package kymo.jobs.peaks;

import java.util.ArrayList;
import java.util.List;
import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.peaks.PeakProperty;
import kymo.core.kernel.peaks.PeakShapes;
import kymo.core.kernel.peaks.Samples;
import kymo.core.peaks.PeakRows;
import kymo.jobs.batch.ItemWork;
import kymo.jobs.batch.PutAside;
import kymo.jobs.batch.Spilled;
import kymo.jobs.batch.Spills;
import org.jspecify.annotations.Nullable;

/** Draws the bounds of a stretch's peaks in where they overlap, those of the neighbours in other stretches included. */
final class SeparateWork implements ItemWork {

    private final Searched searched;
    private final PeakTables tables;
    private final Spills spills;
    private final OpenSignal signals;
    private @Nullable Spilled found;

    SeparateWork(Searched searched, PeakTables tables, Spills spills) {
        this.searched = searched;
        this.tables = tables;
        this.spills = spills;
        this.signals = new OpenSignal(searched);
    }

    @Override
    public PutAside on(int item) {
        Spilled peaks = found;
        if (peaks == null) peaks = found = spills.read(tables.found());
        if (peaks.rows(item) == 0) return new PutAside(List.of(), 0);
        Ranges before = neighbour(peaks, item, -1);
        Ranges own = ranges(peaks, item);
        Ranges after = neighbour(peaks, item, 1);
        Ranges all = before.followedBy(own).followedBy(after);
        Samples samples = signals.of(item % searched.signals().size()).samples();
        PeakShapes.separate(samples, all.rows, all.left, all.right);
        return new PutAside(
                List.of(new PutAside.Rows(PeakTables.BOUNDS, item, blocks(peaks, item, all, before.rows.length))), 0);
    }

    /** The peak nearest to the item's on one side, if there is any. */
    private Ranges neighbour(Spilled peaks, int item, int step) {
        int signalCount = searched.signals().size();
        int other = item + step * signalCount;
        while (other >= 0 && other < searched.items() && peaks.rows(other) == 0) other += step * signalCount;
        if (other < 0 || other >= searched.items()) return new Ranges(new long[0], new long[0], new long[0]);
        Ranges ranges = ranges(peaks, other);
        return ranges.only(step < 0 ? ranges.rows.length - 1 : 0);
    }

    private Ranges ranges(Spilled peaks, int item) {
        return new Ranges(
                PeakTables.longs(peaks, tables.found(), item, PeakRows.ROW),
                PeakTables.longs(peaks, tables.found(), item, tables.column(PeakProperty.LEFT_BOUNDS)),
                PeakTables.longs(peaks, tables.found(), item, tables.column(PeakProperty.RIGHT_BOUNDS)));
    }

    private static List<Block> blocks(Spilled peaks, int item, Ranges all, int first) {
        List<Block> blocks = new ArrayList<>();
        int at = first;
        try (Spilled.Part part = peaks.open(item)) {
            for (int i = 0; i < part.blocks(); i++) {
                int rows = part.read(i).rows();
                blocks.add(new Block(
                        0,
                        rows,
                        List.of(
                                LongColumn.of(all.left).slice(at, at + rows),
                                LongColumn.of(all.right).slice(at, at + rows))));
                at += rows;
            }
        }
        return blocks;
    }

    @Override
    public void close() {
        signals.close();
    }

    /** Peaks and the rows between which they lie. */
    private static final class Ranges {
        private final long[] rows;
        private final long[] left;
        private final long[] right;

        Ranges(long[] rows, long[] left, long[] right) {
            this.rows = rows;
            this.left = left;
            this.right = right;
        }

        Ranges only(int i) {
            return new Ranges(new long[] {rows[i]}, new long[] {left[i]}, new long[] {right[i]});
        }

        Ranges followedBy(Ranges other) {
            return new Ranges(joined(rows, other.rows), joined(left, other.left), joined(right, other.right));
        }

        private static long[] joined(long[] one, long[] other) {
            long[] both = java.util.Arrays.copyOf(one, one.length + other.length);
            System.arraycopy(other, 0, both, one.length, other.length);
            return both;
        }
    }
}
