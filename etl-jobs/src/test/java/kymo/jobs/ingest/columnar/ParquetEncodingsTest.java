package kymo.jobs.ingest.columnar;

import static kymo.jobs.ingest.columnar.HandmadeParquet.all;
import static kymo.jobs.ingest.columnar.HandmadeParquet.bits;
import static kymo.jobs.ingest.columnar.HandmadeParquet.dictionary;
import static kymo.jobs.ingest.columnar.HandmadeParquet.element;
import static kymo.jobs.ingest.columnar.HandmadeParquet.little;
import static kymo.jobs.ingest.columnar.HandmadeParquet.page;
import static kymo.jobs.ingest.columnar.HandmadeParquet.varint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import kymo.core.dataset.ColumnType;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which Parquet writes values, from bytes put together after its description. */
class ParquetEncodingsTest {

    private static final int BLOCK = 128;
    private static final int MINIS = 4;
    private static final int ROWS = 3_000;

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest(name = "differences of up to {0} bits")
    @ValueSource(ints = {0, 1, 7, 31, 33, 52, 63, 64})
    void wholeNumbersAsPackedDifferences(int bits) throws IOException {
        Random random = new Random(bits);
        long[] wide =
                random.longs(ROWS).map(v -> bits == 0 ? 5 : v >> (64 - bits)).toArray();
        long[] narrow = Arrays.stream(wide).map(v -> (int) v).toArray();
        ReadTable read = read(new HandmadeParquet(ROWS)
                .column(element("w", Type.INT64), page(Encoding.DELTA_BINARY_PACKED, ROWS, deltas(wide)))
                .column(element("n", Type.INT32), page(Encoding.DELTA_BINARY_PACKED, ROWS, deltas(narrow))));
        assertThat(read.column("w")).isEqualTo(boxed(wide));
        assertThat(read.column("n")).isEqualTo(boxed(narrow));
    }

