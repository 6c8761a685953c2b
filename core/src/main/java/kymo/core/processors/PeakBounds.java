package kymo.core.processors;

/** Between which rows a peak is integrated, as {@code left_bounds} and {@code right_bounds} tell. */
public enum PeakBounds {
    /** From base to base; the ranges of neighbours may overlap. */
    BASES,
    /** Drawn in to the lowest row between neighbours, so that ranges meet in one row at most. */
    SEPARATE
}
