package kymo.jobs.ingest.columnar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import kymo.core.dataset.ColumnType;

/**
 * What the values of a column are, and how they become ours.
 *
 * <p>A value that its type cannot hold, such as a whole number beyond 64 bits or a time before 1677, throws an {@link ArithmeticException}: then the column is read as text, which
 * holds every value to its last digit.
 *
 * @param unitNanos nanoseconds of a time's unit; 0 for what is no time
 * @param scale digits behind a decimal's point
 * @param precision digits of a decimal
 */
record Meaning(Kind kind, long unitNanos, int scale, int precision) {

    enum Kind {
        SIGNED,
        UNSIGNED,
        /** Stored with the highest bit as a sign. */
        UNSIGNED_32,
        HALF,
        SINGLE,
        DOUBLE,
        BOOLEAN,
        DATE,
        TIME,
        DATETIME,
        INSTANT,
        /** A whole number of tenths, hundredths …; as a long, or as bytes, the highest first. */
        DECIMAL,
        TEXT,
        /** Sixteen bytes. */
        UUID,
        /** Parquet's first times: nanoseconds of the day, then the Julian day. */
        INT96,
        /** Nothing exists. */
        NOTHING
    }

    static final long SECOND = 1_000_000_000L;
    static final long MILLI = 1_000_000L;
    static final long MICRO = 1_000L;
    static final long DAY = 86_400 * SECOND;

    /** Every decimal of so many digits comes back from a double. */
    private static final int DOUBLE_DIGITS = 15;
    /** Every whole number of so many digits is one of 64 bits. */
    private static final int LONG_DIGITS = 18;
    /** No decimal of files in use has more. */
    static final int MOST_DIGITS = 76;

    private static final long EXACT_IN_DOUBLE = 1L << 53;
    private static final int JULIAN_DAY_OF_1970 = 2_440_588;
    /** The powers of ten that a double holds exactly; a quotient of two exact doubles is correctly rounded. */
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    static Meaning of(Kind kind) {
        return new Meaning(kind, 0, 0, 0);
    }

    static Meaning time(Kind kind, long unitNanos) {
        return new Meaning(kind, unitNanos, 0, 0);
    }

    static Meaning decimal(int precision, int scale) {
        return new Meaning(Kind.DECIMAL, 0, scale, precision);
    }

    /** The narrowest type that holds it. */
    ColumnType type() {
        return switch (kind) {
            case SIGNED, UNSIGNED, UNSIGNED_32 -> ColumnType.INTEGER;
            case HALF, SINGLE, DOUBLE -> ColumnType.FLOAT;
            case BOOLEAN -> ColumnType.BOOLEAN;
            case DATE -> ColumnType.DATE;
            case TIME -> ColumnType.TIME;
            case DATETIME, INT96 -> ColumnType.DATETIME;
            case INSTANT -> ColumnType.INSTANT;
            case TEXT, UUID -> ColumnType.STRING;
            case NOTHING -> ColumnType.EMPTY;
            case DECIMAL -> {
                if (scale == 0 && precision <= LONG_DIGITS) yield ColumnType.INTEGER;
                yield precision <= DOUBLE_DIGITS ? ColumnType.FLOAT : ColumnType.STRING;
            }
        };
    }

    /** Whether its values may be read as that type, too. */
    boolean allows(ColumnType other) {
        ColumnType own = type();
        return other == own
                || other == ColumnType.STRING
                || own == ColumnType.EMPTY
                || (other == ColumnType.FLOAT && (own == ColumnType.INTEGER || kind == Kind.DECIMAL));
    }

    double asDouble(RawValues raw, int value) {
        return switch (kind) {
            case SINGLE -> Float.intBitsToFloat((int) raw.longs[value]);
            case DOUBLE -> Double.longBitsToDouble(raw.longs[value]);
            case HALF -> half(raw, value);
            case SIGNED, BOOLEAN -> raw.longs[value];
            case UNSIGNED -> unsigned(raw.longs[value]).doubleValue();
            case UNSIGNED_32 -> Integer.toUnsignedLong((int) raw.longs[value]);
            case DECIMAL -> decimalAsDouble(raw, value);
            case DATE, TIME, DATETIME, INSTANT, TEXT, UUID, INT96, NOTHING ->
                throw new IllegalStateException("%s is no number".formatted(kind));
        };
    }

    private double decimalAsDouble(RawValues raw, int value) {
        if (!raw.inBytes && scale < TENS.length && Math.abs(raw.longs[value]) <= EXACT_IN_DOUBLE)
            return raw.longs[value] / TENS[scale];
        return decimal(raw, value).doubleValue();
    }

