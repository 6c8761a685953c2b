package kymo.core.kernel.peaks;

import org.jspecify.annotations.Nullable;

/**
 * What a property of a peak may be: at least a lower limit, at most an upper one, each included, each one number or one for every
 * row of the signal, each possibly open. An open end admits NaN, a limit never does.
 *
 * <p>Unit: the property's.
 */
public final class Bounds {

    private static final Bounds ANY = new Bounds(null, null);

    private final @Nullable Limit lower;
    private final @Nullable Limit upper;

    private Bounds(@Nullable Limit lower, @Nullable Limit upper) {
        this.lower = lower;
        this.upper = upper;
    }

    /** Both ends open: the property is wanted, and nothing is asked of it. */
    public static Bounds any() {
        return ANY;
    }

    public static Bounds atLeast(double lower) {
        return new Bounds(new Limit(lower, null), null);
    }

    public static Bounds atMost(double upper) {
        return new Bounds(null, new Limit(upper, null));
    }

    public static Bounds between(double lower, double upper) {
        return new Bounds(new Limit(lower, null), new Limit(upper, null));
    }

    /** At least the limit of the peak's own row; {@code lower} has one for every row of the signal and is not copied. */
    public static Bounds atLeastPerRow(double[] lower) {
        return new Bounds(new Limit(Double.NaN, lower), null);
    }

    /** At most the limit of the peak's own row; {@code upper} has one for every row of the signal and is not copied. */
    public static Bounds atMostPerRow(double[] upper) {
        return new Bounds(null, new Limit(Double.NaN, upper));
    }

    /** These bounds with each end that {@code other} closes closed as there. */
    public Bounds and(Bounds other) {
        return new Bounds(other.lower == null ? lower : other.lower, other.upper == null ? upper : other.upper);
    }

    /** These bounds given in multiples of {@code unit}, such as the {@link NoiseLevel} of the signal. */
    public Bounds times(double unit) {
        return new Bounds(lower == null ? null : lower.times(unit), upper == null ? null : upper.times(unit));
    }

    boolean admits(double value, long row) {
        return admits(value, value, row);
    }

    /** Whether a property of two values lies within the bounds as a whole. */
    boolean admits(double least, double greatest, long row) {
        return (lower == null || lower.at(row) <= least) && (upper == null || greatest <= upper.at(row));
    }

    /** No value below this is admitted in any row. */
    double leastAnywhere() {
        return lower == null || lower.perRow != null ? Double.NEGATIVE_INFINITY : lower.constant;
    }

    void requireRows(int rows, String property) {
        if (lower != null) lower.requireRows(rows, property);
        if (upper != null) upper.requireRows(rows, property);
    }

    @Override
    public String toString() {
        return (lower == null ? "any" : lower) + " to " + (upper == null ? "any" : upper);
    }

    private static final class Limit {

        private final double constant;
        private final double @Nullable [] perRow;

        Limit(double constant, double @Nullable [] perRow) {
            this.constant = constant;
            this.perRow = perRow;
        }

        double at(long row) {
            return perRow == null ? constant : perRow[(int) row];
        }

        @Override
        public String toString() {
            return perRow == null ? String.valueOf(constant) : "one a row";
        }

        Limit times(double unit) {
            if (perRow == null) return new Limit(constant * unit, null);
            double[] scaled = new double[perRow.length];
            for (int row = 0; row < scaled.length; row++) scaled[row] = perRow[row] * unit;
            return new Limit(Double.NaN, scaled);
        }

        void requireRows(int rows, String property) {
            if (perRow != null && perRow.length != rows)
                throw new IllegalArgumentException(
                        "bounds per row must be as many as the signal's rows (%d) but %s has %d"
                                .formatted(rows, property, perRow.length));
        }
    }
}
