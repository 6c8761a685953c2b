package kymo.core.kernel.peaks;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The choice by distance in some rows of a signal of which only those around are known: it is that of all candidates, or it is not told.
 *
 * <p>Before the rows: a candidate at least as high as all those less than the distance before it is {@link SpacingScan}'s record, whatever the record was: one
 * that is nearer gives way, and one that is not leaves it a group of its own. From such a candidate on all marks are certain. One that lies the distance or more
 * before the first row is far enough, since {@link SpacingReturn} looks back no farther. Behind the rows: the choice in a group depends on nothing behind the group.
 */
public final class SpacingWindow {

    private final long[] rows;
    private final double[] heights;
    private final long knownFrom;
    private final long knownTo;
    private final boolean knownToEnd;
    private final double distanceRows;
    private final long distance;

    /**
     * @param known all candidates from row {@code knownFrom} (inclusive) to {@code knownTo} (exclusive)
     * @param signalRows how many the signal has
     * @throws IllegalArgumentException unless {@code distanceRows >= 1}
     */
    public SpacingWindow(Candidates known, long knownFrom, long knownTo, long signalRows, double distanceRows) {
        this.rows = known.rows();
        this.heights = known.heights();
        this.knownFrom = knownFrom;
        this.knownTo = knownTo;
        this.knownToEnd = knownTo >= signalRows;
        this.distanceRows = distanceRows;
        this.distance = Spacing.wholeRows(distanceRows);
    }

    /** Whether enough is known before row {@code from}. */
    public boolean reachesBack(long from) {
        return start(from) >= 0;
    }

    /**
     * The rows of the candidates from row {@code from} (inclusive) to {@code to} (exclusive) that stay, or null when more must be known behind them.
     *
     * @throws IllegalArgumentException unless enough is known before {@code from}
     */
    public long @Nullable [] kept(long from, long to) {
        int start = start(from);
        if (start < 0)
            throw new IllegalArgumentException(
                    "candidates before row %d must be known far enough but are from %d on".formatted(from, knownFrom));
        boolean[] begins = new boolean[rows.length];
        int end = end(start, to, begins);
        if (end < 0) return null;
        SpacingReturn back = new SpacingReturn(distanceRows);
        long[] kept = new long[end - start];
        int first = kept.length;
        for (int i = end - 1; i >= start - 1 && end > start; i--) {
            long row = i < start ? back.finish() : back.accept(rows[i], heights[i], begins[i]);
            if (row != SpacingReturn.NONE && row >= from && row < to) kept[--first] = row;
        }
        return Arrays.copyOfRange(kept, first, kept.length);
    }

    /** The position of a candidate from which on marks are certain, early enough for those from {@code from} on; -1 when there is none. */
    private int start(long from) {
        if (knownFrom == 0) return 0;
        int last = -1;
        int inside = 0;
        // positions of candidates lower and lower
        int[] falling = new int[rows.length];
        int depth = 0;
        for (; inside < rows.length && rows[inside] <= from - distance; inside++) {
            while (depth > 0 && heights[falling[depth - 1]] <= heights[inside]) depth--;
            long nearestHigher = depth > 0 ? rows[falling[depth - 1]] : knownFrom - 1;
            if (rows[inside] - nearestHigher >= distance) last = inside;
            falling[depth++] = inside;
        }
        if (last >= 0) return last;
        long before = inside > 0 ? rows[inside - 1] : knownFrom - 1;
        // a gap of the distance: what comes behind it is a group of its own
        long next = inside < rows.length ? rows[inside] : knownTo;
        return next - before >= distance ? inside : -1;
    }

    /** Marks candidates; the position behind the group of the last one before row {@code to}, or -1 when the group may go on. */
    private int end(int start, long to, boolean[] begins) {
        SpacingScan forth = new SpacingScan(distanceRows);
        for (int i = start; i < rows.length; i++) {
            begins[i] = forth.begins(rows[i], heights[i]);
            if (begins[i] && rows[i] >= to) return i;
        }
        // whatever comes behind what is known is far enough from the last record
        boolean over = knownToEnd || start == rows.length || forth.begins(knownTo, Double.NEGATIVE_INFINITY);
        return over ? rows.length : -1;
    }
}
