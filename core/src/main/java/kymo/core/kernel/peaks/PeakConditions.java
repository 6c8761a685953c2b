package kymo.core.kernel.peaks;

import org.jspecify.annotations.Nullable;

/**
 * Which peaks count; applied in the order plateau size, height, threshold, distance, prominence, width. Null: not asked, and not
 * among the properties told; {@link Bounds#any()}: told, but nothing asked of it.
 *
 * @param plateauSize rows of the flat top
 * @param height value of the peak
 * @param threshold vertical distance to both direct neighbours
 * @param distanceRows least distance of two peaks, rounded up to whole rows; the higher one stays, of equal ones the later; 1: no matter
 * @param prominence how far the peak stands out, see {@link Prominences}
 * @param width width at {@code relHeight}, in rows, see {@link Widths}
 * @param wlenRows window around the peak in which its bases are sought, rounded up to an odd number of rows; infinite: the whole signal
 * @param relHeight where the width is measured, as a part of the prominence below the top: 0.5 half way down, 1 at the base
 */
public record PeakConditions(
        @Nullable Bounds plateauSize,
        @Nullable Bounds height,
        @Nullable Bounds threshold,
        double distanceRows,
        @Nullable Bounds prominence,
        @Nullable Bounds width,
        double wlenRows,
        double relHeight) {

    private static final PeakConditions NONE =
            new PeakConditions(null, null, null, 1, null, null, Double.POSITIVE_INFINITY, 0.5);

    /** @throws IllegalArgumentException unless {@code distanceRows >= 1}, {@code wlenRows > 1} and {@code relHeight >= 0} */
    public PeakConditions {
        Spacing.wholeRows(distanceRows);
        BaseScan.halfWindow(wlenRows);
        Widths.requireRelHeight(relHeight);
    }

    /** Every local maximum counts. */
    public static PeakConditions none() {
        return NONE;
    }

    public PeakConditions withPlateauSize(Bounds rows) {
        return new PeakConditions(rows, height, threshold, distanceRows, prominence, width, wlenRows, relHeight);
    }

    public PeakConditions withHeight(Bounds value) {
        return new PeakConditions(plateauSize, value, threshold, distanceRows, prominence, width, wlenRows, relHeight);
    }

    public PeakConditions withThreshold(Bounds value) {
        return new PeakConditions(plateauSize, height, value, distanceRows, prominence, width, wlenRows, relHeight);
    }

    public PeakConditions withDistance(double rows) {
        return new PeakConditions(plateauSize, height, threshold, rows, prominence, width, wlenRows, relHeight);
    }

    public PeakConditions withProminence(Bounds value) {
        return new PeakConditions(plateauSize, height, threshold, distanceRows, value, width, wlenRows, relHeight);
    }

    public PeakConditions withWidth(Bounds rows) {
        return new PeakConditions(plateauSize, height, threshold, distanceRows, prominence, rows, wlenRows, relHeight);
    }

    public PeakConditions withWlen(double rows) {
        return new PeakConditions(plateauSize, height, threshold, distanceRows, prominence, width, rows, relHeight);
    }

    public PeakConditions withRelHeight(double part) {
        return new PeakConditions(plateauSize, height, threshold, distanceRows, prominence, width, wlenRows, part);
    }

    /** Whether an answer needs the bases of the peaks. */
    boolean needBases() {
        return prominence != null || width != null;
    }

    void requireRows(int rows) {
        if (plateauSize != null) plateauSize.requireRows(rows, "plateauSize");
        if (height != null) height.requireRows(rows, "height");
        if (threshold != null) threshold.requireRows(rows, "threshold");
        if (prominence != null) prominence.requireRows(rows, "prominence");
        if (width != null) width.requireRows(rows, "width");
    }
}
