package kymo.core.kernel.quality;

import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.Validity;
import org.jspecify.annotations.Nullable;

/** Consecutive rows of one series as a test sees them: values, and where there are any, times in nanoseconds and depths. */
public final class Samples {

    private final int size;
    private final @Nullable DoubleColumn values;
    private final @Nullable LongColumn times;
    private final @Nullable DoubleColumn depths;

    private Samples(
            int size, @Nullable DoubleColumn values, @Nullable LongColumn times, @Nullable DoubleColumn depths) {
        this.size = size;
        this.values = values;
        this.times = times;
        this.depths = depths;
    }

    public static Samples of(DoubleColumn values) {
        return new Samples(values.size(), values, null, null);
    }

    /** An axis alone: enough for the tests of time. */
    public static Samples of(LongColumn times) {
        return new Samples(times.size(), null, times, null);
    }

    /**
     * Values over time.
     *
     * @throws IllegalArgumentException unless both have the same number of rows
     */
    public static Samples of(LongColumn times, DoubleColumn values) {
        requireRows("times", times.size(), values.size());
        return new Samples(values.size(), values, times, null);
    }

    /**
     * Values over time and depth.
     *
     * @throws IllegalArgumentException unless all have the same number of rows
     */
    public static Samples of(LongColumn times, DoubleColumn values, DoubleColumn depths) {
        requireRows("times", times.size(), values.size());
        requireRows("depths", depths.size(), values.size());
        return new Samples(values.size(), values, times, depths);
    }

    public int size() {
        return size;
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive). */
    public Samples slice(int from, int to) {
        return new Samples(
                to - from,
                values == null ? null : values.slice(from, to),
                times == null ? null : times.slice(from, to),
                depths == null ? null : depths.slice(from, to));
    }

    /** The values' backing array. */
    double[] values() {
        if (values == null) throw new IllegalArgumentException("the test needs values but the series has none");
        return values.values();
    }

    /** The times' backing array. */
    long[] times() {
        return timeColumn().values();
    }

    Validity timeValidity() {
        return timeColumn().validity();
    }

    /** The depth of {@code row}, NaN where it is unknown. */
    double depth(int row) {
        return depths == null ? Double.NaN : depths.values()[row];
    }

    private LongColumn timeColumn() {
        if (times == null)
            throw new IllegalArgumentException(
                    "the test needs a time axis but the series has none; choose its time column");
        return times;
    }

    private static void requireRows(String what, int rows, int valueRows) {
        if (rows != valueRows)
            throw new IllegalArgumentException(
                    "%s must have as many rows as values (%d) but had %d".formatted(what, valueRows, rows));
    }
}
