package kymo.core.kernel.quality;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** A part of the calendar that comes round again, or the year, by its number as a calendar in UTC counts it. */
public enum CalendarPeriod {
    YEAR,
    /** 1 to 4. */
    QUARTER,
    /** 1 to 12. */
    MONTH,
    /** ISO 8601: 1 to 53. */
    WEEK_OF_YEAR,
    /** 1 to 366. */
    DAY_OF_YEAR,
    /** 1 to 31. */
    DAY_OF_MONTH,
    /** Monday is 0. */
    DAY_OF_WEEK,
    /** 0 to 23. */
    HOUR;

    static final long NANOS_PER_DAY = 86_400_000_000_000L;
    private static final long NANOS_PER_HOUR = 3_600_000_000_000L;

    /** The number for all times of a day; -1 where it changes within the day. */
    int ofDay(long epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        return switch (this) {
            case YEAR -> day.getYear();
            case QUARTER -> day.get(IsoFields.QUARTER_OF_YEAR);
            case MONTH -> day.getMonthValue();
            case WEEK_OF_YEAR -> day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case DAY_OF_YEAR -> day.getDayOfYear();
            case DAY_OF_MONTH -> day.getDayOfMonth();
            case DAY_OF_WEEK -> day.getDayOfWeek().getValue() - 1;
            case HOUR -> -1;
        };
    }

    /** The number at a time of day. */
    static int hour(long nanosOfDay) {
        return (int) (nanosOfDay / NANOS_PER_HOUR);
    }
}
