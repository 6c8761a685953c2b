package kymo.core.export;

import kymo.core.dataset.ColumnType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.schubfach.DoubleToDecimal;

/**
 * Times as Excel counts them: days since 1899-12-30, without a zone. What it shows is whole milliseconds, and its days before 1900-03-01 are one
 * off (it has a 29 February 1900), so a finer or an earlier time is none that it can hold.
 */
final class ExcelTime {

    private static final long NANOS_PER_DAY = 86_400_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MILLIS_PER_DAY = 86_400_000;
    /** From 1899-12-30 to 1970-01-01. */
    private static final long EPOCH = 25_569;
    /** 1900-03-01. */
    private static final long FIRST = 61;

    private ExcelTime() {}

    /** The number that stands for the value of a time column; null when none stands for just this value. */
    static @Nullable String serial(long nanos, ColumnType type) {
        long day = type == ColumnType.TIME ? 0 : Math.floorDiv(nanos, NANOS_PER_DAY) + EPOCH;
        long ofDay = Math.floorMod(nanos, NANOS_PER_DAY);
        if (ofDay % NANOS_PER_MILLI != 0 || (type != ColumnType.TIME && day < FIRST)) return null;
        if (ofDay == 0) return Long.toString(day);
        long millis = day * MILLIS_PER_DAY + ofDay / NANOS_PER_MILLI;
        return DoubleToDecimal.toString(millis / (double) MILLIS_PER_DAY);
    }
}
