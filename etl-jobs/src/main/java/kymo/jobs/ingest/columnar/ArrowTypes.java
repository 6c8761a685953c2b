package kymo.jobs.ingest.columnar;

import kymo.jobs.ingest.columnar.Meaning.Kind;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Duration;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a column of Arrow means, and how its values lie.
 *
 * <p>Source: the Apache Arrow columnar format, {@code Schema.fbs}.
 */
final class ArrowTypes {

    private static final long[] NANOS = {Meaning.SECOND, Meaning.MILLI, Meaning.MICRO, 1};
    private static final String[] SYMBOLS = {"s", "ms", "us", "ns"};

    private ArrowTypes() {}

    /** How the values of a column lie in its buffers. */
    enum Storage {
        /** There are none. */
        NONE,
        BITS,
        /** Each of the same number of bytes. */
        FIXED,
        /** Bytes behind offsets of 32 bits. */
        TEXT,
        /** Bytes behind offsets of 64 bits. */
        LARGE_TEXT,
        /** Sixteen bytes each, which hold short texts and say where long ones are. */
        VIEWS
    }

    /**
     * How a column is read.
     *
     * @param width bytes of a value that has a fixed number of them
     * @param signed whether its highest bit is a sign
     */
    record Reading(Meaning meaning, Storage storage, int width, boolean signed) {}

    /** Null when it is nothing that a dataset could hold. The type is that of a dictionary's values where there is one. */
    static @Nullable Reading of(org.apache.arrow.flatbuf.Field field) {
        return switch (field.typeType()) {
            case Type.Null -> new Reading(Meaning.of(Kind.NOTHING), Storage.NONE, 0, false);
            case Type.Bool -> new Reading(Meaning.of(Kind.BOOLEAN), Storage.BITS, 0, false);
            case Type.Utf8 -> new Reading(Meaning.of(Kind.TEXT), Storage.TEXT, 0, false);
            case Type.LargeUtf8 -> new Reading(Meaning.of(Kind.TEXT), Storage.LARGE_TEXT, 0, false);
            case Type.Utf8View -> new Reading(Meaning.of(Kind.TEXT), Storage.VIEWS, 0, false);
            case Type.Int -> whole((Int) field.type(new Int()));
            case Type.FloatingPoint -> floating((FloatingPoint) field.type(new FloatingPoint()));
            case Type.Decimal -> decimal((Decimal) field.type(new Decimal()));
            case Type.Date -> date((Date) field.type(new Date()));
            case Type.Time -> time((Time) field.type(new Time()));
            case Type.Timestamp -> timestamp((Timestamp) field.type(new Timestamp()));
            case Type.Duration -> fixed(Meaning.of(Kind.SIGNED), Long.BYTES);
            default -> null;
        };
    }

    private static Reading fixed(Meaning meaning, int width) {
        return new Reading(meaning, Storage.FIXED, width, true);
    }

    static @Nullable Reading whole(Int type) {
        int width = type.bitWidth() / Byte.SIZE;
        if (width != 1 && width != 2 && width != 4 && width != 8) return null;
        Kind kind = type.isSigned() || width < Long.BYTES ? Kind.SIGNED : Kind.UNSIGNED;
        return new Reading(Meaning.of(kind), Storage.FIXED, width, type.isSigned());
    }

    /** The places in a dictionary where nothing is said of them. */
    static Reading places() {
        return fixed(Meaning.of(Kind.SIGNED), Integer.BYTES);
    }

    private static @Nullable Reading floating(FloatingPoint type) {
        return switch (type.precision()) {
            case Precision.HALF -> fixed(Meaning.of(Kind.HALF), Short.BYTES);
            case Precision.SINGLE -> fixed(Meaning.of(Kind.SINGLE), Float.BYTES);
            case Precision.DOUBLE -> fixed(Meaning.of(Kind.DOUBLE), Double.BYTES);
            default -> null;
        };
    }

    private static @Nullable Reading decimal(Decimal type) {
        int width = type.bitWidth() / Byte.SIZE;
        boolean known = type.precision() > 0
                && type.precision() <= Meaning.MOST_DIGITS
                && type.scale() >= 0
                && type.scale() <= type.precision();
        if (!known || (width != 4 && width != 8 && width != 16 && width != 32)) return null;
        return fixed(Meaning.decimal(type.precision(), type.scale()), width);
    }

    private static Reading date(Date type) {
        return type.unit() == DateUnit.DAY
                ? fixed(Meaning.time(Kind.DATE, Meaning.DAY), Integer.BYTES)
                : fixed(Meaning.time(Kind.DATE, Meaning.MILLI), Long.BYTES);
    }

    private static @Nullable Reading time(Time type) {
        int width = type.bitWidth() / Byte.SIZE;
        if (!isUnit(type.unit()) || (width != 4 && width != 8)) return null;
        return fixed(Meaning.time(Kind.TIME, NANOS[type.unit()]), width);
    }

    private static @Nullable Reading timestamp(Timestamp type) {
        if (!isUnit(type.unit())) return null;
        String zone = type.timezone();
        Kind kind = zone == null || zone.isEmpty() ? Kind.DATETIME : Kind.INSTANT;
        return fixed(Meaning.time(kind, NANOS[type.unit()]), Long.BYTES);
    }

    private static boolean isUnit(short unit) {
        return unit >= TimeUnit.SECOND && unit <= TimeUnit.NANOSECOND;
    }

    /** The unit that a type itself has, as durations do. */
    static @Nullable String unit(org.apache.arrow.flatbuf.Field field) {
        if (field.typeType() != Type.Duration) return null;
        short unit = ((Duration) field.type(new Duration())).unit();
        return isUnit(unit) ? SYMBOLS[unit] : null;
    }

    /** What the file calls the type of a column, for messages. */
    static String kind(org.apache.arrow.flatbuf.Field field) {
        byte type = field.typeType();
        return type >= 0 && type < Type.names.length ? Type.name(type) : "type %d".formatted(type);
    }

    /** Buffers of a column itself, without those within it and those that a batch counts. */
    static int buffers(org.apache.arrow.flatbuf.Field field) {
        return switch (field.typeType()) {
            case Type.Null, Type.RunEndEncoded -> 0;
            case Type.Struct_, Type.FixedSizeList -> 1;
            case Type.Binary, Type.Utf8, Type.LargeBinary, Type.LargeUtf8, Type.ListView, Type.LargeListView -> 3;
            case Type.Union ->
                ((org.apache.arrow.flatbuf.Union) field.type(new org.apache.arrow.flatbuf.Union())).mode()
                                == org.apache.arrow.flatbuf.UnionMode.Dense
                        ? 2
                        : 1;
            default -> 2;
        };
    }

    static boolean hasViews(org.apache.arrow.flatbuf.Field field) {
        return field.typeType() == Type.Utf8View || field.typeType() == Type.BinaryView;
    }
}
