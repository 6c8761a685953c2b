package kymo.core.kernel.peaks;

/**
 * How wide peaks are at a height of {@code peak - relHeight * prominence}: from the peak outwards to where the signal, linear between
 * rows, comes down to that height, at most to the base.
 *
 * <p>Unit: rows; the heights have the signal's. Source: the definition, that of scipy.signal.peak_widths. Work: the rows walked.
 */
public final class Widths {

    private final double[] values;
    private final double[] heights;
    private final double[] leftIps;
    private final double[] rightIps;

    private Widths(int size) {
        values = new double[size];
        heights = new double[size];
        leftIps = new double[size];
        rightIps = new double[size];
    }

    /**
     * The widths of {@code peaks}, whose prominences and bases stand in the same order.
     *
     * @param relHeight part of the prominence below the top: 0 at the top, 0.5 half way down, 1 at the higher base
     * @throws IllegalArgumentException unless {@code relHeight >= 0}, there is a prominence for every peak, and every peak lies between its bases in the signal
     */
    public static Widths of(Samples signal, long[] peaks, Prominences prominences, double relHeight) {
        requireRelHeight(relHeight);
        requireBases(signal.rows(), peaks, prominences);
        Widths widths = new Widths(peaks.length);
        for (int i = 0; i < peaks.length; i++) {
            double height = signal.at(peaks[i]) - prominences.values()[i] * relHeight;
            double left = flank(signal, peaks[i], prominences.leftBases()[i], height);
            double right = flank(signal, peaks[i], prominences.rightBases()[i], height);
            widths.heights[i] = height;
            widths.leftIps[i] = left;
            widths.rightIps[i] = right;
            widths.values[i] = right - left;
        }
        return widths;
    }

    public double[] values() {
        return values;
    }

    public double[] heights() {
        return heights;
    }

    public double[] leftIps() {
        return leftIps;
    }

    public double[] rightIps() {
        return rightIps;
    }

    static void requireRelHeight(double relHeight) {
        if (!(relHeight >= 0)) throw new IllegalArgumentException("relHeight must be 0 or more but was " + relHeight);
    }

    static void requireBases(long rows, long[] peaks, Prominences prominences) {
        if (prominences.values().length != peaks.length)
            throw new IllegalArgumentException("prominences must be as many as the peaks (%d) but are %d"
                    .formatted(peaks.length, prominences.values().length));
        for (int i = 0; i < peaks.length; i++) {
            long left = prominences.leftBases()[i];
            long right = prominences.rightBases()[i];
            if (left < 0 || left > peaks[i] || right < peaks[i] || right >= rows)
                throw new IllegalArgumentException(
                        "a peak must lie between its bases in the signal's %d rows but peak %d has bases %d and %d"
                                .formatted(rows, peaks[i], left, right));
        }
    }

    /** Where the flank from {@code peak} towards {@code base} meets {@code height}. */
    private static double flank(Samples signal, long peak, long base, double height) {
        int step = base < peak ? -1 : 1;
        long row = peak;
        double inner = Double.NaN;
        double value = signal.at(peak);
        while (row != base && height < value) {
            inner = value;
            row += step;
            value = signal.at(row);
        }
        return value < height ? row - step * ((height - value) / (inner - value)) : row;
    }
}
