package kymo.core.kernel;

import java.util.Arrays;

/** True or false. The value under an invalid bit is false. */
public final class BooleanColumn implements Column {

    private final boolean[] values;
    private final Validity validity;

    private BooleanColumn(boolean[] values, Validity validity) {
        this.values = values;
        this.validity = validity;
    }

    /** A column over {@code values}, which is not copied. */
    public static BooleanColumn of(boolean[] values, Validity validity) {
        return new BooleanColumn(values, validity);
    }

    /** The backing array, one element a row; not to be changed. */
    public boolean[] values() {
        return values;
    }

    public Validity validity() {
        return validity;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return !validity.isValid(row);
    }

    @Override
    public int missingCount() {
        return validity.missing(values.length);
    }

    @Override
    public BooleanColumn slice(int from, int to) {
        return new BooleanColumn(Arrays.copyOfRange(values, from, to), validity.slice(from, to));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof BooleanColumn other
                && Arrays.equals(values, other.values)
                && validity.sameAs(other.validity, values.length);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values) + " " + validity;
    }
}
