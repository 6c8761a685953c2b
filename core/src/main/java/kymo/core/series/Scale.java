package kymo.core.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import kymo.core.dataset.CellText;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import org.jspecify.annotations.Nullable;

/**
 * How an axis' values are told as positions, 64-bit numbers in the same order: whole numbers and times are their own, a double is its bits
 * with those of negative ones turned round.
 *
 * @param type of the axis' column; null for the row number
 */
record Scale(@Nullable ColumnType type) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");
    private static final int MOST_CHARS = 100;
    private static final int LONG_DIGITS = 19;
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int DATE_CHARS = 10;

    /** The position of a row that is not missing. */
    long position(Column column, int row) {
        if (column instanceof LongColumn longs) return longs.values()[row];
        return position(((DoubleColumn) column).values()[row]);
    }

    static long position(double value) {
        // both zeros are one place
        return turned(Double.doubleToRawLongBits(value + 0.0));
    }

    static double toDouble(long position) {
        return Double.longBitsToDouble(turned(position));
    }

    /** What JSON says at this position: a Long, a Double, or the text of a time. */
    Object value(long position) {
        if (type == null || type == ColumnType.INTEGER) return position;
        if (type == ColumnType.FLOAT) return toDouble(position);
        return CellText.of(position, type);
    }

    /**
     * The lowest position that is not before the place that {@code text} names; empty when every one is.
     *
     * @throws DateTimeException when it names none
     * @throws NumberFormatException when it names none
     */
    OptionalLong atLeast(String text) {
        if (type == ColumnType.FLOAT)
            return OptionalLong.of(position(number(text).doubleValue()));
        BigDecimal place = place(text);
        if (place.compareTo(MOST) > 0) return OptionalLong.empty();
        return OptionalLong.of(whole(place.max(LEAST), RoundingMode.CEILING));
    }

    /** The highest position that is not behind the place that {@code text} names; empty when every one is. Throws as {@link #atLeast} does. */
    OptionalLong atMost(String text) {
        if (type == ColumnType.FLOAT)
            return OptionalLong.of(position(number(text).doubleValue()));
        BigDecimal place = place(text);
        if (place.compareTo(LEAST) < 0) return OptionalLong.empty();
        return OptionalLong.of(whole(place.min(MOST), RoundingMode.FLOOR));
    }

    /** What a place looks like in text. */
    String example() {
        if (type == null) return "a row number such as 1000";
        return switch (type) {
            case DATE -> "a day such as 2024-03-01";
            case DATETIME -> "a time without a zone such as 2024-03-01T12:00:00";
            case INSTANT -> "a time with a zone such as 2024-03-01T12:00:00Z";
            case TIME -> "a time of day such as 12:00:00";
            case FLOAT, INTEGER, BOOLEAN, STRING, EMPTY -> "a number such as 1.5";
        };
    }

    private static long turned(long bits) {
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    private BigDecimal place(String text) {
        if (type == null) return number(text);
        return switch (type) {
            case DATE, DATETIME -> nanos(local(text));
            case INSTANT -> {
                // a plus that was not escaped has become a space on its way
                OffsetDateTime time = OffsetDateTime.parse(dateTime(text).replace(' ', '+'));
                yield nanos(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
            }
            case TIME -> BigDecimal.valueOf(LocalTime.parse(text.strip()).toNanoOfDay());
            case FLOAT, INTEGER, BOOLEAN, STRING, EMPTY -> number(text);
        };
    }

    private static LocalDateTime local(String text) {
        String time = dateTime(text);
        return time.length() == DATE_CHARS ? LocalDate.parse(time).atStartOfDay() : LocalDateTime.parse(time);
    }

    private static String dateTime(String text) {
        StringBuilder time = new StringBuilder(text.strip());
        if (time.length() > DATE_CHARS && time.charAt(DATE_CHARS) == ' ') time.setCharAt(DATE_CHARS, 'T');
        return time.toString();
    }

    private static BigDecimal nanos(LocalDateTime time) {
        Instant asIfUtc = time.toInstant(ZoneOffset.UTC);
        return BigDecimal.valueOf(asIfUtc.getEpochSecond())
                .scaleByPowerOfTen(9)
                .add(BigDecimal.valueOf(asIfUtc.getNano()));
    }

    private static BigDecimal number(String text) {
        String number = text.strip();
        if (number.length() > MOST_CHARS || !NUMBER.matcher(number).matches())
            throw new NumberFormatException("not a number: " + number);
        return new BigDecimal(number);
    }

    /** Rounds a number of the size of a long; one with a huge exponent is never written out. */
    private static long whole(BigDecimal place, RoundingMode rounding) {
        if (place.precision() - (long) place.scale() < -LONG_DIGITS) {
            boolean up = rounding == RoundingMode.CEILING;
            return place.signum() > 0 && up ? 1 : place.signum() < 0 && !up ? -1 : 0;
        }
        return place.setScale(0, rounding).longValueExact();
    }
}
