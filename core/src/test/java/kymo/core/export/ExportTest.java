package kymo.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.InMemoryCatalogue;
import kymo.core.dataset.Origin;
import kymo.core.dataset.Part;
import kymo.core.dataset.PartStore;
import kymo.core.dataset.Schema;
import kymo.core.dataset.Upload;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.files.StoredFile;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What leaves beside the rows, and which rows leave: a raw dataset, what was smoothed of it, and the flags of both. */
class ExportTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final UUID RAW = new UUID(0, 1);
    private static final UUID SMOOTH = new UUID(0, 2);
    private static final UUID QUALITY = new UUID(0, 3);
    private static final UUID RUN = new UUID(0, 9);
    private static final int BLOCK_ROWS = 4;

    private final Catalogue catalogue = new InMemoryCatalogue();

    @TempDir
    private Path folder;

    private FileStore files = LocalFileStore.temporary(Path.of("."));

    @BeforeEach
    void lab() {
        files = LocalFileStore.temporary(folder);
        Upload upload = catalogue.addUpload(UUID.randomUUID(), "oven.csv", new StoredFile("u/1", 10, "ab12"));
        publish(
                RAW,
                "oven.csv",
                new Origin(upload.id(), null, RUN, "ingest", 1, JSON.readTree("{\"decimal\":\",\"}")),
                List.of(spec("t", ColumnType.INTEGER, "s"), spec("#T", ColumnType.FLOAT, "°C")),
                List.of(LongColumn.of(LongStream.range(0, 10).toArray()), doubles(10)));
        publish(
                SMOOTH,
                "oven.csv rolling-mean",
                new Origin(null, RAW, SMOOTH, "rolling-mean", 2, JSON.readTree("{\"window\":3}")),
                List.of(spec("#T", ColumnType.FLOAT, "°C"), spec("say", ColumnType.STRING, null)),
                List.of(doubles(3), TextColumn.of(List.of("#5", "=1", "-2"))));
    }

    @Test
    void aCsvsHeadTellsUnitsAndLineage() throws IOException {
        assertThat(text(SMOOTH, new Export(ExportFormat.CSV, Excerpt.WHOLE, true, false, null, true)))
                .isEqualTo("""
                # kymo export 1
                # dataset: {"name":"oven.csv rolling-mean","id":"00000000-0000-0000-0000-000000000002"}
                # upload: {"name":"oven.csv","sha256":"ab12"}
                # step: {"processor":"ingest","version":1,"parameters":{"decimal":","},"run":"00000000-0000-0000-0000-000000000009","dataset":"00000000-0000-0000-0000-000000000001"}
                # step: {"processor":"rolling-mean","version":2,"parameters":{"window":3},"run":"00000000-0000-0000-0000-000000000002","dataset":"00000000-0000-0000-0000-000000000002"}
                # column: {"name":"#T","type":"float","unit":"°C"}
                # column: {"name":"say","type":"string"}
                "#T",say
                0.0,"#5"
                0.1,=1
                0.2,-2
                """);
    }

    @Test
    void belowAHeadNoRowLooksLikeAComment() throws IOException {
        Excerpt texts = new Excerpt(List.of("say"), 0, 1);
        assertThat(text(SMOOTH, new Export(ExportFormat.CSV, texts, true, false, null, true)))
                .endsWith("\nsay\n\"#5\"\n")
                .contains("\n# rows: {\"from\":0,\"to\":0}\n");
        assertThat(text(SMOOTH, new Export(ExportFormat.CSV, texts, false, false, null, true)))
                .isEqualTo("say\n\"#5\"\n");
    }

    @Test
    void aSafeCsvHasNoFormulasAndTheSameNumbers() throws IOException {
        List<String> texts = List.of("=1+1", "+1+1", "-A1", "@x", "\tx", "\rx", "'=1", "a=b", "", " =1");
        publish(
                QUALITY,
                "texts",
                new Origin(null, RAW, QUALITY, "x", 1, JSON.createObjectNode()),
                List.of(
                        spec("=name", ColumnType.STRING, null),
                        spec("n", ColumnType.FLOAT, null),
                        spec("i", ColumnType.INTEGER, null)),
                List.of(
                        TextColumn.of(texts),
                        DoubleColumn.of(IntStream.range(0, 10)
                                .mapToDouble(i -> -i - 0.5)
                                .toArray()),
                        LongColumn.of(LongStream.range(0, 10).map(i -> -i).toArray())));
        String safe = text(QUALITY, new Export(ExportFormat.CSV, Excerpt.WHOLE, false, true, null, true));
        assertThat(safe.lines().limit(5))
                .containsExactly("'=name,n,i", "'=1+1,-0.5,0", "'+1+1,-1.5,-1", "'-A1,-2.5,-2", "'@x,-3.5,-3");
        assertThat(safe).contains("'\tx,-4.5,-4\n\"'\rx\",-5.5,-5\n'=1,-6.5,-6\na=b,-7.5,-7\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-98765432109876543210", "+1", "-1.5e-7", "-1,5", "-.5"})
    void aSafeCsvLeavesANumberAloneThatIsAText(String number) throws IOException {
        assertThat(safe(number)).isEqualTo(number.contains(",") ? "\"%s\"".formatted(number) : number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1-1", "+1e", "-", "-1 ", "-1,5,5", "-٣", "\0=1"})
    void aSafeCsvTakesWhatOnlyBeginsAsANumberForAFormula(String text) throws IOException {
        assertThat(safe(text).replace("\"", "")).isEqualTo("'" + text);
    }

    @Test
    void jsonHoldsFactsAndRowsAsOneObject() throws IOException {
        JsonNode all =
                JSON.readTree(text(SMOOTH, new Export(ExportFormat.JSON, Excerpt.WHOLE, true, false, null, true)));
        assertThat(all.at("/kymo/upload/sha256").asString()).isEqualTo("ab12");
        assertThat(all.at("/kymo/steps/1/parameters/window").asInt()).isEqualTo(3);
        assertThat(all.at("/kymo/columns/0/unit").asString()).isEqualTo("°C");
        assertThat(all.get("rows")).hasSize(3);
        assertThat(all.at("/rows/2/#T").asDouble()).isEqualTo(0.2);
    }

    @Test
    void ndjsonTellsFactsInALineOfItsOwn() throws IOException {
        List<String> lines = text(SMOOTH, new Export(ExportFormat.NDJSON, Excerpt.WHOLE, true, false, null, true))
                .lines()
                .toList();
        assertThat(lines).hasSize(4);
        assertThat(JSON.readTree(lines.get(0)).at("/kymo/dataset/name").asString())
                .isEqualTo("oven.csv rolling-mean");
        assertThat(lines.get(1)).isEqualTo("{\"#T\":0.0,\"say\":\"#5\"}");
    }

    @ParameterizedTest
    @ValueSource(longs = {2, Long.MAX_VALUE})
    void parquetHoldsUnitsAndLineageInItsFooter(long toRow) throws IOException, SQLException {
        byte[] file = bytes(
                SMOOTH, new Export(ExportFormat.PARQUET, new Excerpt(List.of(), 0, toRow), false, false, null, true));
        assertThat(metadata(file, "kymo.unit.#T")).isEqualTo("°C");
        JsonNode lineage = JSON.readTree(metadata(file, "kymo.lineage"));
        assertThat(lineage.at("/upload/name").asString()).isEqualTo("oven.csv");
        assertThat(lineage.at("/steps/1/processor").asString()).isEqualTo("rolling-mean");
    }

    @ParameterizedTest
    @EnumSource
    void withoutIdsTwoLabsWriteTheSameBytes(ExportFormat format) throws IOException {
        Export export = Export.whole(format).withoutIds();
        Export told = new Export(format, Excerpt.WHOLE, format.hasHead(), false, null, false);
        assertThat(bytes(SMOOTH, export)).isEqualTo(bytes(SMOOTH, export));
        for (UUID id : List.of(RAW, SMOOTH, RUN)) {
            assertThat(new String(bytes(SMOOTH, told), StandardCharsets.ISO_8859_1))
                    .doesNotContain(id.toString());
        }
    }

    @Test
    void optionsThatAFormatDoesNotHaveAreRefused() {
        assertThatThrownBy(() -> new Export(ExportFormat.PARQUET, Excerpt.WHOLE, true, false, null, true))
                .hasMessage(
                        "head is an option of csv, json and ndjson, and parquet holds units and lineage in any case;"
                                + " leave it out")
                .extracting(e -> ((ProblemException) e).pointer())
                .isEqualTo("/head");
        assertThatThrownBy(() -> new Export(ExportFormat.XLSX, Excerpt.WHOLE, false, true, null, true))
                .hasMessage(
                        "safe is an option of csv, and xlsx has no formulas that a text could be taken for; leave it"
                                + " out");
        assertThatThrownBy(() -> ExportJson.flagged(null, "mark", null)).hasMessageContaining("flags names none");
        assertThatThrownBy(() -> ExportJson.flagged(QUALITY, "drop", null))
                .hasMessage("flagged must be one of exclude, mark but was 'drop'; choose one of these");
        assertThatThrownBy(() -> ExportJson.flagged(QUALITY, null, "fail"))
                .hasMessage("worst must be one of pass, suspect but was 'fail'; choose one of these");
    }

    @Test
    void anExportComesBackFromItsParameters() {
        for (Export export : List.of(
                Export.whole(ExportFormat.XLSX),
                new Export(
                        ExportFormat.CSV,
                        new Excerpt(List.of("a,b", "c"), 3, 9),
                        true,
                        true,
                        new Flagged(QUALITY, Flagged.Handling.EXCLUDE, RowFlag.SUSPECT),
                        true))) {
            assertThat(ExportJson.export(JSON.readTree(ExportJson.of(export).toString())))
                    .isEqualTo(export);
        }
    }

    @Test
    void flaggedRowsAreMarkedOrLeftOut() throws IOException {
        flags("#T", 1, 1, 3, 3, 4, 1, 9, 2, 1, 1);
        String marked = text(RAW, flagged(Flagged.Handling.MARK, RowFlag.PASS, Excerpt.WHOLE));
        assertThat(marked.lines().map(line -> line.replaceFirst(",.*,", ":")))
                .containsExactly("t:flag", "0:1", "1:1", "2:3", "3:3", "4:4", "5:1", "6:9", "7:2", "8:1", "9:1");
        assertThat(rows(flagged(Flagged.Handling.EXCLUDE, RowFlag.PASS, Excerpt.WHOLE)))
                .containsExactly("0", "1", "5", "6", "7", "8", "9");
        assertThat(rows(flagged(Flagged.Handling.EXCLUDE, RowFlag.SUSPECT, Excerpt.WHOLE)))
                .containsExactly("0", "1", "2", "3", "5", "6", "7", "8", "9");
        assertThat(rows(flagged(Flagged.Handling.EXCLUDE, RowFlag.PASS, new Excerpt(List.of(), 3, 8))))
                .containsExactly("5", "6", "7");
    }

    @Test
    void flagsOfColumnsThatDoNotLeaveDoNotCount() throws IOException {
        flags("other", 4, 4, 4, 4, 4, 4, 4, 4, 4, 4);
        assertThat(rows(flagged(Flagged.Handling.EXCLUDE, RowFlag.PASS, Excerpt.WHOLE)))
                .hasSize(10);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theFlagOfARowIsTheWorstOfItsColumns(long seed) throws IOException {
        Random random = new Random(seed);
        int[] codes = {1, 2, 3, 4, 9};
        int[] a = random.ints(10, 0, 5).map(i -> codes[i]).toArray();
        int[] b = random.ints(10, 0, 5).map(i -> codes[i]).toArray();
        publishFlags(List.of("t", "#T"), List.of(a, b));
        List<Integer> ranked = List.of(9, 2, 1, 3, 4);
        List<String> expected = IntStream.range(0, 10)
                .mapToObj(row -> String.valueOf(ranked.indexOf(a[row]) > ranked.indexOf(b[row]) ? a[row] : b[row]))
                .toList();
        assertThat(text(RAW, flagged(Flagged.Handling.MARK, RowFlag.PASS, Excerpt.WHOLE))
                        .lines()
                        .skip(1)
                        .map(line -> line.substring(line.lastIndexOf(',') + 1)))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void flagsOfAnotherDatasetAreRefused() {
        Export export = new Export(
                ExportFormat.CSV,
                Excerpt.WHOLE,
                false,
                false,
                new Flagged(SMOOTH, Flagged.Handling.MARK, RowFlag.PASS),
                true);
        assertThatThrownBy(() -> export.check(catalogue, RAW))
                .isInstanceOfSatisfying(ProblemException.class, p -> {
                    assertThat(p.code()).isEqualTo(ProblemCode.EXPORT_OPTION_INVALID);
                    assertThat(p.pointer()).isEqualTo("/flags");
                })
                .hasMessage(
                        "flags must name a completed run of data-quality over dataset 'oven.csv' but %s is none; run data-quality on it, or leave flags out"
                                .formatted(SMOOTH));
    }

    private String safe(String text) throws IOException {
        publish(
                QUALITY,
                "text",
                new Origin(null, RAW, QUALITY, "x", 1, JSON.createObjectNode()),
                List.of(spec("s", ColumnType.STRING, null)),
                List.of(TextColumn.of(List.of(text))));
        String file = text(QUALITY, new Export(ExportFormat.CSV, Excerpt.WHOLE, false, true, null, true));
        return file.substring("s\n".length(), file.length() - 1);
    }

    private void flags(String column, int... flags) {
        publishFlags(List.of(column), List.of(flags));
    }

    /** Runs of equal flags by first row, each with a run of another test before it, which must not count. */
    private void publishFlags(List<String> names, List<int[]> flags) {
        List<Long> from = new ArrayList<>();
        List<Long> to = new ArrayList<>();
        List<String> column = new ArrayList<>();
        List<String> test = new ArrayList<>();
        List<Long> flag = new ArrayList<>();
        for (int row = 0; row < 10; row++) {
            for (int place = 0; place < names.size(); place++) {
                int[] of = flags.get(place);
                if (row > 0 && of[row - 1] == of[row]) continue;
                int end = row;
                while (end + 1 < 10 && of[end + 1] == of[row]) end++;
                for (String kind : List.of("spike", "rollup")) {
                    from.add((long) row);
                    to.add((long) end);
                    column.add(names.get(place));
                    test.add(kind);
                    flag.add(kind.equals("spike") ? 4L : of[row]);
                }
            }
        }
        publish(
                QUALITY,
                "flags",
                new Origin(null, RAW, QUALITY, "data-quality", 1, JSON.createObjectNode()),
                List.of(
                        spec("from_row", ColumnType.INTEGER, null),
                        spec("to_row", ColumnType.INTEGER, null),
                        spec("column", ColumnType.STRING, null),
                        spec("test", ColumnType.STRING, null),
                        spec("flag", ColumnType.INTEGER, null)),
                List.of(longs(from), longs(to), TextColumn.of(column), TextColumn.of(test), longs(flag)));
    }

    private static Export flagged(Flagged.Handling handling, RowFlag worst, Excerpt excerpt) {
        return new Export(ExportFormat.CSV, excerpt, false, false, new Flagged(QUALITY, handling, worst), true);
    }

    private List<String> rows(Export export) throws IOException {
        return text(RAW, export)
                .lines()
                .skip(1)
                .map(line -> line.replaceFirst(",.*", ""))
                .toList();
    }

    private void publish(UUID id, String name, Origin origin, List<ColumnSpec> specs, List<? extends Column> columns) {
        Schema schema = new Schema(specs, -1, BLOCK_ROWS);
        int rows = columns.get(0).size();
        List<Part> parts = new ArrayList<>();
        int partRows = (int) schema.partRows();
        for (int first = 0; first < rows; first += partRows) {
            List<Block> blocks = new ArrayList<>();
            for (int at = first; at < Math.min(rows, first + partRows); at += BLOCK_ROWS) {
                int from = at;
                int to = Math.min(rows, at + BLOCK_ROWS);
                blocks.add(new Block(
                        from,
                        to - from,
                        columns.stream().map(c -> c.slice(from, to)).toList()));
            }
            parts.add(new PartStore(files).write(id, schema, parts.size(), 1, 1, blocks, List.of()));
        }
        catalogue.publishWhole(id, name, origin, id.toString(), schema, null, parts);
    }

    private String text(UUID dataset, Export export) throws IOException {
        return new String(bytes(dataset, export), StandardCharsets.UTF_8);
    }

    private byte[] bytes(UUID dataset, Export export) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(catalogue, files, dataset, out, rows -> {});
        return out.toByteArray();
    }

    private String metadata(byte[] parquet, String key) throws IOException, SQLException {
        Path file = Files.write(folder.resolve("exported.parquet"), parquet);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duckdb.createStatement();
                ResultSet found =
                        sql.executeQuery("SELECT decode(value) FROM parquet_kv_metadata('%s') WHERE decode(key) = '%s'"
                                .formatted(file, key))) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }

    private static DoubleColumn doubles(int rows) {
        return DoubleColumn.of(
                IntStream.range(0, rows).mapToDouble(row -> row / 10.0).toArray());
    }

    private static LongColumn longs(List<Long> values) {
        return LongColumn.of(values.stream().mapToLong(value -> value).toArray());
    }

    private static ColumnSpec spec(String name, ColumnType type, String unit) {
        return new ColumnSpec(name, type, unit);
    }
}
