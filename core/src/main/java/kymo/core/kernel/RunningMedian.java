package kymo.core.kernel;

import java.util.Arrays;

/**
 * The median of each window's finite values, in the logarithm of the window's length a row on average.
 *
 * <p>A stretch of rows, some windows long, is sorted once, so that each of its values has a rank; the window is then a set of ranks, and the
 * median moves in it by a few places from row to row. Memory is a small multiple of the window. Zeros come out without a sign.
 */
final class RunningMedian implements WindowWalk {

    /** A stretch is this many windows long, */
    private static final int WINDOWS = 3;

    /** and at least this many rows longer than one. */
    private static final int LEAST_ROWS = 512;

    private final double[] x;
    private final int minPeriods;

    private int start;
    private int end;
    private int count;

    /** The first and the last row (exclusive) whose ranks are known. */
    private int stretchStart;

    private int stretchEnd;

    /** The finite values of the stretch by rank. */
    private double[] sorted = new double[0];

    /** The rank of each row of the stretch, -1 where nothing is there. */
    private int[] ranks = new int[0];

    /** How many rows have a value's first rank or one after it. */
    private int[] taken = new int[0];

    private RankSet window = new RankSet(0);

    /** The rank of the lower median: (count - 1) / 2 ranks of the window lie below it. Any rank while the window is empty. */
    private int middle;

    /** How many ranks of the window lie below {@link #middle}. */
    private int below;

    RunningMedian(double[] x, int minPeriods) {
        this.x = x;
        this.minPeriods = minPeriods;
    }

    @Override
    public void walk(int[] starts, int[] ends, int rows, double[] out, int firstOut) {
        for (int i = 0; i < rows; i++) {
            int newStart = starts[i];
            int newEnd = ends[i];
            if (newEnd > stretchEnd) rank(newStart, newEnd);
            advance(newStart, newEnd);
            out[firstOut + i] = count == 0 || count < minPeriods ? Double.NaN : median();
        }
    }

    private void advance(int newStart, int newEnd) {
        if (newStart >= end) {
            for (; start < end; start++) remove(start);
            start = newStart;
            end = newStart;
        }
        for (; end < newEnd; end++) add(end);
        for (; start < newStart; start++) remove(start);
    }

    private void add(int row) {
        int rank = ranks[row - stretchStart];
        if (rank < 0) return;
        window.add(rank);
        count++;
        if (count == 1) {
            middle = rank;
            below = 0;
        } else if (rank < middle) below++;
    }

    private void remove(int row) {
        int rank = ranks[row - stretchStart];
        if (rank < 0) return;
        count--;
        if (rank < middle) below--;
        else if (rank == middle && count > 0) {
            int next = window.above(rank);
            if (next < 0) {
                next = window.below(rank);
                below--;
            }
            middle = next;
        }
        window.remove(rank);
    }

    private double median() {
        int wanted = (count - 1) / 2;
        for (; below < wanted; below++) middle = window.above(middle);
        for (; below > wanted; below--) middle = window.below(middle);
        double lower = sorted[middle];
        if ((count & 1) == 1) return lower;
        double upper = sorted[window.above(middle)];
        double sum = lower + upper;
        return Double.isInfinite(sum) ? lower / 2 + upper / 2 : sum / 2;
    }

    /** Ranks the rows from {@code newStart} on, to {@code newEnd} at least, and puts the rows of the window that are among them into the new set. */
    private void rank(int newStart, int newEnd) {
        long rows = Math.max((long) newEnd - newStart + LEAST_ROWS, (long) WINDOWS * (newEnd - newStart));
        stretchStart = newStart;
        stretchEnd = (int) Math.min(x.length, newStart + rows);
        int size = stretchEnd - stretchStart;
        if (sorted.length < size) {
            sorted = new double[size];
            ranks = new int[size];
            taken = new int[size];
            window = new RankSet(size);
        } else window.clear();
        int there = 0;
        for (int row = stretchStart; row < stretchEnd; row++) {
            // adding zero takes the sign from a zero
            if (WindowWalk.isThere(x[row])) sorted[there++] = x[row] + 0.0;
        }
        Arrays.sort(sorted, 0, there);
        Arrays.fill(taken, 0, there, 0);
        for (int row = stretchStart; row < stretchEnd; row++) {
            int rank = WindowWalk.isThere(x[row]) ? firstNotBelow(x[row], there) : -1;
            // equal values share the ranks from the first of them on
            ranks[row - stretchStart] = rank < 0 ? -1 : rank + taken[rank]++;
        }
        int known = Math.max(end, newStart);
        start = newStart;
        end = newStart;
        count = 0;
        for (; end < known; end++) add(end);
    }

    /** The first of the {@code size} sorted values that is not below {@code value}. */
    private int firstNotBelow(double value, int size) {
        int first = 0;
        // halves without a jump that could be foretold wrongly
        for (int length = size; length > 1; ) {
            int half = length >>> 1;
            first = sorted[first + half - 1] < value ? first + half : first;
            length -= half;
        }
        return first;
    }
}
