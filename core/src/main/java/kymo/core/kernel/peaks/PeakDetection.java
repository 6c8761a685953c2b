package kymo.core.kernel.peaks;

import static kymo.core.kernel.peaks.PeakProperty.*;

import java.util.Arrays;
import kymo.core.kernel.DoubleColumn;
import org.jspecify.annotations.Nullable;

/**
 * Finds the peaks of a signal that is in memory as a whole.
 *
 * <p>Shape: N rows in, a row per peak out, by ascending row. Unit: heights, thresholds, prominences have the signal's, widths and distances are rows.
 * Missing values: NaN compares with nothing, so it is no peak, nor is a neighbour of it, and a base is not sought beyond it.
 * Work: O(rows), but for widths and areas, which cost the rows that each peak covers.
 * Source: the definition, that of scipy.signal.find_peaks, to the same bits; among equally high candidates nearer than the distance the later one stays
 * (scipy leaves that to its sort).
 *
 * @param shapes whether each peak's shape (see {@link PeakShapes}) is told as well
 */
public record PeakDetection(PeakConditions conditions, Polarity polarity, boolean shapes) {

    /** The maxima that meet the conditions, without their shapes. */
    public static PeakDetection maxima(PeakConditions conditions) {
        return new PeakDetection(conditions, Polarity.MAXIMA, false);
    }

    /**
     * The peaks of {@code signal} that meet the conditions.
     *
     * @throws IllegalArgumentException unless bounds per row are as many as the signal's rows
     */
    public Peaks apply(DoubleColumn signal) {
        conditions.requireRows(signal.size());
        if (!polarity.minima()) return find(signal.values(), false);
        Peaks minima = find(negated(signal.values()), true);
        return polarity.maxima() ? find(signal.values(), false).merged(minima) : minima;
    }

    private Peaks find(double[] signal, boolean minima) {
        Candidates candidates = new CandidateScan(conditions).accept(signal);
        if (conditions.distanceRows() > 1)
            candidates = candidates.taken(
                    Spacing.select(candidates.rows(), candidates.heights(), conditions.distanceRows()));
        if (!conditions.needBases() && !shapes) return told(candidates, minima);
        Prominences prominences = Prominences.of(signal, candidates.rows(), conditions.wlenRows());
        Peaks peaks = measured(candidates, prominences, Samples.of(signal), minima);
        if (shapes) separate(Samples.of(signal), peaks);
        return peaks;
    }

    /**
     * The last part of the way, once bases are known: the candidates that are prominent and wide enough, and all that is asked of them. Bounds are
     * those of the bases: only who knows all peaks can draw them in.
     *
     * @param candidates far enough apart
     * @param prominences of these candidates, in their order
     * @param signal negated where minima are sought
     */
    public Peaks measured(Candidates candidates, Prominences prominences, Samples signal, boolean minima) {
        Peaks peaks = told(candidates, minima);
        Prominences left = prominences;
        if (conditions.needBases()) {
            tell(peaks, left);
            int[] prominent = within(conditions.prominence(), left.values(), peaks.rows());
            peaks = peaks.taken(prominent);
            left = left.taken(prominent);
        }
        if (conditions.width() != null) {
            Widths widths = Widths.of(signal, peaks.rows(), left, conditions.relHeight());
            tell(peaks, widths);
            int[] wide = within(conditions.width(), widths.values(), peaks.rows());
            peaks = peaks.taken(wide);
            left = left.taken(wide);
        }
        if (shapes) tell(peaks, PeakShapes.overlapping(signal, peaks.rows(), left));
        return peaks;
    }

    private Peaks told(Candidates candidates, boolean minima) {
        Peaks peaks = Peaks.of(candidates.rows(), minima);
        if (conditions.plateauSize() != null) {
            double[] sizes = new double[candidates.size()];
            for (int i = 0; i < sizes.length; i++)
                sizes[i] = candidates.rightEdges()[i] - candidates.leftEdges()[i] + 1;
            peaks.put(PLATEAU_SIZES, sizes);
            peaks.put(LEFT_EDGES, candidates.leftEdges());
            peaks.put(RIGHT_EDGES, candidates.rightEdges());
        }
        if (conditions.height() != null) peaks.put(PEAK_HEIGHTS, candidates.heights());
        if (conditions.threshold() != null) {
            peaks.put(LEFT_THRESHOLDS, candidates.leftThresholds());
            peaks.put(RIGHT_THRESHOLDS, candidates.rightThresholds());
        }
        return peaks;
    }

    private static void tell(Peaks peaks, Prominences prominences) {
        peaks.put(PROMINENCES, prominences.values());
        peaks.put(LEFT_BASES, prominences.leftBases());
        peaks.put(RIGHT_BASES, prominences.rightBases());
    }

    private static void tell(Peaks peaks, Widths widths) {
        peaks.put(WIDTHS, widths.values());
        peaks.put(WIDTH_HEIGHTS, widths.heights());
        peaks.put(LEFT_IPS, widths.leftIps());
        peaks.put(RIGHT_IPS, widths.rightIps());
    }

    private static void tell(Peaks peaks, PeakShapes shapes) {
        peaks.put(FWHM, shapes.fullWidths());
        peaks.put(AREAS, shapes.areas());
        peaks.put(LEFT_BOUNDS, shapes.leftBounds());
        peaks.put(RIGHT_BOUNDS, shapes.rightBounds());
    }

    private static void separate(Samples signal, Peaks peaks) {
        long[] left = rows(peaks.property(LEFT_BOUNDS));
        long[] right = rows(peaks.property(RIGHT_BOUNDS));
        PeakShapes.separate(signal, peaks.rows(), left, right);
        peaks.put(LEFT_BOUNDS, left);
        peaks.put(RIGHT_BOUNDS, right);
    }

    private static long[] rows(double[] values) {
        return Arrays.stream(values).mapToLong(value -> (long) value).toArray();
    }

    private static int[] within(@Nullable Bounds bounds, double[] values, long[] rows) {
        int[] positions = new int[values.length];
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            if (bounds == null || bounds.admits(values[i], rows[i])) positions[size++] = i;
        }
        return Arrays.copyOf(positions, size);
    }

    private static double[] negated(double[] signal) {
        double[] negated = new double[signal.length];
        for (int row = 0; row < signal.length; row++) negated[row] = -signal[row];
        return negated;
    }
}
