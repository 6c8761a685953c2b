package kymo.core.kernel.peaks;

import java.util.Locale;

/** What can be told of a peak; the names are those of scipy where it knows the property. */
public enum PeakProperty {
    /** Value at the peak. Unit: the signal's. */
    PEAK_HEIGHTS,
    /** Height above the row before. Unit: the signal's. */
    LEFT_THRESHOLDS,
    /** Height above the row after. Unit: the signal's. */
    RIGHT_THRESHOLDS,
    /** Rows of the flat top. */
    PLATEAU_SIZES,
    /** First row of the flat top. */
    LEFT_EDGES,
    /** Last row of the flat top. */
    RIGHT_EDGES,
    /** See {@link Prominences}. Unit: the signal's. */
    PROMINENCES,
    /** Row of the left base. */
    LEFT_BASES,
    /** Row of the right base. */
    RIGHT_BASES,
    /** See {@link Widths}. Unit: rows. */
    WIDTHS,
    /** Value at which the width is measured. Unit: the signal's. */
    WIDTH_HEIGHTS,
    /** Where the width begins. Unit: rows, with a fraction. */
    LEFT_IPS,
    /** Where the width ends. Unit: rows, with a fraction. */
    RIGHT_IPS,
    /** Width half way down the prominence. Unit: rows. */
    FWHM,
    /** See {@link PeakShapes}. Unit: the signal's times rows. */
    AREAS,
    /** First row of the range in which this peak alone is integrated. */
    LEFT_BOUNDS,
    /** Last row of the range in which this peak alone is integrated. */
    RIGHT_BOUNDS;

    /** The name in lower case, such as {@code peak_heights}. */
    public String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
