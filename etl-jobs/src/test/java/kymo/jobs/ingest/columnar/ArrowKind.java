package kymo.jobs.ingest.columnar;

import com.google.flatbuffers.FlatBufferBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import kymo.core.dataset.ColumnType;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Duration;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.LargeUtf8;
import org.apache.arrow.flatbuf.Null;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;
import org.apache.arrow.flatbuf.Utf8View;
import org.jspecify.annotations.Nullable;

/**
 * A kind of Arrow column for tests: its type, any values, their bytes, and what must come of them.
 *
 * @param type makes the type's table
 * @param any makes a value as Arrow holds it
 * @param buffers of values, null where missing; the first tells which exist
 * @param read what must come of a value
 */
record ArrowKind(
        String name,
        byte typeType,
        ToIntFunction<FlatBufferBuilder> type,
        ColumnType becomes,
        Function<Random, Object> any,
        Function<List<@Nullable Object>, List<byte[]>> buffers,
        Function<Object, Object> read) {

    static final List<ArrowKind> ALL = new ArrayList<>();

    static {
        for (int bits : new int[] {8, 16, 32, 64}) {
            long most = bits == 64 ? Long.MAX_VALUE : (1L << (bits - 1)) - 1;
            whole("int" + bits, bits, true, random -> random.nextLong() % (most + (bits == 64 ? 0 : 1)));
            long mostUnsigned = bits == 64 ? Long.MAX_VALUE : (1L << bits) - 1;
            whole("uint" + bits, bits, false, random -> (random.nextLong() >>> 1) % mostUnsigned);
        }
        number(
                "half",
                Precision.HALF,
                2,
                random -> (long) (random.nextInt(0x7C00) | random.nextInt(2) << 15),
                ArrowKind::half);
        number("single", Precision.SINGLE, 4, random -> (long) Float.floatToIntBits(random.nextFloat() * 1e9f), raw ->
                (double) Float.intBitsToFloat((int) (long) raw));
        number(
                "double",
                Precision.DOUBLE,
                8,
                random -> Double.doubleToLongBits(random.nextGaussian()),
                Double::longBitsToDouble);
        add(
                "bool",
                Type.Bool,
                f -> {
                    Bool.startBool(f);
                    return Bool.endBool(f);
                },
                ColumnType.BOOLEAN,
                Random::nextBoolean,
                ArrowKind::bits,
                raw -> raw);
        add(
                "utf8",
                Type.Utf8,
                f -> {
                    Utf8.startUtf8(f);
                    return Utf8.endUtf8(f);
                },
                ColumnType.STRING,
                ArrowKind::text,
                values -> texts(values, 4),
                raw -> raw);
        add(
                "large_utf8",
                Type.LargeUtf8,
                f -> {
                    LargeUtf8.startLargeUtf8(f);
                    return LargeUtf8.endLargeUtf8(f);
                },
                ColumnType.STRING,
                ArrowKind::text,
                values -> texts(values, 8),
                raw -> raw);
        add(
                "utf8_view",
                Type.Utf8View,
                f -> {
                    Utf8View.startUtf8View(f);
                    return Utf8View.endUtf8View(f);
                },
                ColumnType.STRING,
                ArrowKind::text,
                ArrowKind::views,
                raw -> raw);
        time("date_day", Type.Date, f -> Date.createDate(f, DateUnit.DAY), 4, ColumnType.DATE, Meaning.DAY, 40_000);
        time(
                "date_ms",
                Type.Date,
                f -> Date.createDate(f, DateUnit.MILLISECOND),
                8,
                ColumnType.DATE,
                Meaning.MILLI,
                1L << 40);
        short[] units = {TimeUnit.SECOND, TimeUnit.MILLISECOND, TimeUnit.MICROSECOND, TimeUnit.NANOSECOND};
        long[] nanos = {Meaning.SECOND, Meaning.MILLI, Meaning.MICRO, 1};
        for (int unit = 0; unit < units.length; unit++) {
            short told = units[unit];
            int bits = unit < 2 ? 32 : 64;
            long most = Meaning.DAY / nanos[unit];
            fixed(
                    "time" + unit,
                    Type.Time,
                    f -> Time.createTime(f, told, bits),
                    bits / 8,
                    ColumnType.TIME,
                    random -> (random.nextLong() >>> 1) % most,
                    nanos[unit]);
            long far = Long.MAX_VALUE / nanos[unit];
            fixed(
                    "timestamp" + unit,
                    Type.Timestamp,
                    f -> Timestamp.createTimestamp(f, told, 0),
                    8,
                    ColumnType.DATETIME,
                    random -> random.nextLong() % far,
                    nanos[unit]);
            fixed(
                    "moment" + unit,
                    Type.Timestamp,
                    f -> Timestamp.createTimestamp(f, told, f.createString("Europe/Berlin")),
                    8,
                    ColumnType.INSTANT,
                    random -> random.nextLong() % far,
                    nanos[unit]);
        }
        fixed(
                "duration",
                Type.Duration,
                f -> Duration.createDuration(f, TimeUnit.MILLISECOND),
                8,
                ColumnType.INTEGER,
                Random::nextLong,
                1);
        add(
                "decimal_9_2",
                Type.Decimal,
                f -> Decimal.createDecimal(f, 9, 2, 128),
                ColumnType.FLOAT,
                random -> BigInteger.valueOf(random.nextInt(1_999_999_999) - 999_999_999),
                values -> wide(values, 16),
                raw -> new BigDecimal((BigInteger) raw, 2).doubleValue());
        add(
                "decimal_30_5",
                Type.Decimal,
                f -> Decimal.createDecimal(f, 30, 5, 128),
                ColumnType.STRING,
                random -> new BigInteger(95, random).negate(),
                values -> wide(values, 16),
                raw -> new BigDecimal((BigInteger) raw, 5).toPlainString());
        add(
                "decimal_60_1",
                Type.Decimal,
                f -> Decimal.createDecimal(f, 60, 1, 256),
                ColumnType.STRING,
                random -> new BigInteger(190, random),
                values -> wide(values, 32),
                raw -> new BigDecimal((BigInteger) raw, 1).toPlainString());
        add(
                "null",
                Type.Null,
                f -> {
                    Null.startNull(f);
                    return Null.endNull(f);
                },
                ColumnType.EMPTY,
                random -> 0L,
                values -> List.of(),
                raw -> raw);
    }

    private static void add(
            String name,
            byte typeType,
            ToIntFunction<FlatBufferBuilder> type,
            ColumnType becomes,
            Function<Random, Object> any,
            Function<List<@Nullable Object>, List<byte[]>> buffers,
            Function<Object, Object> read) {
        ALL.add(new ArrowKind(name, typeType, type, becomes, any, buffers, read));
    }

    private static void whole(String name, int bits, boolean signed, Function<Random, Object> any) {
        add(
                name,
                Type.Int,
                f -> Int.createInt(f, bits, signed),
                ColumnType.INTEGER,
                any,
                values -> fixed(values, bits / 8),
                raw -> raw);
    }

    private static void number(
            String name, short precision, int width, Function<Random, Object> any, Function<Long, Double> read) {
        add(
                name,
                Type.FloatingPoint,
                f -> FloatingPoint.createFloatingPoint(f, precision),
                ColumnType.FLOAT,
                any,
                values -> fixed(values, width),
                raw -> read.apply((Long) raw));
    }

    private static void time(
            String name,
            byte typeType,
            ToIntFunction<FlatBufferBuilder> type,
            int width,
            ColumnType becomes,
            long unit,
            long most) {
        fixed(name, typeType, type, width, becomes, random -> random.nextLong() % most, unit);
    }

    private static void fixed(
            String name,
            byte typeType,
            ToIntFunction<FlatBufferBuilder> type,
            int width,
            ColumnType becomes,
            Function<Random, Object> any,
            long unit) {
        add(name, typeType, type, becomes, any, values -> fixed(values, width), raw -> (Long) raw * unit);
    }

    /** By the standard's words: sign, five bits of exponent, ten of fraction. */
    private static Double half(Long bits) {
        double fraction = (bits & 0x3FF) / 1024.0;
        int exponent = (int) (bits >> 10 & 0x1F);
        double size = exponent == 0 ? fraction * Math.pow(2, -14) : (1 + fraction) * Math.pow(2, exponent - 15);
        return (bits & 0x8000) == 0 ? size : -size;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(random.nextInt(10) == 0 ? 300 : 20); length > 0; length--)
            text.append((char) ('a' + random.nextInt(26)));
        return random.nextInt(5) == 0 ? text + "µΩ€" : text.toString();
    }

    static byte[] validity(List<@Nullable Object> values) {
        return bitsOf(values.stream().map(value -> value != null).toList());
    }

    private static byte[] bitsOf(List<Boolean> set) {
        byte[] bytes = new byte[(set.size() + 7) / 8];
        for (int i = 0; i < set.size(); i++) if (set.get(i)) bytes[i / 8] |= (byte) (1 << (i % 8));
        return bytes;
    }

    private static List<byte[]> bits(List<@Nullable Object> values) {
        return List.of(
                validity(values),
                bitsOf(values.stream().map(Boolean.TRUE::equals).toList()));
    }

    private static List<byte[]> fixed(List<@Nullable Object> values, int width) {
        ByteBuffer bytes = little(values.size() * width);
        for (Object value : values) {
            long raw = value == null ? 0x5A5A5A5A : (Long) value;
            for (int part = 0; part < width; part++) bytes.put((byte) (raw >> (8 * part)));
        }
        return List.of(validity(values), used(bytes));
    }

    private static List<byte[]> wide(List<@Nullable Object> values, int width) {
        ByteBuffer bytes = little(values.size() * width);
        for (Object value : values) {
            BigInteger raw = value == null ? BigInteger.ONE : (BigInteger) value;
            for (int part = 0; part < width; part++)
                bytes.put(raw.shiftRight(8 * part).byteValue());
        }
        return List.of(validity(values), used(bytes));
    }

    private static List<byte[]> texts(List<@Nullable Object> values, int width) {
        ByteBuffer offsets = little((values.size() + 1) * width);
        StringBuilder all = new StringBuilder();
        int end = 0;
        for (int i = 0; i <= values.size(); i++) {
            if (width == 4) offsets.putInt(end);
            else offsets.putLong(end);
            if (i == values.size() || values.get(i) == null) continue;
            all.append(values.get(i));
            end += values.get(i).toString().getBytes(StandardCharsets.UTF_8).length;
        }
        return List.of(validity(values), used(offsets), all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Long texts lie in two buffers by turns. */
    private static List<byte[]> views(List<@Nullable Object> values) {
        ByteBuffer views = little(values.size() * 16);
        List<ByteBuffer> long2 = List.of(little(values.size() * 1_000), little(values.size() * 1_000));
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            byte[] text = value == null ? new byte[0] : value.toString().getBytes(StandardCharsets.UTF_8);
            // where nothing exists anything may lie
            views.position(i * 16).putInt(value == null ? -7 : text.length);
            if (text.length <= 12) {
                views.put(text);
            } else {
                ByteBuffer into = long2.get(i % 2);
                views.put(text, 0, 4).putInt(i % 2).putInt(into.position());
                into.put(text);
            }
        }
        return List.of(
                validity(values), used(views.position(values.size() * 16)), used(long2.get(0)), used(long2.get(1)));
    }

    private static byte[] used(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
