package kymo.core.kernel.peaks;

/** The bases on one side of peaks in a signal in memory, each walk for itself: the cheapest way to few peaks in small windows. */
final class WindowWalk {

    private WindowWalk() {}

    /** Fills in the value and row of every peak's left base, at most {@code reach} rows away. */
    static void left(double[] signal, long[] peaks, long reach, double[] baseValues, long[] baseRows) {
        for (int i = 0; i < peaks.length; i++) {
            int row = (int) peaks[i];
            int base = base(signal, row, -1, (int) Math.max(0, row - reach));
            baseValues[i] = signal[base];
            baseRows[i] = base;
        }
    }

    /** Fills in the value and row of every peak's right base, at most {@code reach} rows away. */
    static void right(double[] signal, long[] peaks, long reach, double[] baseValues, long[] baseRows) {
        for (int i = 0; i < peaks.length; i++) {
            int row = (int) peaks[i];
            int base = base(signal, row, 1, (int) Math.min(signal.length - 1, row + reach));
            baseValues[i] = signal[base];
            baseRows[i] = base;
        }
    }

    private static int base(double[] signal, int peak, int step, int last) {
        double height = signal[peak];
        int base = peak;
        for (int row = peak; row != last; ) {
            row += step;
            if (!(signal[row] <= height)) break;
            if (signal[row] < signal[base]) base = row;
        }
        return base;
    }
}
