package kymo.core.dataset;

import java.util.Iterator;
import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** Finds by its time how far a halo reaches, and holds the axis to what windows of time need: a time in every row, none before the last one. */
final class HeldAxis {

    private final HeldBlocks held;
    private final String name;
    private final int blockRows;
    private long checkedFrom = -1;
    private long checkedTo = -1;

    HeldAxis(HeldBlocks held, Schema schema) {
        this.held = held;
        this.name = schema.columns().get(schema.axis()).name();
        this.blockRows = schema.blockRows();
    }

    /** The first row that lies at most {@code nanos} before {@code row}. */
    long firstFrom(long row, long nanos) {
        long target = Math.max(Long.MIN_VALUE + nanos, time(row)) - nanos;
        int blocks = 0;
        while (firstTime() >= target && held.readBefore()) {
            if (++blocks > Halo.MOST_BLOCKS) throw tooLarge(row, nanos, "before");
        }
        check();
        for (Block block : held.blocks()) {
            long[] times = times(block).values();
            if (times[times.length - 1] < target) continue;
            int low = 0;
            int high = times.length - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (times[middle] >= target) high = middle;
                else low = middle + 1;
            }
            return block.firstRow() + low;
        }
        return row;
    }

    /** The row after the last that lies at most {@code nanos} after the one before {@code end}. */
    long endWithin(long end, long nanos) {
        long target = Math.min(Long.MAX_VALUE - nanos, time(end - 1)) + nanos;
        int blocks = 0;
        while (lastTime() <= target && held.readNext()) {
            if (++blocks > Halo.MOST_BLOCKS) throw tooLarge(end - 1, nanos, "after");
        }
        check();
        for (Iterator<Block> backwards = held.blocks().descendingIterator(); backwards.hasNext(); ) {
            Block block = backwards.next();
            long[] times = times(block).values();
            if (times[0] > target) continue;
            int low = 0;
            int high = times.length - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (times[middle] <= target) low = middle;
                else high = middle - 1;
            }
            return block.firstRow() + low + 1;
        }
        return end;
    }

    /** Looks at every held row that has not been looked at. */
    private void check() {
        long first = held.blocks().getFirst().firstRow();
        long end = HeldBlocks.endOf(held.blocks().getLast());
        if (first >= checkedFrom && end <= checkedTo) return;
        long before = Long.MIN_VALUE;
        for (Block block : held.blocks()) {
            LongColumn column = times(block);
            long[] times = column.values();
            if (block.firstRow() >= checkedFrom && HeldBlocks.endOf(block) <= checkedTo) {
                if (times[0] < before) throw unordered(block.firstRow());
                before = times[times.length - 1];
                continue;
            }
            for (int row = 0; row < times.length; row++) {
                if (column.isMissing(row) || times[row] < before) throw unordered(block.firstRow() + row);
                before = times[row];
            }
        }
        checkedFrom = first;
        checkedTo = end;
    }

    private long time(long row) {
        for (Block block : held.blocks())
            if (row < HeldBlocks.endOf(block)) return times(block).values()[(int) (row - block.firstRow())];
        throw new IllegalStateException("row " + row + " has not been read");
    }

    private long firstTime() {
        return times(held.blocks().getFirst()).values()[0];
    }

    private long lastTime() {
        LongColumn last = times(held.blocks().getLast());
        return last.values()[last.size() - 1];
    }

    private static LongColumn times(Block block) {
        return (LongColumn) block.column(0);
    }

    private ProblemException unordered(long row) {
        return new ProblemException(
                ProblemCode.AXIS_UNORDERED,
                "windows of time need an axis that rises but '%s' is missing or goes back in row %,d; use a window of rows"
                        .formatted(name, row + 1));
    }

    private ProblemException tooLarge(long row, long nanos, String side) {
        return new ProblemException(
                        ProblemCode.WINDOW_TOO_LARGE,
                        "window must reach over at most %,d rows (%d blocks) but %,d ns %s row %,d are more; use a smaller window"
                                .formatted((long) Halo.MOST_BLOCKS * blockRows, Halo.MOST_BLOCKS, nanos, side, row + 1))
                .in("window");
    }
}
