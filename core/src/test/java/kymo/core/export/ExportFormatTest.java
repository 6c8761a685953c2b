package kymo.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.support.PublishedDataset;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportFormatTest {

    /** 2024-02-29T13:07:09.000000001, in nanoseconds since 1970. */
    private static final long LEAP_DAY = 1_709_212_029_000_000_001L;

    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private static final List<ColumnSpec> KINDS = List.of(
            spec("f", ColumnType.FLOAT),
            spec("i", ColumnType.INTEGER),
            spec("b", ColumnType.BOOLEAN),
            spec("s", ColumnType.STRING),
            spec("d", ColumnType.DATE),
            spec("l", ColumnType.DATETIME),
            spec("z", ColumnType.INSTANT),
            spec("t", ColumnType.TIME));

    @TempDir
    private Path folder;

    @Test
    void csvWritesEveryKindOfCell() throws IOException {
        assertThat(text(kinds(), ExportFormat.CSV)).isEqualTo("""
                f,i,b,s,d,l,z,t
                -0.0,9007199254740993,true,"a,""b""
                c",2024-02-29,2024-02-29T13:07:09.000000001,2024-02-29T13:07:09.000000001Z,00:00:00.000000001
                Infinity,-1,false,ü,1969-12-31,1969-12-31T23:59:59.999999999,1969-12-31T23:59:59.999999999Z,23:59:59.999999999
                ,,,,,,,
                """);
    }

    @Test
    void jsonWritesEveryKindOfCell() throws IOException {
        String rows = """
                {"f":-0.0,"i":9007199254740993,"b":true,"s":"a,\\"b\\"\\nc","d":"2024-02-29","l":"2024-02-29T13:07:09.000000001","z":"2024-02-29T13:07:09.000000001Z","t":"00:00:00.000000001"}
                {"f":"Infinity","i":-1,"b":false,"s":"ü","d":"1969-12-31","l":"1969-12-31T23:59:59.999999999","z":"1969-12-31T23:59:59.999999999Z","t":"23:59:59.999999999"}
                {"f":null,"i":null,"b":null,"s":null,"d":null,"l":null,"z":null,"t":null}
                """;
        assertThat(text(kinds(), ExportFormat.NDJSON)).isEqualTo(rows);
        assertThat(text(kinds(), ExportFormat.JSON))
                .isEqualTo("[" + rows.strip().replace("}\n{", "},\n{") + "]\n");
    }

    @Test
    void parquetHoldsEveryKindOfCellForAnotherEngine() throws IOException, SQLException {
        List<String> rows = query(
                exported(kinds(), ExportFormat.PARQUET),
                "SELECT f, i, b, s, d::VARCHAR, epoch_ns(l), epoch_ns(z), epoch_ns(t) FROM exported");
        assertThat(rows)
                .containsExactly(
                        "-0.0|9007199254740993|true|a,\"b\"\nc|2024-02-29|" + LEAP_DAY + "|" + LEAP_DAY + "|1",
                        "Infinity|-1|false|ü|1969-12-31|-1|-1|" + (NANOS_PER_DAY - 1),
                        "null|null|null|null|null|null|null|null");
    }

    @Test
    void csvGivesEveryDoubleBackToItsLastBit() throws IOException {
        double[] values = anyDoubles(20_000);
        PublishedDataset dataset = new PublishedDataset(
                folder, 64, -1, List.of(spec("v", ColumnType.FLOAT)), List.of(DoubleColumn.of(values)));
        double[] back = text(dataset, ExportFormat.CSV)
                .lines()
                .skip(1)
                .mapToDouble(line -> line.equals("\"\"") ? Double.NaN : Double.parseDouble(line))
                .toArray();
        assertThat(bits(back)).isEqualTo(bits(values));
    }

    @Test
    void jsonGivesEveryDoubleBackToItsLastBit() throws IOException {
        double[] values = anyDoubles(5_000);
        PublishedDataset dataset = new PublishedDataset(
                folder, 64, -1, List.of(spec("v", ColumnType.FLOAT)), List.of(DoubleColumn.of(values)));
        JsonNode rows = JsonMapper.shared().readTree(exported(dataset, ExportFormat.JSON));
        double[] back = new double[values.length];
        for (int row = 0; row < back.length; row++) {
            JsonNode value = rows.get(row).get("v");
            back[row] = value.isNull() ? Double.NaN : Double.parseDouble(value.asString());
        }
        assertThat(rows).hasSize(values.length);
        assertThat(bits(back)).isEqualTo(bits(values));
    }

    @Test
    void csvTextsComeBackAsTheyWere() throws IOException {
        List<String> texts = List.of(" a ", "x\"y", "\r\n", "a,b", "'", "#", "100 %", "日本", "", "-", ";", "\ttab");
        PublishedDataset dataset = new PublishedDataset(
                folder,
                4,
                -1,
                List.of(spec("first, quoted \"name\"", ColumnType.STRING), spec("second", ColumnType.STRING)),
                List.of(TextColumn.of(texts), TextColumn.of(texts)));
        List<CSVRecord> records = CSVFormat.RFC4180
                .parse(new StringReader(text(dataset, ExportFormat.CSV)))
                .getRecords();
        assertThat(records.get(0).toList()).containsExactly("first, quoted \"name\"", "second");
        assertThat(records.subList(1, records.size()))
                .extracting(CSVRecord::toList)
                .containsExactlyElementsOf(
                        texts.stream().map(text -> List.of(text, text)).toList());
    }

    @Test
    void aLoneMissingValueIsARowAndNoEmptyLine() throws IOException {
        PublishedDataset dataset = new PublishedDataset(
                folder,
                64,
                -1,
                List.of(spec("v", ColumnType.FLOAT)),
                List.of(DoubleColumn.of(Double.NaN, 1, Double.NaN)));
        assertThat(text(dataset, ExportFormat.CSV)).isEqualTo("v\n\"\"\n1.0\n\"\"\n");
    }

    @Test
    void parquetJoinsThePartsToOneFile() throws IOException, SQLException {
        int rows = 5_000;
        PublishedDataset dataset = new PublishedDataset(
                folder,
                64,
                -1,
                List.of(spec("i", ColumnType.INTEGER), spec("f", ColumnType.FLOAT)),
                List.of(
                        LongColumn.of(LongStream.range(0, rows).toArray()),
                        DoubleColumn.of(IntStream.range(0, rows)
                                .mapToDouble(i -> i % 7 == 0 ? Double.NaN : i / 8.0)
                                .toArray())));
        assertThat(query(
                        exported(dataset, ExportFormat.PARQUET),
                        "SELECT count(*), count(f), sum(i), sum(f), count(*) FILTER (f <> i / 8.0) FROM exported"))
                // all of 0..4999, less the 715 multiples of 7, which are missing: (12497500 - 7 * 714 * 715 / 2) / 8
                .containsExactly("5000|4285|12497500|1338839.375|0");
    }

    @ParameterizedTest(name = "rows {0} to {1}")
    @CsvSource({
        "0, 5000",
        "0, 9000",
        "1, 2",
        "63, 65",
        "64, 128",
        "1023, 1025",
        "900, 3100",
        "4999, 5000",
        "17, 17",
        "7000, 8000"
    })
    void anExcerptHoldsTheRowsAndColumnsThatWereChosen(long from, long to) throws IOException, SQLException {
        int rows = 5_000;
        PublishedDataset dataset = new PublishedDataset(
                folder,
                64,
                0,
                List.of(spec("i", ColumnType.INTEGER), spec("s", ColumnType.STRING), spec("f", ColumnType.FLOAT)),
                List.of(
                        LongColumn.of(LongStream.range(0, rows).toArray()),
                        TextColumn.of(
                                IntStream.range(0, rows).mapToObj(i -> "x" + i).toList()),
                        DoubleColumn.of(
                                IntStream.range(0, rows).asDoubleStream().toArray())));
        Excerpt excerpt = new Excerpt(List.of("f", "i"), from, to);
        List<String> expected = LongStream.range(from, Math.min(rows, to))
                .mapToObj(i -> i + ".0," + i)
                .toList();
        assertThat(new String(exported(dataset, ExportFormat.CSV, excerpt), StandardCharsets.UTF_8).lines())
                .first()
                .isEqualTo("f,i");
        assertThat(new String(exported(dataset, ExportFormat.CSV, excerpt), StandardCharsets.UTF_8)
                        .lines()
                        .skip(1))
                .containsExactlyElementsOf(expected);
        assertThat(query(exported(dataset, ExportFormat.PARQUET, excerpt), "SELECT f || ',' || i FROM exported"))
                .containsExactlyElementsOf(expected);
        assertThat(JsonMapper.shared().readTree(exported(dataset, ExportFormat.JSON, excerpt)))
                .hasSize(expected.size());
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnUnknownColumnBeforeTheFirstByte(ExportFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PublishedDataset dataset = kinds();
        Export export = new Export(format, new Excerpt(List.of("f", "none"), 0, 1), false, false, null, true);
        assertThatThrownBy(() -> export.write(dataset.catalogue(), dataset.files(), dataset.id(), out, rows -> {}))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.COLUMN_UNKNOWN);
                    assertThat(problem.pointer()).isEqualTo("/columns");
                });
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aDatasetWithoutRowsIsAFileWithoutRows(ExportFormat format) throws IOException, SQLException {
        PublishedDataset dataset = new PublishedDataset(
                folder,
                64,
                -1,
                List.of(spec("i", ColumnType.INTEGER), spec("s", ColumnType.STRING)),
                List.of(LongColumn.of(), TextColumn.of(List.of())));
        byte[] exported = exported(dataset, format);
        switch (format) {
            case CSV -> assertThat(exported).asString().isEqualTo("i,s\n");
            case JSON -> assertThat(exported).asString().isEqualTo("[]\n");
            case NDJSON -> assertThat(exported).isEmpty();
            case XLSX -> assertThat(Workbook.of(exported).rows("made")).containsExactly(List.of("i", "s"));
            case PARQUET -> {
                assertThat(query(exported, "SELECT count(*) FROM exported")).containsExactly("0");
                assertThat(query(exported, "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM exported)"))
                        .containsExactly("i|BIGINT", "s|VARCHAR");
            }
        }
    }

    @Test
    void refusesANameThatEndsInNoKnownFormat() {
        assertThat(ExportFormat.ofFileName("a.b/OUT.Parquet")).isEqualTo(ExportFormat.PARQUET);
        assertThatThrownBy(() -> ExportFormat.ofFileName("out.txt"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("an output's name must end in .csv, .json, .ndjson, .parquet, .xlsx but was 'out.txt';"
                        + " use one of these endings");
    }

    private PublishedDataset kinds() {
        long[] times = {LEAP_DAY, -1, 0};
        long[] days = {Math.floorDiv(LEAP_DAY, NANOS_PER_DAY) * NANOS_PER_DAY, -NANOS_PER_DAY, 0};
        // the third row is missing
        Validity two = Validity.of(new long[] {0b011});
        List<Column> columns = List.of(
                DoubleColumn.of(-0.0, Double.POSITIVE_INFINITY, Double.NaN),
                LongColumn.of(new long[] {9_007_199_254_740_993L, -1, 0}, two),
                BooleanColumn.of(new boolean[] {true, false, false}, two),
                TextColumn.of(Arrays.asList("a,\"b\"\nc", "ü", null)),
                LongColumn.of(days, two),
                LongColumn.of(times, two),
                LongColumn.of(times, two),
                LongColumn.of(new long[] {1, NANOS_PER_DAY - 1, 0}, two));
        return new PublishedDataset(folder, 64, -1, KINDS, columns);
    }

    private static byte[] exported(PublishedDataset dataset, ExportFormat format) throws IOException {
        return exported(dataset, format, Excerpt.WHOLE);
    }

    private static byte[] exported(PublishedDataset dataset, ExportFormat format, Excerpt excerpt) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Export(format, excerpt, false, false, null, true)
                .write(dataset.catalogue(), dataset.files(), dataset.id(), out, rows -> {});
        return out.toByteArray();
    }

    private static String text(PublishedDataset dataset, ExportFormat format) throws IOException {
        return new String(exported(dataset, format), StandardCharsets.UTF_8);
    }

    private List<String> query(byte[] exported, String query) throws IOException, SQLException {
        Path file = Files.write(folder.resolve("exported.parquet"), exported);
        List<String> rows = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duckdb.createStatement();
                ResultSet found = sql.executeQuery(query.replace("exported", "'" + file + "'"))) {
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++)
                    cells.add(String.valueOf(found.getString(i)));
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }

    private static double[] anyDoubles(int count) {
        Random random = new Random(42);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            values[i] = i % 2 == 0 ? any : random.nextGaussian();
        }
        values[0] = Double.MIN_VALUE;
        values[2] = Double.MAX_VALUE;
        values[4] = Double.NEGATIVE_INFINITY;
        values[6] = -0.0;
        values[8] = 2e-3;
        return values;
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }

    private static ColumnSpec spec(String name, ColumnType type) {
        return new ColumnSpec(name, type, null);
    }
}
