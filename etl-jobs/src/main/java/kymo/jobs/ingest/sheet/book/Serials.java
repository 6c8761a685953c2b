package kymo.jobs.ingest.sheet.book;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Days as Excel counts them: 1 is 1900-01-01, or 0 is 1904-01-01.
 *
 * <p>In the system of 1900 the number 60 is 1900-02-29, a day that there never was, so that numbers below it are one less than the days since then.
 */
public final class Serials {

    /** No moment that a dataset can hold. */
    public static final long NONE = Long.MIN_VALUE;

    private static final long DAY_MILLIS = 86_400_000;
    private static final long MILLI_NANOS = 1_000_000;
    private static final long DAY_NANOS = DAY_MILLIS * MILLI_NANOS;
    private static final int LEAP_BUG = 60;
    private static final int EPOCH_1900 = 25_569;
    private static final int EPOCH_1904 = 24_107;
    /** Days from 1970 that 64 bits of nanoseconds reach: 1677-09-22 to 2262-04-10. */
    private static final long MOST_DAYS = 106_750;

    private Serials() {}

    /** Nanoseconds from 1970-01-01, rounded to the millisecond that Excel keeps; {@link #NONE} where there is no such day. */
    public static long nanos(double serial, boolean from1904) {
        if (!(serial >= (from1904 ? 0 : 1)) || serial > 1e7) return NONE;
        long day = (long) serial;
        long millis = Math.round((serial - day) * DAY_MILLIS);
        if (!from1904 && day == LEAP_BUG && millis < DAY_MILLIS) return NONE;
        long epochDay = from1904 ? day - EPOCH_1904 : day < LEAP_BUG ? day - EPOCH_1900 + 1 : day - EPOCH_1900;
        if (epochDay > MOST_DAYS) return NONE;
        return epochDay * DAY_NANOS + millis * MILLI_NANOS;
    }

    /** Nanoseconds from midnight; {@link #NONE} unless the number is below one day. */
    public static long timeOfDay(double serial) {
        if (!(serial >= 0 && serial < 1)) return NONE;
        long millis = Math.round(serial * DAY_MILLIS);
        return millis == DAY_MILLIS ? (DAY_MILLIS - 1) * MILLI_NANOS : millis * MILLI_NANOS;
    }

    /** Whether the number is a day and nothing of a time of day. */
    public static boolean isWholeDay(double serial) {
        return Math.round((serial - Math.floor(serial)) * DAY_MILLIS) % DAY_MILLIS == 0;
    }

    /** Why there is no such day. */
    public static String fault(double serial, boolean from1904) {
        if (!from1904 && serial >= LEAP_BUG && serial < LEAP_BUG + 1)
            return "is 1900-02-29, a day that there never was";
        return serial < 1
                ? "is a number below that of the first day"
                : "is no day that a dataset can hold (until 2262-04-10)";
    }

    static double of(LocalDateTime time, boolean from1904) {
        long millis = time.toInstant(ZoneOffset.UTC).toEpochMilli();
        return (double) millis / DAY_MILLIS + (from1904 ? EPOCH_1904 : EPOCH_1900);
    }
}
