package kymo.core.kernel;

import java.util.Arrays;

/** Doubles; a missing one is NaN, infinities are values. */
public final class DoubleColumn implements Column {

    private final double[] values;

    private DoubleColumn(double[] values) {
        this.values = values;
    }

    /** A column over {@code values}, which is not copied and must not change afterwards. */
    public static DoubleColumn of(double... values) {
        return new DoubleColumn(values);
    }

    /**
     * The numbers of {@code column}, missing ones as NaN: a column of doubles as it is, of whole numbers as new doubles. Whole numbers above 2^53 lose
     * their last bits, as in any result that is a double.
     *
     * @throws ClassCastException unless it is a column of doubles or of whole numbers
     */
    public static DoubleColumn widened(Column column) {
        if (column instanceof DoubleColumn already) return already;
        LongColumn whole = (LongColumn) column;
        double[] out = new double[whole.size()];
        for (int row = 0; row < out.length; row++) {
            out[row] = whole.isMissing(row) ? Double.NaN : whole.values()[row];
        }
        return new DoubleColumn(out);
    }

    /** The backing array, one element a row; not to be changed. */
    public double[] values() {
        return values;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public DoubleColumn slice(int from, int to) {
        return from == 0 && to == values.length ? this : new DoubleColumn(Arrays.copyOfRange(values, from, to));
    }

    /** Bit for bit equal values, every NaN being the same missing value. */
    @Override
    public boolean equals(Object o) {
        return o instanceof DoubleColumn other && Arrays.equals(values, other.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
