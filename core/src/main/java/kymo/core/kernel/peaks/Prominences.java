package kymo.core.kernel.peaks;

import java.util.Arrays;

/**
 * How far peaks stand out: the height of each above the higher of its two bases, where a base is the lowest row between the peak and the
 * first higher one on that side (or NaN, the window's or the signal's end); of equally low rows the one nearest to the peak.
 *
 * <p>Unit: the signal's; bases are rows. Source: the definition, that of scipy.signal.peak_prominences; O(rows) by {@link NearestHigher}, within windows
 * by {@link WindowWalk}, or {@link BaseScan} where the walks overlap too much.
 */
public final class Prominences {

    /** Walks that take more than this many times the signal's rows are given up: about what {@link BaseScan} costs itself. */
    private static final long WALK_LENGTHS = 16;

    private final double[] values;
    private final long[] leftBases;
    private final long[] rightBases;

    private Prominences(double[] values, long[] leftBases, long[] rightBases) {
        this.values = values;
        this.leftBases = leftBases;
        this.rightBases = rightBases;
    }

    /**
     * Prominences found elsewhere, such as by two {@link BaseScan}s; the arrays are not copied.
     *
     * @throws IllegalArgumentException unless the arrays are equally long
     */
    public static Prominences of(double[] values, long[] leftBases, long[] rightBases) {
        if (values.length != leftBases.length || values.length != rightBases.length)
            throw new IllegalArgumentException(
                    "prominences and their bases must be equally many but are %d, %d left and %d right"
                            .formatted(values.length, leftBases.length, rightBases.length));
        return new Prominences(values, leftBases, rightBases);
    }

    /**
     * The prominences of {@code peaks}, which may be any rows of the signal in any order.
     *
     * @param wlenRows window around each peak, rounded up to an odd number of rows; infinite: the whole signal
     * @throws IllegalArgumentException unless {@code wlenRows > 1} and every peak is a row of the signal
     */
    public static Prominences of(double[] signal, long[] peaks, double wlenRows) {
        for (long peak : peaks) {
            if (peak < 0 || peak >= signal.length)
                throw new IllegalArgumentException(
                        "a peak must be a row of the signal (0 to %d) but was %d".formatted(signal.length - 1, peak));
        }
        long[] ascending = peaks.clone();
        Arrays.sort(ascending);
        Prominences found = ofAscending(signal, ascending, wlenRows);
        return Arrays.equals(ascending, peaks) ? found : found.arranged(ascending, peaks);
    }

    /** The prominence of a peak of this height, given the values of its bases. */
    public static double above(double height, double leftBase, double rightBase) {
        return height - (leftBase < rightBase ? rightBase : leftBase);
    }

    public double[] values() {
        return values;
    }

    public long[] leftBases() {
        return leftBases;
    }

    public long[] rightBases() {
        return rightBases;
    }

    private static Prominences ofAscending(double[] signal, long[] peaks, double wlenRows) {
        double[] left = new double[peaks.length];
        double[] right = new double[peaks.length];
        long[] leftBases = new long[peaks.length];
        long[] rightBases = new long[peaks.length];
        long reach = BaseScan.halfWindow(wlenRows);
        WindowWalk walk = new WindowWalk(signal, reach, WALK_LENGTHS * signal.length);
        if (reach >= signal.length) {
            NearestHigher.left(signal, peaks, left, leftBases);
            NearestHigher.right(signal, peaks, right, rightBases);
        } else if (!walk.left(peaks, left, leftBases) || !walk.right(peaks, right, rightBases)) {
            int rows = signal.length;
            BaseScan.holding(Integer.MAX_VALUE, true, wlenRows, rows).accept(signal, peaks, left, leftBases);
            BaseScan.holding(Integer.MAX_VALUE, false, wlenRows, rows).accept(signal, peaks, right, rightBases);
        }
        double[] values = left;
        for (int i = 0; i < peaks.length; i++) values[i] = above(signal[(int) peaks[i]], left[i], right[i]);
        return new Prominences(values, leftBases, rightBases);
    }

    private Prominences arranged(long[] ascending, long[] peaks) {
        int[] positions = new int[peaks.length];
        for (int i = 0; i < peaks.length; i++) positions[i] = Arrays.binarySearch(ascending, peaks[i]);
        return taken(positions);
    }

    Prominences taken(int[] positions) {
        double[] some = new double[positions.length];
        long[] left = new long[positions.length];
        long[] right = new long[positions.length];
        for (int i = 0; i < positions.length; i++) {
            some[i] = values[positions[i]];
            left[i] = leftBases[positions[i]];
            right[i] = rightBases[positions[i]];
        }
        return new Prominences(some, left, right);
    }
}
