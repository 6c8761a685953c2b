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

    /** Whether it is a row, or a number of them, without a fraction. */
    public boolean isRow() {
        return switch (this) {
            case PLATEAU_SIZES, LEFT_EDGES, RIGHT_EDGES, LEFT_BASES, RIGHT_BASES, LEFT_BOUNDS, RIGHT_BOUNDS -> true;
            case PEAK_HEIGHTS,
                    LEFT_THRESHOLDS,
                    RIGHT_THRESHOLDS,
                    PROMINENCES,
                    WIDTHS,
                    WIDTH_HEIGHTS,
                    LEFT_IPS,
                    RIGHT_IPS,
                    FWHM,
                    AREAS -> false;
        };
    }

    /** Whether it is a value of the signal, not a difference of values. */
    public boolean isHeight() {
        return this == PEAK_HEIGHTS || this == WIDTH_HEIGHTS;
    }

    /** Whether it has the signal's unit. */
    public boolean hasSignalsUnit() {
        return switch (this) {
            case PEAK_HEIGHTS, LEFT_THRESHOLDS, RIGHT_THRESHOLDS, PROMINENCES, WIDTH_HEIGHTS -> true;
            case PLATEAU_SIZES,
                    LEFT_EDGES,
                    RIGHT_EDGES,
                    LEFT_BASES,
                    RIGHT_BASES,
                    WIDTHS,
                    LEFT_IPS,
                    RIGHT_IPS,
                    FWHM,
                    AREAS,
                    LEFT_BOUNDS,
                    RIGHT_BOUNDS -> false;
        };
    }

    /** The name in lower case, such as {@code peak_heights}. */
    public String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
