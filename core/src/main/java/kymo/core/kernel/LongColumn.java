package kymo.core.kernel;

import java.util.Arrays;

/** 64-bit integers: whole numbers, or times in nanoseconds. The value under an invalid bit is 0. */
public final class LongColumn implements Column {

    private final long[] values;
    private final Validity validity;

    private LongColumn(long[] values, Validity validity) {
        this.values = values;
        this.validity = validity;
    }

    /** A column without missing rows over {@code values}, which is not copied. */
    public static LongColumn of(long... values) {
        return new LongColumn(values, Validity.ALL);
    }

    /** A column over {@code values}, which is not copied; {@code values[row]} is 0 where {@code validity} says missing. */
    public static LongColumn of(long[] values, Validity validity) {
        return new LongColumn(values, validity);
    }

    /** The backing array, one element a row; not to be changed. */
    public long[] values() {
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
    public LongColumn slice(int from, int to) {
        return new LongColumn(Arrays.copyOfRange(values, from, to), validity.slice(from, to));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof LongColumn other
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
