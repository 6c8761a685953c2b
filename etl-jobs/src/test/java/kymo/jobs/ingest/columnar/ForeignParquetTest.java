package kymo.jobs.ingest.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.ParquetWriter;
import kymo.core.dataset.Schema;
import kymo.core.files.LocalFileStore;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.core.kernel.Block;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.WiderTypeNeeded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Parquet files that another program wrote, held against what that program reads of them. */
class ForeignParquetTest {

    /** Each kind of column as SQL over {@code h}, a number that is spread over all of 64 bits; and the type that it becomes. */
    private static final Map<String, ColumnType> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("(h % 100)::TINYINT", ColumnType.INTEGER);
        KINDS.put("(h % 30000)::SMALLINT", ColumnType.INTEGER);
        KINDS.put("(h % 2000000000)::INTEGER", ColumnType.INTEGER);
        KINDS.put("i::INTEGER", ColumnType.INTEGER);
        KINDS.put("h::BIGINT", ColumnType.INTEGER);
        KINDS.put("(i * 1000)::BIGINT", ColumnType.INTEGER);
        KINDS.put("7::BIGINT", ColumnType.INTEGER);
        KINDS.put("(abs(h) % 200)::UTINYINT", ColumnType.INTEGER);
        KINDS.put("(abs(h) % 60000)::USMALLINT", ColumnType.INTEGER);
        KINDS.put("(abs(h) % 4000000000)::UINTEGER", ColumnType.INTEGER);
        KINDS.put("(abs(h) // 2)::UBIGINT", ColumnType.INTEGER);
        KINDS.put("(h / 3e11)::FLOAT", ColumnType.FLOAT);
        KINDS.put("(h / 7e9)::DOUBLE", ColumnType.FLOAT);
        KINDS.put("(h % 5)::DOUBLE", ColumnType.FLOAT);
        KINDS.put("((h % 1000000) / 100.0)::DECIMAL(9, 2)", ColumnType.FLOAT);
        KINDS.put("((h % 1000000000000) / 10000.0)::DECIMAL(15, 4)", ColumnType.FLOAT);
        KINDS.put("((h % 1000000000000) / 10000.0)::DECIMAL(18, 4)", ColumnType.STRING);
        KINDS.put("h::DECIMAL(38, 10)", ColumnType.STRING);
        KINDS.put("(h % 100000)::DECIMAL(12, 0)", ColumnType.INTEGER);
        KINDS.put("h % 2 = 0", ColumnType.BOOLEAN);
        KINDS.put("'station ' || (h % 7)", ColumnType.STRING);
        KINDS.put("'Übergröße ' || h", ColumnType.STRING);
        KINDS.put("DATE '2000-01-01' + (h % 20000)::INTEGER", ColumnType.DATE);
        KINDS.put("TIME '00:00:00' + INTERVAL (abs(h) % 86399) SECOND", ColumnType.TIME);
        KINDS.put("TIMESTAMP '2020-01-01' + INTERVAL (i) MILLISECOND", ColumnType.DATETIME);
        KINDS.put("(TIMESTAMP '2020-01-01' + INTERVAL (h % 100000) SECOND)::TIMESTAMP_MS", ColumnType.DATETIME);
        KINDS.put("(TIMESTAMP '2020-01-01' + INTERVAL (h % 100000) SECOND)::TIMESTAMP_NS", ColumnType.DATETIME);
        KINDS.put("(TIMESTAMP '2020-01-01' + INTERVAL (h % 100000) MICROSECOND)::TIMESTAMPTZ", ColumnType.INSTANT);
        KINDS.put("md5(i::VARCHAR)::UUID", ColumnType.STRING);
    }

    private static final List<String> CODECS = List.of("uncompressed", "snappy", "gzip", "zstd", "lz4_raw");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "uncompressed, V1",
        "snappy, V1",
        "gzip, V1",
        "zstd, V1",
        "lz4_raw, V1",
        "lz4, V1",
        "uncompressed, V2",
        "snappy, V2",
        "gzip, V2",
        "zstd, V2",
        "lz4_raw, V2"
    })
    void everyKindOfColumnComesOutAsItWentIn(String codec, String version) throws Exception {
        List<String> kinds = List.copyOf(KINDS.keySet());
        List<String> columns = new ArrayList<>();
        for (String kind : kinds) columns.add("CASE WHEN i %% 11 = 3 THEN NULL ELSE %s END".formatted(kind));
        columns.addAll(kinds);
        Path file = written(
                columns,
                30_000,
                "COMPRESSION '%s', PARQUET_VERSION '%s', ROW_GROUP_SIZE 8192".formatted(codec, version));
        ReadTable read = ReadTable.parquet(file);
        for (int column = 0; column < columns.size(); column++)
            assertThat(read.type("c" + column))
                    .as(columns.get(column))
                    .isEqualTo(KINDS.get(kinds.get(column % kinds.size())));
        assertEqualToDuckDb(read, file);
    }

    /** Any columns, rows, groups, codecs and shares of missing values. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyFileComesOutAsItWentIn(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> kinds = List.copyOf(KINDS.keySet());
        List<String> columns = new ArrayList<>();
        for (int count = 1 + random.nextInt(6); count > 0; count--) {
            String kind = kinds.get(random.nextInt(kinds.size()));
            int missing = random.nextInt(4);
            columns.add(
                    missing == 0
                            ? kind
                            : "CASE WHEN hash(i) %% 100 < %d THEN NULL ELSE %s END"
                                    .formatted(missing == 1 ? 1 : missing == 2 ? 60 : 100, kind));
        }
        int rows = random.nextInt(random.nextBoolean() ? 50 : 200_000);
        Path file = written(
                columns,
                rows,
                "COMPRESSION '%s', PARQUET_VERSION 'V%d', ROW_GROUP_SIZE %d"
                        .formatted(
                                CODECS.get(random.nextInt(CODECS.size())),
                                1 + random.nextInt(2),
                                2048 * (1 + random.nextInt(60))));
        ReadTable read = ReadTable.parquet(file);
        assertEqualToDuckDb(read, file);
        assertSameFromEveryPosition(read, file);
    }

    @Test
    void whatNoTypeHoldsIsTextToItsLastDigit() throws Exception {
        Path file = written(
                List.of(
                        "(18446744073709551615 - i)::UBIGINT",
                        "CASE WHEN i = 900 THEN TIMESTAMP '2500-01-02 03:04:05' ELSE TIMESTAMP '2020-01-01' END",
                        "CASE WHEN i = 900 THEN DATE '1066-10-14' ELSE DATE '2020-01-01' END",
                        "CASE WHEN i = 2900 THEN TIMESTAMPTZ '2500-01-02 03:04:05+00' ELSE TIMESTAMPTZ '2020-01-01 00:00:00+00' END"),
                3_000,
                "");
        ReadTable read = ReadTable.parquet(file);
        assertThat(read.type("c0")).isEqualTo(ColumnType.STRING);
        assertThat(read.column("c0").get(0)).isEqualTo("18446744073709551615");
        assertThat(read.column("c1").get(900)).isEqualTo("2500-01-02T03:04:05");
        assertThat(read.column("c1").get(0)).isEqualTo("2020-01-01T00:00:00");
        assertThat(read.column("c2").get(900)).isEqualTo("1066-10-14");
        assertThat(read.column("c3").get(2900)).isEqualTo("2500-01-02T03:04:05Z");
        assertThat(read.notices()).contains("column 'c0' holds values that no integer can be; it is read as string");
    }

    @Test
    void columnsWithinColumnsAndOtherKindsAreLeftOutByName() throws Exception {
        Path file = written(
                List.of("i", "[i, i + 1]", "{'a': i, 'b': [i]}", "i / 2.0", "'x'::BLOB", "MAP {'k': i}"), 100, "");
        ReadTable read = ReadTable.parquet(file);
        assertThat(read.table().schema().columns()).extracting(ColumnSpec::name).containsExactly("c0", "c3");
        assertThat(read.column("c3").get(7)).isEqualTo(3.5);
        assertThat(read.notices())
                .anyMatch(notice -> notice.startsWith("column 'c1' is left out: it holds "))
                .contains("column 'c4' is left out: it holds bytes that are not marked as text");
    }

    @Test
    void unitsAndTheAxisAreFound() throws Exception {
        Path file = folder.resolve("x.parquet");
        sql(
                "COPY (SELECT i AS \"n\", i * 0.5 AS \"Druck [Pa]\", TIMESTAMP '2020-01-01' + INTERVAL (i) SECOND AS \"time\" FROM range(10) r(i)) TO '%s' (FORMAT parquet)"
                        .formatted(file));
        ReadTable read = ReadTable.parquet(file);
        assertThat(read.spec("Druck [Pa]").unit()).isEqualTo("Pa");
        assertThat(read.table().schema().axis()).isEqualTo(2);
    }

    @Test
    void aFileWithoutRowsHasItsColumns() throws Exception {
        Path file = written(List.of("i", "i / 2.0"), 0, "");
        ReadTable read = ReadTable.parquet(file);
        assertThat(read.cells()).hasSize(2).allMatch(List::isEmpty);
        assertThat(read.notices()).containsExactly("the file holds columns and no row");
    }

    @Test
    void ourOwnFilesComeBackWithTheirUnits() throws IOException {
        Schema schema = new Schema(
                List.of(
                        new ColumnSpec("t", ColumnType.INSTANT, null),
                        new ColumnSpec("u", ColumnType.FLOAT, "V"),
                        new ColumnSpec("n", ColumnType.INTEGER, "counts"),
                        new ColumnSpec("on", ColumnType.BOOLEAN, null),
                        new ColumnSpec("who", ColumnType.STRING, null),
                        new ColumnSpec("day", ColumnType.DATE, null),
                        new ColumnSpec("at", ColumnType.TIME, null),
                        new ColumnSpec("local", ColumnType.DATETIME, null)),
                0,
                64);
        int rows = 50;
        long[] times = new long[rows];
        long[] days = new long[rows];
        double[] numbers = new double[rows];
        boolean[] flags = new boolean[rows];
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            times[row] = row * 1_000_000_007L;
            days[row] = row * 86_400_000_000_000L;
            numbers[row] = row % 7 == 0 ? Double.NaN : Math.sin(row);
            flags[row] = row % 3 == 0;
            texts.add("text " + row);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ParquetWriter writer = new ParquetWriter(schema, bytes);
        writer.write(new Block(
                0,
                rows,
                List.of(
                        LongColumn.of(times, Validity.ALL),
                        DoubleColumn.of(numbers),
                        LongColumn.of(times, Validity.ALL),
                        BooleanColumn.of(flags, Validity.ALL),
                        TextColumn.of(texts),
                        LongColumn.of(days, Validity.ALL),
                        LongColumn.of(times, Validity.ALL),
                        LongColumn.of(times, Validity.ALL))));
        writer.finish();
        Path file = Files.write(folder.resolve("own.parquet"), bytes.toByteArray());
        ReadTable read = ReadTable.parquet(file);
        assertThat(read.table().schema().columns()).isEqualTo(schema.columns());
        assertThat(read.table().schema().axis()).isZero();
        for (int row = 0; row < rows; row++) {
            assertThat(read.column("t").get(row)).isEqualTo(times[row]);
            assertThat(read.column("u").get(row)).isEqualTo(row % 7 == 0 ? null : numbers[row]);
            assertThat(read.column("who").get(row)).isEqualTo(texts.get(row));
            assertThat(read.column("day").get(row)).isEqualTo(days[row]);
            assertThat(read.column("on").get(row)).isEqualTo(flags[row]);
        }
    }

    @Test
    void theSettingTypesMakesColumnsWider() throws Exception {
        Path path = written(List.of("i", "i"), 10, "");
        IngestOptions options = IngestOptions.parse(
                new ObjectMapper().readTree("{\"types\": {\"c0\": \"string\", \"c1\": \"float\"}}"));
        try (ReadableFile file = LocalFileStore.reading(path)) {
            FoundTable table = ColumnarFormat.parquet().look(file, "x.parquet", options);
            ReadTable read = ReadTable.read(table, file, null);
            assertThat(read.column("c0").get(3)).isEqualTo("3");
            assertThat(read.column("c1").get(3)).isEqualTo(3.0);
        }
    }

    /** Whatever is done to a file's bytes, it is read or refused with a code. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyMutationIsReadOrRefused(long seed) throws Exception {
        Random random = new Random(seed);
        Path whole = written(
                List.of(
                        "i",
                        "h",
                        "h / 7e9",
                        "'station ' || (h % 7)",
                        "TIMESTAMP '2020-01-01' + INTERVAL (i) SECOND",
                        "h % 2 = 0",
                        "((h % 1000000) / 100.0)::DECIMAL(18, 4)",
                        "[i]"),
                3_000,
                "COMPRESSION '%s', PARQUET_VERSION 'V%d', ROW_GROUP_SIZE 2048"
                        .formatted(CODECS.get((int) seed % CODECS.size()), 1 + seed % 2));
        byte[] bytes = Files.readAllBytes(whole);
        int footer = 8 + (bytes[bytes.length - 8] & 0xFF) + ((bytes[bytes.length - 7] & 0xFF) << 8);
        int refused = 0;
        for (int round = 0; round < 400; round++) {
            byte[] changed =
                    random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            for (int change = random.nextInt(4); change >= 0 && changed.length > footer; change--) {
                // half of them in the footer, which says where all else is
                int at = random.nextBoolean()
                        ? changed.length - 1 - random.nextInt(footer)
                        : random.nextInt(changed.length);
                changed[at] = (byte) random.nextInt();
            }
            try {
                ReadTable.parquet(Files.write(folder.resolve("changed.parquet"), changed));
            } catch (ProblemException e) {
                refused++;
                assertThat(e.getMessage()).doesNotContain("\n");
            } catch (WiderTypeNeeded e) {
                throw new AssertionError(e);
            }
        }
        assertThat(refused).isPositive();
    }

    private void assertSameFromEveryPosition(ReadTable whole, Path path) {
        try (ReadableFile file = LocalFileStore.reading(path)) {
            int blockRows = whole.table().schema().blockRows();
            for (int block = 0; block < whole.positions().size(); block++) {
                JsonNode from = whole.positions().get(block);
                ReadTable rest = ReadTable.read(whole.table(), file, from);
                for (int column = 0; column < whole.cells().size(); column++) {
                    List<@Nullable Object> all = whole.cells().get(column);
                    int begin = Math.min(all.size(), (block + 1) * blockRows);
                    assertThat(rest.cells().get(column)).isEqualTo(all.subList(begin, all.size()));
                }
            }
        }
    }

    private static void assertEqualToDuckDb(ReadTable read, Path file) throws SQLException {
        List<ColumnSpec> columns = read.table().schema().columns();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            for (ColumnSpec column : columns) {
                String value = switch (column.type()) {
                    case DATE, DATETIME, INSTANT ->
                        "epoch_ns(\"%s\"::%s)"
                                .formatted(
                                        column.name(),
                                        column.type() == ColumnType.DATE
                                                ? "TIMESTAMP"
                                                : column.type() == ColumnType.INSTANT ? "TIMESTAMPTZ" : "TIMESTAMP_NS");
                    default -> "\"%s\"".formatted(column.name());
                };
                List<@Nullable Object> expected = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery(
                        "SELECT %s FROM read_parquet('%s', file_row_number = true) ORDER BY file_row_number"
                                .formatted(value, file))) {
                    while (rows.next()) expected.add(value(rows, column.type()));
                }
                assertThat(read.column(column.name())).as(column.toString()).isEqualTo(expected);
            }
        }
    }

    private static @Nullable Object value(ResultSet rows, ColumnType type) throws SQLException {
        String text = rows.getString(1);
        if (text == null) return null;
        return switch (type) {
            case INTEGER -> new BigDecimal(text).longValueExact();
            case FLOAT ->
                rows.getObject(1) instanceof BigDecimal exact
                        ? (Object) exact.doubleValue()
                        : (Object) rows.getDouble(1);
            case BOOLEAN -> rows.getBoolean(1);
            case STRING -> text;
            case DATE, DATETIME, INSTANT -> rows.getLong(1);
            case TIME -> LocalTime.parse(text).toNanoOfDay();
            case EMPTY -> throw new AssertionError("nothing can be expected");
        };
    }

    private Path written(List<String> columns, int rows, String options) throws SQLException {
        Path file = folder.resolve("written.parquet");
        StringBuilder select = new StringBuilder();
        for (int column = 0; column < columns.size(); column++)
            select.append(column == 0 ? "" : ", ")
                    .append(columns.get(column))
                    .append(" AS c")
                    .append(column);
        sql(
                "COPY (SELECT %s FROM (SELECT i, (hash(i) // 2)::BIGINT - 4611686018427387904 AS h FROM range(%d) r(i))) TO '%s' (FORMAT parquet%s)"
                        .formatted(select, rows, file, options.isEmpty() ? "" : ", " + options));
        return file;
    }

    private static void sql(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET preserve_insertion_order = true");
            statement.execute(text);
        }
    }
}
