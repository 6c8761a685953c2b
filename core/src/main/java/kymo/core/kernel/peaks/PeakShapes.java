package kymo.core.kernel.peaks;

/**
 * What a peak's integration needs: width half way down, area, and the rows that belong to this peak alone.
 *
 * <ul>
 *   <li>Full width at half maximum: the width at 0.5 of the prominence (see {@link Widths}).
 *   <li>Area: let b be the value of the higher base. The signal, linear between rows, is followed from the peak outwards on both sides to where it first comes down to b, at most to
 *       the base; the area is the integral of (signal - b) over that stretch. Flanks below b and what lies behind them count nothing.
 *   <li>Bounds: the rows of the two bases, drawn in to the lowest row between this peak and its neighbour in the list where they reach beyond
 *       it (of equally low rows the first; NaN is skipped). So the ranges of neighbours meet in one row at most.
 * </ul>
 *
 * <p>Unit: the width rows, the area the signal's times rows. Work: the rows between the bounds.
 */
public final class PeakShapes {

    private static final double HALF = 0.5;

    private final double[] fullWidths;
    private final double[] areas;
    private final long[] leftBounds;
    private final long[] rightBounds;

    private PeakShapes(double[] fullWidths, double[] areas, long[] leftBounds, long[] rightBounds) {
        this.fullWidths = fullWidths;
        this.areas = areas;
        this.leftBounds = leftBounds;
        this.rightBounds = rightBounds;
    }

    /**
     * The shapes of {@code peaks}, which ascend and whose prominences and bases stand in the same order.
     *
     * @throws IllegalArgumentException unless the peaks ascend, there is a prominence for every one, and each lies between its bases in the signal
     */
    public static PeakShapes of(Samples signal, long[] peaks, Prominences prominences) {
        PeakShapes shapes = overlapping(signal, peaks, prominences);
        separate(signal, peaks, shapes.leftBounds, shapes.rightBounds);
        return shapes;
    }

    /** The same with bounds that are not drawn in yet. */
    static PeakShapes overlapping(Samples signal, long[] peaks, Prominences prominences) {
        double[] fullWidths = Widths.of(signal, peaks, prominences, HALF).values();
        double[] areas = new double[peaks.length];
        long[] left = prominences.leftBases().clone();
        long[] right = prominences.rightBases().clone();
        for (int i = 0; i < peaks.length; i++) {
            double base = Math.max(signal.at(left[i]), signal.at(right[i]));
            areas[i] = flank(signal, peaks[i], left[i], base) + flank(signal, peaks[i], right[i], base);
        }
        return new PeakShapes(fullWidths, areas, left, right);
    }

    /**
     * Draws bounds in where those of neighbours overlap.
     *
     * @param left first rows, changed; of the base before each peak
     * @param right last rows, changed; of the base behind each peak
     * @throws IllegalArgumentException unless the peaks ascend
     */
    public static void separate(Samples signal, long[] peaks, long[] left, long[] right) {
        for (int i = 1; i < peaks.length; i++) {
            if (peaks[i] <= peaks[i - 1])
                throw new IllegalArgumentException(
                        "peaks must ascend but row %d comes after %d".formatted(peaks[i], peaks[i - 1]));
            if (right[i - 1] <= left[i]) continue;
            long border = lowest(signal, peaks[i - 1], peaks[i]);
            right[i - 1] = Math.min(right[i - 1], border);
            left[i] = Math.max(left[i], border);
        }
    }

    public double[] fullWidths() {
        return fullWidths;
    }

    public double[] areas() {
        return areas;
    }

    public long[] leftBounds() {
        return leftBounds;
    }

    public long[] rightBounds() {
        return rightBounds;
    }

    private static double flank(Samples signal, long peak, long end, double base) {
        int step = end < peak ? -1 : 1;
        double area = 0;
        double inner = signal.at(peak) - base;
        for (long row = peak; row != end && inner > 0; row += step) {
            double outer = signal.at(row + step) - base;
            // Down to the base the last piece is a triangle, whose foot lies where the line between the two rows meets
            // it.
            area += outer >= 0 ? (inner + outer) / 2 : inner / 2 * (inner / (inner - outer));
            inner = outer;
        }
        return area;
    }

    private static long lowest(Samples signal, long from, long to) {
        long lowest = from;
        double low = signal.at(from);
        for (long row = from + 1; row < to; row++) {
            double value = signal.at(row);
            if (value < low) {
                low = value;
                lowest = row;
            }
        }
        return lowest;
    }
}