    long asLong(RawValues raw, int value) {
        return switch (kind) {
            case SIGNED, BOOLEAN -> raw.longs[value];
            case UNSIGNED -> {
                if (raw.longs[value] < 0) throw new ArithmeticException("beyond 64 bits with a sign");
                yield raw.longs[value];
            }
            case UNSIGNED_32 -> Integer.toUnsignedLong((int) raw.longs[value]);
            case DATE, DATETIME, INSTANT -> Math.multiplyExact(raw.longs[value], unitNanos);
            case TIME -> {
                long nanos = Math.multiplyExact(raw.longs[value], unitNanos);
                if (nanos < 0 || nanos >= DAY) throw new ArithmeticException("no time of a day");
                yield nanos;
            }
            case INT96 -> Math.addExact(Math.multiplyExact(julianDays(raw, value), DAY), nanosOfDay(raw, value));
            case DECIMAL -> decimal(raw, value).longValueExact();
            case HALF, SINGLE, DOUBLE, TEXT, UUID, NOTHING ->
                throw new IllegalStateException("%s is no whole number".formatted(kind));
        };
    }

    /** The value to its last digit, as text files write it. */
    String asText(RawValues raw, int value) {
        return switch (kind) {
            case SIGNED -> Long.toString(raw.longs[value]);
            case UNSIGNED -> Long.toUnsignedString(raw.longs[value]);
            case UNSIGNED_32 -> Integer.toUnsignedString((int) raw.longs[value]);
            case SINGLE -> Float.toString(Float.intBitsToFloat((int) raw.longs[value]));
            case HALF, DOUBLE -> Double.toString(asDouble(raw, value));
            case BOOLEAN -> Boolean.toString(raw.longs[value] != 0);
            case DECIMAL -> decimal(raw, value).toPlainString();
            case UUID -> uuid(raw, value).toString();
            case DATE, TIME, DATETIME, INSTANT, INT96 -> timeAsText(raw, value);
            case TEXT, NOTHING -> throw new IllegalStateException("%s is text already".formatted(kind));
        };
    }

    private String timeAsText(RawValues raw, int value) {
        try {
            if (kind == Kind.INT96)
                return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDate.ofEpochDay(julianDays(raw, value))
                        .atTime(LocalTime.MIDNIGHT)
                        .plusNanos(nanosOfDay(raw, value)));
            long units = raw.longs[value];
            if (kind == Kind.DATE)
                return LocalDate.ofEpochDay(Math.floorDiv(units, DAY / unitNanos))
                        .toString();
            long perSecond = SECOND / unitNanos;
            long seconds = Math.floorDiv(units, perSecond);
            int nanos = (int) (Math.floorMod(units, perSecond) * unitNanos);
            if (kind == Kind.INSTANT)
                return Instant.ofEpochSecond(seconds, nanos).toString();
            if (kind == Kind.TIME)
                return LocalTime.ofSecondOfDay(seconds).plusNanos(nanos).toString();
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                    LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC));
        } catch (DateTimeException | ArithmeticException e) {
            // no calendar reaches so far
            return kind == Kind.INT96 ? "day " + julianDays(raw, value) : Long.toString(raw.longs[value]);
        }
    }

    private BigDecimal decimal(RawValues raw, int value) {
        BigInteger unscaled = !raw.inBytes
                ? BigInteger.valueOf(raw.longs[value])
                : new BigInteger(raw.bytes, raw.starts[value], raw.length(value));
        return new BigDecimal(unscaled, scale);
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    private static double half(RawValues raw, int value) {
        int bits = raw.inBytes ? little(raw, value).getShort(raw.starts[value]) : (int) raw.longs[value];
        int exponent = bits >>> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double size = exponent == 0
                ? fraction * 0x1p-24
                : exponent == 0x1F
                        ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                        : (1 + fraction * 0x1p-10) * Math.scalb(1.0, exponent - 15);
        return (bits & 0x8000) == 0 ? size : -size;
    }

    private static UUID uuid(RawValues raw, int value) {
        ByteBuffer bytes = ByteBuffer.wrap(raw.bytes, raw.starts[value], raw.length(value));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static long julianDays(RawValues raw, int value) {
        return (long) little(raw, value).getInt(raw.starts[value] + 8) - JULIAN_DAY_OF_1970;
    }

    private static long nanosOfDay(RawValues raw, int value) {
        return little(raw, value).getLong(raw.starts[value]);
    }

    private static ByteBuffer little(RawValues raw, int value) {
        return ByteBuffer.wrap(raw.bytes, 0, raw.ends[value]).order(ByteOrder.LITTLE_ENDIAN);
    }
}
