package kymo.core.kernel.peaks;

/**
 * The bases on one side of peaks in a signal in memory, each walk for itself: cheapest where the walks are short, as most are, and given
 * up where they are not.
 */
final class WindowWalk {

    private final double[] signal;
    private final long reach;
    private long rowsLeft;

    /**
     * Walks in a signal.
     *
     * @param reach how many rows on a side belong to a peak's window
     * @param mostRows how many rows all walks together may take
     */
    WindowWalk(double[] signal, long reach, long mostRows) {
        this.signal = signal;
        this.reach = reach;
        this.rowsLeft = mostRows;
    }

    /** Fills in the value and row of every peak's left base; false when that would take too many rows. */
    boolean left(long[] peaks, double[] baseValues, long[] baseRows) {
        return all(peaks, -1, baseValues, baseRows);
    }

    /** Fills in the value and row of every peak's right base; false when that would take too many rows. */
    boolean right(long[] peaks, double[] baseValues, long[] baseRows) {
        return all(peaks, 1, baseValues, baseRows);
    }

    private boolean all(long[] peaks, int step, double[] baseValues, long[] baseRows) {
        for (int i = 0; i < peaks.length && rowsLeft >= 0; i++) {
            int row = (int) peaks[i];
            int base = base(row, step);
            baseValues[i] = signal[base];
            baseRows[i] = base;
        }
        return rowsLeft >= 0;
    }

    private int base(int peak, int step) {
        double height = signal[peak];
        double low = height;
        int base = peak;
        int last = (int) (step < 0 ? Math.max(0, peak - reach) : Math.min(signal.length - 1L, peak + reach));
        int row = peak;
        while (row != last) {
            row += step;
            double value = signal[row];
            if (!(value <= height)) break;
            if (value < low) {
                low = value;
                base = row;
            }
        }
        rowsLeft -= Math.abs(row - peak);
        return base;
    }
}
