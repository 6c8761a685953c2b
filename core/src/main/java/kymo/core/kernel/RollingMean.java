package kymo.core.kernel;

import java.util.Arrays;

/**
 * Mean of the {@code window} rows that end with the current one, or lie around it.
 *
 * <p>Shape: N rows in, N out, same order. Unit: the input's. Missing and infinite values are left out of the mean; a row whose
 * window holds fewer than {@code minPeriods} finite values comes out missing. At the ends of the data a window is cut.
 * Source: the definition, that of pandas Series.rolling; a compensated (TwoSum) running sum that knows its own error and goes on
 * in exact arithmetic ({@link ExactSum}) where that error could be seen. Each call starts afresh, so a block's result depends
 * on the block and its halo alone and blocks can be computed in any order.
 *
 * @param window rows in the window
 * @param minPeriods finite values that a window must hold
 * @param center whether the window lies around the current row ((window - 1) / 2 rows after it) instead of ending with it
 * @param closed which ends belong to the window
 */
public record RollingMean(int window, int minPeriods, boolean center, Closed closed) {

    /** An error above this part of the sum (half a unit of its last place) could change the mean's last bit. */
    private static final double VISIBLE = 0x1p-54;

    /** @throws IllegalArgumentException unless {@code 0 <= minPeriods <= window} */
    public RollingMean {
        if (window < 0) throw new IllegalArgumentException("window must be 0 or more rows but was " + window);
        if (minPeriods < 0 || minPeriods > window)
            throw new IllegalArgumentException(
                    "minPeriods must be between 0 and window (%d) but was %d".formatted(window, minPeriods));
    }

    /** The trailing mean of {@code window} rows, all of which must be finite. */
    public static RollingMean trailing(int window) {
        return new RollingMean(window, window, false, Closed.RIGHT);
    }

    /** How many rows before the first one a block must bring with it. */
    public int rowsBefore() {
        return Math.max(0, -firstOffset());
    }

    /** How many rows after the last one a block must bring with it. */
    public int rowsAfter() {
        return Math.max(0, endOffset() - 1);
    }

    /** The mean of every row of {@code in}, which is all the data there is. */
    public DoubleColumn apply(DoubleColumn in) {
        return apply(in, 0, in.size());
    }

    /**
     * The mean of rows {@code from} (inclusive) to {@code to} (exclusive) of {@code in}, whose other rows are the halo: at least
     * {@link #rowsBefore()} before and {@link #rowsAfter()} after, fewer only where the data ends.
     */
    public DoubleColumn apply(DoubleColumn in, int from, int to) {
        double[] out = new double[to - from];
        if (endOffset() <= firstOffset()) {
            Arrays.fill(out, Double.NaN);
            return DoubleColumn.of(out);
        }
        int exactFrom = compensated(in.values(), from, to, out);
        if (exactFrom < to) exact(in.values(), exactFrom, to, from, out);
        return DoubleColumn.of(out);
    }

    private int firstOffset() {
        return endOffset() - window - closed.earlierStart() + closed.earlierEnd();
    }

    private int endOffset() {
        return (center ? (window - 1) / 2 : 0) + 1 - closed.earlierEnd();
    }

    /**
     * The sum is {@code high + low}, each addition's rounding error going into {@code low}, and what {@code low} itself lost into
     * {@code lost}. Returns the first row at which {@code lost} could be seen, or {@code to}.
     */
    private int compensated(double[] x, int from, int to, double[] out) {
        int first = firstOffset();
        int ahead = endOffset();
        int start = clip(from + first, x.length);
        int end = start;
        int count = 0;
        double high = 0;
        double low = 0;
        double lost = 0;
        for (int row = from; row < to; row++) {
            int newStart = clip(row + first, x.length);
            int newEnd = clip(row + ahead, x.length);
            for (; start < newStart; start++) {
                double value = x[start];
                if (!(Math.abs(value) <= Double.MAX_VALUE)) continue;
                count--;
                double sum = high - value;
                double part = sum - high;
                double error = (high - (sum - part)) - (value + part);
                double carried = low + error;
                double lowPart = carried - low;
                lost += Math.abs((low - (carried - lowPart)) + (error - lowPart));
                high = sum;
                low = carried;
            }
            for (; end < newEnd; end++) {
                double value = x[end];
                if (!(Math.abs(value) <= Double.MAX_VALUE)) continue;
                count++;
                double sum = high + value;
                double part = sum - high;
                double error = (high - (sum - part)) + (value - part);
                double carried = low + error;
                double lowPart = carried - low;
                lost += Math.abs((low - (carried - lowPart)) + (error - lowPart));
                high = sum;
                low = carried;
            }
            double total = high + low;
            if (!(lost <= Math.abs(total) * VISIBLE)) return row;
            out[row - from] = count == 0 || count < minPeriods ? Double.NaN : total / count;
        }
        return to;
    }

    private void exact(double[] x, int from, int to, int firstOut, double[] out) {
        ExactSum sum = new ExactSum();
        int start = clip(from + firstOffset(), x.length);
        int end = start;
        int count = 0;
        for (int row = from; row < to; row++) {
            int newStart = clip(row + firstOffset(), x.length);
            int newEnd = clip(row + endOffset(), x.length);
            for (; end < newEnd; end++) {
                if (!Double.isFinite(x[end])) continue;
                sum.add(x[end]);
                count++;
            }
            for (; start < newStart; start++) {
                if (!Double.isFinite(x[start])) continue;
                sum.subtract(x[start]);
                count--;
            }
            out[row - firstOut] = count == 0 || count < minPeriods ? Double.NaN : sum.mean(count);
        }
    }

    private static int clip(int row, int size) {
        return Math.max(0, Math.min(row, size));
    }
}
