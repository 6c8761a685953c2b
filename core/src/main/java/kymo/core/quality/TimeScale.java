package kymo.core.quality;

import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.Validity;
import org.jspecify.annotations.Nullable;

/**
 * How an axis becomes the time that tests go by, in nanoseconds: a time is one; a number counts as one in its unit of time, else as seconds; without an
 * axis a row is a second.
 *
 * @param nanos of one unit of a numeric axis; 0: the axis is a time; negative: there is none
 */
public record TimeScale(double nanos) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MOST_NANOS = 9e18;

    /**
     * Of this dataset.
     *
     * @param largest the largest axis value without its sign, NaN when unknown: too large a number is no time
     */
    public static TimeScale of(Schema input, double largest) {
        if (!isAxisTested(input)) return new TimeScale(-1);
        ColumnSpec axis = input.columns().get(input.axis());
        if (axis.type().carrier() == ColumnType.Carrier.LONG && axis.type() != ColumnType.INTEGER)
            return new TimeScale(0);
        double unit = nanosIn(axis.unit());
        double largestUnit = MOST_NANOS / Math.max(1, largest);
        // numbers beyond that are told in a finer unit than they have, which changes rates and nothing else
        return new TimeScale(Math.min(unit, Double.isNaN(largest) ? unit : largestUnit));
    }

    /** Whether the dataset has an axis whose order and steps can be judged. */
    public static boolean isAxisTested(Schema input) {
        if (input.axis() < 0) return false;
        ColumnType type = input.columns().get(input.axis()).type();
        return type.isNumeric() || type.carrier() == ColumnType.Carrier.LONG;
    }

    /** Whether the axis holds times of the calendar. */
    public static boolean isCalendar(Schema input) {
        return input.axis() >= 0 && input.columns().get(input.axis()).type().isTime();
    }

    private static double nanosIn(@Nullable String unit) {
        if (unit == null) return NANOS_PER_SECOND;
        return switch (unit) {
            case "ns" -> 1;
            case "us", "µs" -> 1e3;
            case "ms" -> 1e6;
            case "min" -> 60e9;
            case "h" -> 3_600e9;
            case "d" -> 86_400e9;
            default -> NANOS_PER_SECOND;
        };
    }

    /** The times of rows {@code firstRow} on, whose axis is {@code axis}. */
    public LongColumn times(@Nullable Column axis, long firstRow, int rows) {
        if (axis == null || nanos < 0) return byRow(firstRow, rows);
        if (nanos == 0) return (LongColumn) axis;
        long[] times = new long[rows];
        long[] valid = new long[Validity.words(rows)];
        for (int row = 0; row < rows; row++) {
            double value = axis.isMissing(row) ? Double.NaN : number(axis, row) * nanos;
            if (!(Math.abs(value) <= MOST_NANOS)) continue;
            times[row] = Math.round(value);
            valid[row >>> 6] |= 1L << (row & 63);
        }
        return LongColumn.of(times, Validity.of(valid));
    }

    private static double number(Column axis, int row) {
        return axis instanceof LongColumn whole ? whole.values()[row] : ((DoubleColumn) axis).values()[row];
    }

    private static LongColumn byRow(long firstRow, int rows) {
        long[] times = new long[rows];
        // a million billion rows are as many nanoseconds as there are
        for (int row = 0; row < rows; row++) times[row] = (firstRow + row) * (long) NANOS_PER_SECOND;
        return LongColumn.of(times);
    }
}
