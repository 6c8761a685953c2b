package kymo.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.support.PublishedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class XlsxRowsTest {

    private static final ExportFacts NO_FACTS = new ExportFacts(Map.of(), List.of(), List.of());
    private static final long DAY = 86_400_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void everyKindOfCellIsWhatExcelTakesItFor() throws IOException {
        long noon = nanos("2024-02-29T12:00:00");
        Validity two = Validity.of(new long[] {0b011});
        Workbook book = workbook(
                List.of(
                        spec("f", ColumnType.FLOAT),
                        spec("i", ColumnType.INTEGER),
                        spec("b", ColumnType.BOOLEAN),
                        spec("s", ColumnType.STRING),
                        spec("d", ColumnType.DATE),
                        spec("l", ColumnType.DATETIME),
                        spec("z", ColumnType.INSTANT),
                        spec("t", ColumnType.TIME)),
                List.of(
                        DoubleColumn.of(-0.1, Double.NEGATIVE_INFINITY, Double.NaN),
                        LongColumn.of(new long[] {9_007_199_254_740_992L, -9_007_199_254_740_993L, 0}, two),
                        BooleanColumn.of(new boolean[] {true, false, false}, two),
                        TextColumn.of(Arrays.asList("=1+1", " a<b&\"c\"> ", null)),
                        LongColumn.of(new long[] {noon - DAY / 2, nanos("1900-02-28T00:00:00"), 0}, two),
                        LongColumn.of(new long[] {noon, noon + 1, 0}, two),
                        LongColumn.of(new long[] {noon + 1_000_000, nanos("1899-01-01T00:00:00"), 0}, two),
                        LongColumn.of(new long[] {DAY / 4, 1_500, 0}, two)));
        assertThat(book.rows("made"))
                .containsExactly(
                        List.of("f", "i", "b", "s", "d", "l", "z", "t"),
                        List.of(
                                "n:-0.1",
                                "n:9007199254740992",
                                "b:1",
                                "=1+1",
                                "n:45351",
                                "n:45351.5",
                                "n:45351.500000011576",
                                "n:0.25"),
                        List.of(
                                "-Infinity",
                                "-9007199254740993",
                                "b:0",
                                " a<b&\"c\"> ",
                                "1900-02-28",
                                "2024-02-29T12:00:00.000000001",
                                "1899-01-01T00:00:00Z",
                                "00:00:00.0000015"),
                        List.of());
        assertThat(book.format("made", "E2")).isEqualTo("yyyy\\-mm\\-dd");
        assertThat(book.format("made", "F2")).isEqualTo("yyyy\\-mm\\-dd\\ hh:mm:ss.000");
        assertThat(book.format("made", "H2")).isEqualTo("hh:mm:ss.000");
    }

    @Test
    void everyDoubleComesBackToItsLastBit() throws IOException {
        Random random = new Random(11);
        double[] values = IntStream.range(0, 3_000)
                .mapToDouble(i -> i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextGaussian())
                .map(value -> Double.isFinite(value) ? value : -0.0)
                .toArray();
        Workbook book = workbook(List.of(spec("v", ColumnType.FLOAT)), List.of(DoubleColumn.of(values)));
        double[] back = book.rows("made").stream()
                .skip(1)
                .mapToDouble(row -> Double.parseDouble(row.get(0).substring(2)))
                .toArray();
        assertThat(Arrays.stream(back).mapToLong(Double::doubleToRawLongBits).toArray())
                .isEqualTo(Arrays.stream(values)
                        .mapToLong(Double::doubleToRawLongBits)
                        .toArray());
    }

    @Test
    void everyMillisecondComesBack() {
        Random random = new Random(3);
        long first = nanos("1900-03-01T00:00:00");
        for (int i = 0; i < 20_000; i++) {
            long nanos = first / 1_000_000 * 1_000_000 + random.nextLong(0, 11_000_000_000_000L) * 1_000_000;
            if (nanos < first) continue;
            double serial = Double.parseDouble(ExcelTime.serial(nanos, ColumnType.DATETIME));
            long millis = Math.round((serial - 25_569) * 86_400_000.0);
            assertThat(millis).isEqualTo(Math.floorDiv(nanos, 1_000_000L));
        }
    }

    @Test
    void textsComeBackAsTheyWere() throws IOException {
        List<String> texts = List.of(
                "",
                " a ",
                "tab\tline\nreturn\r",
                "\u0000\u0001\u001f",
                "_x0041_",
                "_x004_",
                "日本",
                "\ud83d\ude00",
                "\uffff",
                "]]>",
                "'",
                "a_x000D_b");
        Workbook book = workbook(List.of(spec("<\"&>", ColumnType.STRING)), List.of(TextColumn.of(texts)));
        List<List<String>> rows = book.rows("made");
        assertThat(rows.get(0)).containsExactly("<\"&>");
        assertThat(rows.subList(1, rows.size())).extracting(row -> row.get(0)).isEqualTo(texts);
    }

    @Test
    void rowsBeyondASheetGoOnInFurtherOnesUnderTheSameNames() throws IOException {
        Schema schema = new Schema(List.of(spec("i", ColumnType.INTEGER)), -1, 64);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxRows rows = new XlsxRows("run: 7", schema, NO_FACTS, out, 11);
        for (int from = 0; from < 25; from += 5)
            rows.write(new Block(from, 5, List.of(LongColumn.of(from, from + 1, from + 2, from + 3, from + 4))));
        rows.finish();
        Workbook book = Workbook.of(out.toByteArray());
        assertThat(book.sheets().keySet()).containsExactly("run_ 7", "run_ 7 (2)", "run_ 7 (3)", "About");
        List<String> all = new ArrayList<>();
        for (String sheet : List.of("run_ 7", "run_ 7 (2)", "run_ 7 (3)")) {
            List<List<String>> cells = book.rows(sheet);
            assertThat(cells.get(0)).containsExactly("i");
            cells.subList(1, cells.size()).forEach(row -> all.add(row.get(0)));
        }
        assertThat(book.rows("run_ 7 (3)")).hasSize(6);
        assertThat(all).isEqualTo(IntStream.range(0, 25).mapToObj(i -> "n:" + i).toList());
    }

    @Test
    void aSheetThatIsJustFullIsTheOnlyOne() throws IOException {
        Schema schema = new Schema(List.of(spec("i", ColumnType.INTEGER)), -1, 64);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxRows rows = new XlsxRows("a", schema, NO_FACTS, out, 3);
        rows.write(new Block(0, 2, List.of(LongColumn.of(1, 2))));
        rows.finish();
        assertThat(Workbook.of(out.toByteArray()).sheets().keySet()).containsExactly("a", "About");
    }

    @Test
    void theLastSheetTellsUnitsAndLineage() throws IOException {
        Workbook book = workbook(
                List.of(new ColumnSpec("v", ColumnType.FLOAT, "mV"), spec("z", ColumnType.INSTANT)),
                List.of(DoubleColumn.of(1), LongColumn.of(0)));
        List<List<String>> about = book.rows("About");
        assertThat(about)
                .contains(
                        List.of("column", "type", "unit"), List.of("v", "float", "mV"), List.of("z", "instant (UTC)"));
        assertThat(about.get(0).get(0)).isEqualTo("dataset");
        assertThat(about.get(0).get(1)).startsWith("{\"name\":\"made\",\"id\":");
        assertThat(about.get(1).get(1)).startsWith("{\"name\":\"made.csv\",\"sha256\":");
        assertThat(about.get(2)).first().isEqualTo("step");
        assertThat(about.get(2).get(1)).startsWith("{\"processor\":\"ingest\",\"version\":1,\"parameters\":{}");
    }

    @Test
    void aLongFactGoesOnInTheNextCellsCharacterByCharacter() throws IOException {
        ObjectNode fact = JsonMapper.shared().createObjectNode().put("say", "\ud83d\ude00".repeat(40_000));
        ExportFacts facts = new ExportFacts(Map.of(), List.of(fact), List.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new XlsxRows("a", new Schema(List.of(spec("i", ColumnType.INTEGER)), -1, 64), facts, out).finish();
        List<String> told = Workbook.of(out.toByteArray()).rows("About").get(0);
        assertThat(told.subList(1, told.size()))
                .hasSize(3)
                .allMatch(cell -> cell.length() <= 32_767)
                .satisfies(cells -> assertThat(String.join("", cells)).isEqualTo(ExportFacts.text(fact)));
    }

    @Test
    void moreColumnsThanASheetHasAreRefusedBeforeTheFirstByte() {
        List<ColumnSpec> specs = IntStream.range(0, 16_385)
                .mapToObj(i -> spec("c" + i, ColumnType.INTEGER))
                .toList();
        PublishedDataset dataset =
                new PublishedDataset(folder, 1, -1, specs, Collections.nCopies(specs.size(), LongColumn.of(1)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> Export.whole(ExportFormat.XLSX)
                        .write(dataset.catalogue(), dataset.files(), dataset.id(), out, rows -> {}))
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.XLSX_LIMIT))
                .hasMessage(
                        "an Excel sheet has at most 16384 columns but the dataset has 16385; choose fewer, or another"
                                + " format");
        assertThat(out.size()).isZero();
    }

    @Test
    void aTextThatIsTooLongForACellIsNotCut() {
        PublishedDataset dataset = new PublishedDataset(
                folder,
                64,
                -1,
                List.of(spec("s", ColumnType.STRING)),
                List.of(TextColumn.of(List.of("x".repeat(32_767), "y".repeat(32_768)))));
        assertThatThrownBy(() -> Export.whole(ExportFormat.XLSX)
                        .write(
                                dataset.catalogue(),
                                dataset.files(),
                                dataset.id(),
                                new ByteArrayOutputStream(),
                                rows -> {}))
                .hasMessage("a cell of an Excel sheet has at most 32767 characters but row 1 of column 's' has 32768;"
                        + " leave the column out, or choose another format");
    }

    @ParameterizedTest
    @CsvSource({
        "Oven 7.csv, Oven 7.csv, Oven 7.csv (2)",
        "'a[b]c:d*e?f/g\\h', a_b_c_d_e_f_g_h, a_b_c_d_e_f_g_h (2)",
        "about, about data, about data (2)",
        "History, History data, History data (2)",
        "\"'quoted'\", quoted, quoted (2)",
        "?, _, _ (2)",
        "0123456789012345678901234567890123, 0123456789012345678901234567890, 012345678901234567890123456 (2)"
    })
    void sheetsHaveNamesThatExcelTakes(String dataset, String first, String second) {
        SheetNames names = new SheetNames(dataset.replace("\"", ""));
        assertThat(List.of(names.next(), names.next())).containsExactly(first, second);
    }

    private Workbook workbook(List<ColumnSpec> specs, List<? extends Column> columns) throws IOException {
        PublishedDataset dataset = new PublishedDataset(folder, 64, -1, specs, columns);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export.whole(ExportFormat.XLSX).write(dataset.catalogue(), dataset.files(), dataset.id(), out, rows -> {});
        return Workbook.of(out.toByteArray());
    }

    private static long nanos(String time) {
        return ChronoUnit.NANOS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), LocalDateTime.parse(time));
    }

    private static ColumnSpec spec(String name, ColumnType type) {
        return new ColumnSpec(name, type, null);
    }
}
