package kymo.core.kernel.peaks;

/**
 * The bases on one side of ascending peaks in a signal in memory, without a window: a walk from each peak that leaps over the ranges of
 * the peaks before it.
 *
 * <p>Whatever a walk meets of an earlier peak's range, it meets that peak first: a higher one ends the walk, another one has nothing but lower rows in its
 * range, so the walk goes on beyond it and takes over its base if that is lower. So no row is walked more than twice: O(rows + peaks), and only rows
 * inside of the ranges are looked at. {@link BaseScan} gives the same for blocks and windows.
 */
final class NearestHigher {

    private final double[] signal;
    private final long[] peaks;
    private final int step;

    /** The row beyond the last one of the walks. */
    private final int outside;

    /** By peak: where its walk ended, and the position of the first peak from there on, in the direction of the walk. */
    private final int[] ends;

    private final int[] beyond;

    /** The lowest row of the walk so far. */
    private double low;

    private int lowRow;

    private NearestHigher(double[] signal, long[] peaks, int step) {
        this.signal = signal;
        this.peaks = peaks;
        this.step = step;
        this.outside = step < 0 ? -1 : signal.length;
        this.ends = new int[peaks.length];
        this.beyond = new int[peaks.length];
    }

    /** Fills in the value and row of every peak's left base. */
    static void left(double[] signal, long[] peaks, double[] baseValues, long[] baseRows) {
        NearestHigher walks = new NearestHigher(signal, peaks, -1);
        for (int peak = 0; peak < peaks.length; peak++) walks.walk(peak, baseValues, baseRows);
    }

    /** Fills in the value and row of every peak's right base. */
    static void right(double[] signal, long[] peaks, double[] baseValues, long[] baseRows) {
        NearestHigher walks = new NearestHigher(signal, peaks, 1);
        for (int peak = peaks.length - 1; peak >= 0; peak--) walks.walk(peak, baseValues, baseRows);
    }

    private void walk(int peak, double[] baseValues, long[] baseRows) {
        int row = (int) peaks[peak];
        double height = signal[row];
        int other = peak + step;
        int otherRow = rowOf(other);
        row = firstHigher(otherRow, row);
        while (row == otherRow && row != outside && signal[row] <= height) {
            if (baseValues[other] < low) {
                low = baseValues[other];
                lowRow = (int) baseRows[other];
            }
            row = ends[other];
            other = beyond[other];
            otherRow = rowOf(other);
            while (row != otherRow && signal[row] <= height) {
                if (signal[row] < low) {
                    low = signal[row];
                    lowRow = row;
                }
                row += step;
            }
        }
        ends[peak] = row;
        beyond[peak] = other;
        baseValues[peak] = low;
        baseRows[peak] = lowRow;
    }

    private int rowOf(int peak) {
        return peak >= 0 && peak < peaks.length ? (int) peaks[peak] : outside;
    }

    /**
     * The end of a walk from {@code peakRow} to {@code otherRow}, with the lowest row on it in {@link #low}. It is walked from the other end, so
     * that all walks together read the signal in one direction: against it, each would wait for memory.
     */
    private int firstHigher(int otherRow, int peakRow) {
        double height = signal[peakRow];
        int end = otherRow;
        low = height;
        lowRow = peakRow;
        int row = otherRow;
        while (row != peakRow) {
            row -= step;
            double value = signal[row];
            if (value <= low) {
                low = value;
                lowRow = row;
            } else if (!(value <= height)) {
                end = row;
                low = height;
            }
        }
        return end;
    }
}