    @ParameterizedTest
    @EnumSource(
            value = Encoding.class,
            names = {"DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY"})
    void textsWithLengthsOrPrefixesOfTheOneBefore(Encoding encoding) throws IOException {
        Random random = new Random(3);
        List<@Nullable Object> expected = new ArrayList<>();
        List<HandmadeParquet.Page> pages = new ArrayList<>();
        for (int rows : new int[] {1, ROWS - 1}) {
            boolean[] present = new boolean[rows];
            List<byte[]> texts = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                present[row] = random.nextInt(5) > 0;
                String text = "Übergröße".substring(0, random.nextInt(9)) + random.nextInt(1 << random.nextInt(20));
                expected.add(present[row] ? text : null);
                if (present[row]) texts.add(text.getBytes(StandardCharsets.UTF_8));
            }
            pages.add(
                    page(encoding, present, encoding == Encoding.DELTA_BYTE_ARRAY ? prefixed(texts) : measured(texts)));
        }
        SchemaElement text = optional(element("text", Type.BYTE_ARRAY)).setConverted_type(ConvertedType.UTF8);
        ReadTable read = read(new HandmadeParquet(ROWS).column(text, pages.toArray(HandmadeParquet.Page[]::new)));
        assertThat(read.column("text")).isEqualTo(expected);
    }

    @Test
    void numbersWhoseBytesAreSplit() throws IOException {
        Random random = new Random(4);
        double[] doubles = random.doubles(ROWS, -1e9, 1e9).toArray();
        long[] longs = random.longs(ROWS).toArray();
        ByteBuffer eights = little(ROWS * 8);
        ByteBuffer fours = little(ROWS * 4);
        ByteBuffer wholes = little(ROWS * 8);
        ByteBuffer ints = little(ROWS * 4);
        ByteBuffer threes = ByteBuffer.allocate(ROWS * 3);
        for (int row = 0; row < ROWS; row++) {
            eights.putDouble(doubles[row]);
            fours.putFloat((float) doubles[row]);
            wholes.putLong(longs[row]);
            ints.putInt((int) longs[row]);
            int cents = (int) (longs[row] % 1_000_000);
            threes.put((byte) (cents >> 16)).put((byte) (cents >> 8)).put((byte) cents);
        }
        SchemaElement decimal = element("decimal", Type.FIXED_LEN_BYTE_ARRAY)
                .setType_length(3)
                .setConverted_type(ConvertedType.DECIMAL)
                .setPrecision(6)
                .setScale(2);
        ReadTable read = read(new HandmadeParquet(ROWS)
                .column(element("d", Type.DOUBLE), split(eights, 8))
                .column(element("f", Type.FLOAT), split(fours, 4))
                .column(element("l", Type.INT64), split(wholes, 8))
                .column(element("i", Type.INT32), split(ints, 4))
                .column(decimal, split(threes, 3)));
        for (int row = 0; row < ROWS; row++) {
            assertThat(read.column("d").get(row)).isEqualTo(doubles[row]);
            assertThat(read.column("f").get(row)).isEqualTo((double) (float) doubles[row]);
            assertThat(read.column("l").get(row)).isEqualTo(longs[row]);
            assertThat(read.column("i").get(row)).isEqualTo((long) (int) longs[row]);
            assertThat(read.column("decimal").get(row)).isEqualTo((int) (longs[row] % 1_000_000) / 100.0);
        }
    }

    @Test
    void truthValuesInRuns() throws IOException {
        Random random = new Random(5);
        boolean[] values = new boolean[ROWS];
        List<@Nullable Object> expected = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            values[row] = random.nextInt(4) == 0;
            expected.add(values[row]);
        }
        byte[] packed = bits(values);
        byte[] measured =
                little(4 + packed.length).putInt(packed.length).put(packed).array();
        ReadTable read =
                read(new HandmadeParquet(ROWS).column(element("b", Type.BOOLEAN), page(Encoding.RLE, ROWS, measured)));
        assertThat(read.column("b")).isEqualTo(expected);
    }

    /** Nanoseconds of a day, then the day as astronomers count: 2,440,588 is 1970-01-01. */
    @Test
    void momentsOfTwelveBytesAreLocalTimes() throws IOException {
        List<LocalDateTime> times = List.of(
                LocalDateTime.of(1970, 1, 1, 0, 0),
                LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_999),
                LocalDateTime.of(2024, 2, 29, 12, 0, 0, 1),
                LocalDateTime.of(2262, 4, 11, 23, 47, 16),
                LocalDateTime.of(1677, 9, 22, 0, 0));
        ByteBuffer bytes = little(12 * times.size());
        for (LocalDateTime time : times)
            bytes.putLong(time.toLocalTime().toNanoOfDay())
                    .putInt((int) (time.toLocalDate().toEpochDay() + 2_440_588));
        ReadTable read = read(new HandmadeParquet(times.size())
                .column(element("t", Type.INT96), page(Encoding.PLAIN, times.size(), all(bytes))));
        assertThat(read.type("t")).isEqualTo(ColumnType.DATETIME);
        assertThat(read.column("t"))
                .isEqualTo(times.stream()
                        .map(time -> (Object) ChronoUnit.NANOS.between(times.get(0), time))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"true, MS", "true, US", "true, NS", "false, MS", "false, US", "false, NS"})
    void timestampsOfEveryUnitWithAndWithoutAZone(boolean utc, String name) throws IOException {
        TimeUnit unit = name.equals("MS")
                ? TimeUnit.MILLIS(new MilliSeconds())
                : name.equals("US") ? TimeUnit.MICROS(new MicroSeconds()) : TimeUnit.NANOS(new NanoSeconds());
        long scale = name.equals("MS") ? 1_000_000 : name.equals("US") ? 1_000 : 1;
        long[] values =
                new Random(6).longs(50, -4_000_000_000_000L, 4_000_000_000_000L).toArray();
        SchemaElement element =
                element("t", Type.INT64).setLogicalType(LogicalType.TIMESTAMP(new TimestampType(utc, unit)));
        ReadTable read = read(new HandmadeParquet(50).column(element, page(Encoding.PLAIN, 50, plain(values))));
        assertThat(read.type("t")).isEqualTo(utc ? ColumnType.INSTANT : ColumnType.DATETIME);
        assertThat(read.column("t"))
                .isEqualTo(boxed(Arrays.stream(values).map(v -> v * scale).toArray()));
    }

    @Test
    void decimalsOfEveryStorage() throws IOException {
        long[] unscaled = {12_345, -12_345, 0, 99_999};
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        ByteBuffer ints = little(16);
        for (long value : unscaled) {
            byte[] bytes = BigInteger.valueOf(value).toByteArray();
            texts.writeBytes(little(4).putInt(bytes.length).array());
            texts.writeBytes(bytes);
            ints.putInt((int) value);
        }
        ReadTable read = read(new HandmadeParquet(4)
                .column(decimal("i", Type.INT32), page(Encoding.PLAIN, 4, all(ints)))
                .column(decimal("l", Type.INT64), page(Encoding.PLAIN, 4, plain(unscaled)))
                .column(decimal("b", Type.BYTE_ARRAY), page(Encoding.PLAIN, 4, texts.toByteArray())));
        for (String column : List.of("i", "l", "b"))
            assertThat(read.column(column)).containsExactly(123.45, -123.45, 0.0, 999.99);
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionCodec.class,
            names = {"BROTLI", "LZO"})
    void compressionsThatNobodyReadsAreRefusedWithARemedy(CompressionCodec codec) throws IOException {
        HandmadeParquet file = new HandmadeParquet(1)
                .column(element("n", Type.INT64), codec, page(Encoding.PLAIN, 1, plain(new long[] {1})));
        assertRefused(
                file,
                ProblemCode.COLUMNAR_UNSUPPORTED,
                "'a.parquet' cannot be read since it is packed by %s; write it with the compression zstd, snappy or none"
                        .formatted(codec));
    }

    @Test
    void aDictionaryBeyondTheLimitIsRefusedUnread() throws IOException {
        HandmadeParquet.Page huge = dictionary(1, new byte[8]);
        huge.header.setUncompressed_page_size(100_000_001);
        assertRefused(
                new HandmadeParquet(1)
                        .column(element("n", Type.INT64), huge, page(Encoding.RLE_DICTIONARY, 1, new byte[] {0})),
                ProblemCode.COLUMNAR_TOO_LARGE,
                "a page must have at most 100,000,000 bytes but one of 'a.parquet' has 100,000,001; write it with"
                        + " smaller pages");
    }

    @Test
    void aPlaceBehindTheDictionarysEndIsRefused() throws IOException {
        byte[] third = {2, 2, 2};
        assertRefused(
                new HandmadeParquet(1)
                        .column(
                                element("n", Type.INT64),
                                dictionary(2, plain(new long[] {7, 8})),
                                page(Encoding.RLE_DICTIONARY, 1, third)),
                ProblemCode.COLUMNAR_BROKEN,
                "a file of columns must be whole but 'a.parquet' is damaged (column 'n' of row group 0: ");
    }

    @Test
    void tenThousandColumnsAreReadAndMoreThanTwiceAsManyRefused() throws IOException {
        HandmadeParquet file = new HandmadeParquet(2);
        for (int column = 0; column < 10_000; column++)
            file.column(element("c" + column, Type.INT64), page(Encoding.PLAIN, 2, plain(new long[] {column, -1})));
        ReadTable read = read(file);
        assertThat(read.cells()).hasSize(10_000);
        for (int column = 0; column < 10_000; column += 999)
            assertThat(read.column("c" + column)).containsExactly((long) column, -1L);
        for (int column = 10_000; column < 20_001; column++)
            file.column(element("c" + column, Type.INT64), page(Encoding.PLAIN, 2, plain(new long[] {1, 2})));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(file))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.TOO_MANY_COLUMNS));
    }

    private void assertRefused(HandmadeParquet file, ProblemCode code, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(file))
                .withMessageStartingWith(message)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private ReadTable read(HandmadeParquet file) throws IOException {
        return ReadTable.parquet(file.write(folder.resolve("a.parquet")));
    }

    private static SchemaElement optional(SchemaElement element) {
        return element.setRepetition_type(FieldRepetitionType.OPTIONAL);
    }

    private static SchemaElement decimal(String name, Type type) {
        return element(name, type)
                .setConverted_type(ConvertedType.DECIMAL)
                .setPrecision(7)
                .setScale(2);
    }

    private static List<@Nullable Object> boxed(long[] values) {
        return new ArrayList<>(LongStream.of(values).boxed().toList());
    }

    private static byte[] plain(long[] values) {
        ByteBuffer bytes = little(values.length * 8);
        for (long value : values) bytes.putLong(value);
        return all(bytes);
    }

    private static HandmadeParquet.Page split(ByteBuffer plain, int width) {
        byte[] whole = all(plain);
        int values = whole.length / width;
        byte[] split = new byte[whole.length];
        for (int value = 0; value < values; value++)
            for (int part = 0; part < width; part++) split[part * values + value] = whole[value * width + part];
        return page(Encoding.BYTE_STREAM_SPLIT, values, split);
    }

    private static byte[] measured(List<byte[]> texts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(deltas(texts.stream().mapToLong(text -> text.length).toArray()));
        texts.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] prefixed(List<byte[]> texts) {
        long[] shared = new long[texts.size()];
        List<byte[]> rest = new ArrayList<>();
        byte[] before = {};
        for (int i = 0; i < shared.length; i++) {
            byte[] text = texts.get(i);
            int differs = Arrays.mismatch(before, text);
            shared[i] = differs < 0 ? text.length : differs;
            rest.add(Arrays.copyOfRange(text, (int) shared[i], text.length));
            before = text;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(deltas(shared));
        out.writeBytes(measured(rest));
        return out.toByteArray();
    }

    /** After "Delta Encoding (DELTA_BINARY_PACKED = 5)", bit by bit. */
    private static byte[] deltas(long[] values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, BLOCK);
        varint(out, MINIS);
        varint(out, values.length);
        varint(out, zigzag(values.length == 0 ? 0 : values[0]));
        for (int from = 1; from < values.length; from += BLOCK) {
            int count = Math.min(BLOCK, values.length - from);
            long[] differences = new long[BLOCK];
            long least = Long.MAX_VALUE;
            for (int i = 0; i < count; i++) {
                differences[i] = values[from + i] - values[from + i - 1];
                least = Math.min(least, differences[i]);
            }
            varint(out, zigzag(least));
            for (int i = 0; i < BLOCK; i++) differences[i] = i < count ? differences[i] - least : 0;
            pack(out, differences, count);
        }
        return out.toByteArray();
    }

    private static void pack(ByteArrayOutputStream out, long[] differences, int count) {
        int perMini = BLOCK / MINIS;
        int[] widths = new int[MINIS];
        for (int i = 0; i < BLOCK; i++)
            widths[i / perMini] = Math.max(widths[i / perMini], Long.SIZE - Long.numberOfLeadingZeros(differences[i]));
        for (int width : widths) out.write(width);
        for (int mini = 0; mini * perMini < count; mini++) {
            byte[] packed = new byte[perMini / 8 * widths[mini]];
            for (int i = 0; i < perMini; i++)
                for (int bit = 0; bit < widths[mini]; bit++) {
                    int at = i * widths[mini] + bit;
                    if (((differences[mini * perMini + i] >>> bit) & 1) != 0) packed[at / 8] |= (byte) (1 << at % 8);
                }
            out.writeBytes(packed);
        }
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }
}
