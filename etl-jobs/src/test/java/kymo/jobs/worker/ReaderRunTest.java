package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Reject;
import kymo.core.files.StoredFile;
import kymo.core.imports.Fingerprint;
import kymo.core.imports.ImportProfileText;
import kymo.core.imports.ImportProfiles;
import kymo.core.intake.Accepted;
import kymo.core.intake.Intake;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.runs.EventLog;
import kymo.core.runs.Run;
import kymo.core.runs.RunStatus;
import kymo.core.scripts.ScriptDirectory;
import kymo.core.scripts.ScriptReaders;
import kymo.core.scripts.ScriptVersions;
import kymo.jobs.ingest.IngestSettings;
import kymo.jobs.inquiries.Answerer;
import kymo.jobs.script.ScriptHosts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Files that scripts read, over a database and with hosts. */
class ReaderRunTest {

    private static final String PAIRS = """
            @Script(title = 'Pairs')
            @Param(name = 'separator', type = TEXT, defaultValue = '=')
            @Output(name = 'time', unit = 's')
            @Output(name = 'count', type = INTEGER)
            void read(Bytes input, Params params, RowSink rows) {
                rows.axis(0)
                println 'a file of ' + input.size() + ' bytes'
                for (String line = input.line(); line != null; line = input.line()) {
                    if (line.startsWith('Pair file')) continue
                    String[] parts = line.split(params.text('separator'), -1)
                    if (parts.length != 2) {
                        rows.reject(line, 'there must be one separator')
                        continue
                    }
                    rows.number(0, Double.parseDouble(parts[0]))
                    if (parts[1].isLong()) rows.integer(1, parts[1].toLong() * FACTOR)
                    else rows.reject(1, parts[1], 'not a whole number')
                    rows.end()
                }
            }
            """;
    private static final String FILE = "1=10\nnothing\n2=x\n3=30\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path scripts;

    @SuppressWarnings("NullAway.Init")
    private Workshop shop;

    @SuppressWarnings("NullAway.Init")
    private ImportProfiles profiles;

    @SuppressWarnings("NullAway.Init")
    private Intake intake;

    @SuppressWarnings("NullAway.Init")
    private OfferedProcessors offers;

    @BeforeEach
    void begin() throws IOException {
        scripts = Files.createDirectory(folder.resolve("scripts"));
        shop = new Workshop(folder.resolve("files"));
        TransactionTemplate transactions = new TransactionTemplate(shop.tx);
        profiles = new ImportProfiles(shop.sql, transactions);
        ScriptVersions versions = new ScriptVersions(shop.sql, transactions);
        ScriptDirectory directory = new ScriptDirectory(shop.sql, versions);
        ScriptReaders readers = ScriptReaders.of(directory, versions);
        intake = new Intake(
                shop.catalogue,
                shop.runs,
                shop.files,
                new EventLog(shop.sql),
                transactions,
                () -> {},
                () -> profiles.state(readers),
                directory,
                readers);
        offers = new WorkerConfiguration()
                .offeredProcessors(shop.sql, shop.tx, Workshop.settings("w", 1), ScriptHosts.FRESH, scripts);
        shop.worker(Workshop.settings("w", 1)).start();
        put("1");
    }

    @AfterEach
    void end() {
        shop.close();
    }

    @Test
    void aFileIsReadByTheScriptThatItsOptionsName() throws Exception {
        Dataset read = ingested(FILE, "{\"reader\": \"pairs\", \"names\": {\"time\": \"t\"}}");
        assertThat(read.schema().columns())
                .extracting(ColumnSpec::name, ColumnSpec::unit)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("t", "s"),
                        org.assertj.core.groups.Tuple.tuple("count", null));
        assertThat(read.schema().axis()).isZero();
        Block rows = rows(read);
        assertThat(rows.column(0)).hasToString("[1.0, 2.0, 3.0]");
        assertThat(rows.column(1)).hasToString("[10, 0, 30] [5]");
        assertThat(shop.catalogue.parts(read.id()).get(0).rejects())
                .containsExactly(
                        new Reject(2, 5, "", "nothing", "there must be one separator", "row-rejected", -1, 0),
                        new Reject(3, 13, "count", "x", "not a whole number", "cell-rejected", -1, 0));
    }

    @Test
    void theVersionOfTheScriptIsPinnedInTheRunTheDatasetAndItsSummary() throws Exception {
        Accepted accepted = upload(FILE, "{\"reader\": \"pairs\"}");
        Run run = shop.ended(accepted.runs().get(0).id());
        String sha256 = shop.sql
                .sql("SELECT sha256 FROM script WHERE name = 'pairs'")
                .query(String.class)
                .single();
        JsonNode pinned = Workshop.json(
                "{\"name\": \"pairs\", \"version\": 1, \"sha256\": \"%s\", \"parameters\": {\"separator\": \"=\"}}"
                        .formatted(sha256));
        assertThat(run.parameters().get("reader")).isEqualTo(pinned);
        Dataset read = shop.catalogue.dataset(accepted.dataset().id()).published();
        assertThat(read.origin().parameters().get("reader")).isEqualTo(pinned);
        assertThat(read.reading().get("reader")).isEqualTo(pinned);
        JsonNode summary = shop.runs.summary(run.id()).orElseThrow();
        assertThat(summary.get("script")).isEqualTo(pinned);
        assertThat(summary.get("log").toString()).isEqualTo("[\"a file of 22 bytes\"]");
        assertThat(summary.get("rowsIn").asInt()).isEqualTo(4);
        assertThat(summary.get("rowsStored").asInt()).isEqualTo(3);
        assertThat(summary.get("rowsRejected").asInt()).isEqualTo(1);
        assertThat(summary.get("rejects").asInt()).isEqualTo(2);
    }

    @Test
    void theSameBytesAreAnotherDatasetOnceTheScriptHasChanged() throws Exception {
        Dataset first = ingested(FILE, "{\"reader\": \"pairs\"}");
        assertThat(ingested(FILE, "{\"reader\": {\"name\": \"pairs\", \"parameters\": {\"separator\": \"=\"}}}")
                        .id())
                .isEqualTo(first.id());
        put("2");
        Dataset second = ingested(FILE, "{\"reader\": \"pairs\"}");
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(rows(second).column(1)).hasToString("[20, 0, 60] [5]");
        assertThat(rows(first).column(1)).hasToString("[10, 0, 30] [5]");
        assertThat(ingested(FILE, "{\"reader\": {\"name\": \"pairs\", \"version\": 1}}")
                        .id())
                .isEqualTo(first.id());
    }

    @Test
    void aScriptMayReadWhatKymoUnderstandsAsWell() throws Exception {
        Files.writeString(scripts.resolve("sums.groovy"), """
                @Output(name = 'sum')
                void read(Bytes input, Params params, RowSink rows) {
                    input.line()
                    input.eachLine { String line ->
                        double sum = 0
                        for (String cell : line.split(',', -1)) sum += Double.parseDouble(cell)
                        rows.number(0, sum)
                        rows.end()
                    }
                }
                """);
        offers.offer();
        Dataset read = ingested("a,b\n1,2\n3,4\n", "{\"reader\": \"sums\"}");
        assertThat(rows(read).column(0)).hasToString("[3.0, 7.0]");
        assertThat(read.schema().axis()).isEqualTo(-1);
    }

    @Test
    void aScriptThatFailsFailsTheRunWithItsLineTheFilesLineAndTheLogAndNothingIsPublished() throws Exception {
        Accepted accepted = upload("1=1\nx=2\n", "{\"reader\": \"pairs\"}");
        Run run = shop.ended(accepted.runs().get(0).id());
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.problem().code()).isEqualTo(ProblemCode.SCRIPT_FAILED);
        assertThat(run.problem().message())
                .startsWith("[line 2 of the file] pairs.groovy failed in line 15 'rows.number(0,")
                .contains("For input string: \"x\"")
                .contains("it had logged 'a file of 8 bytes'");
        assertThat(shop.published()).isEmpty();
    }

    @Test
    void aFileOfWhichEveryRowIsRejectedIsNoDataset() throws Exception {
        Accepted accepted = upload("a;b\nc;d\n", "{\"reader\": \"pairs\"}");
        Run run = shop.ended(accepted.runs().get(0).id());
        assertThat(run.problem().code()).isEqualTo(ProblemCode.SCRIPT_FAILED);
        assertThat(run.problem().message())
                .isEqualTo(
                        "pairs.groovy found no row in 'data.odd' and rejected 2 lines or more, first line 1: there must be one separator; look whether it fits the file");
    }

    @Test
    void whatCannotBeAReaderIsRefusedAtTheDoor() throws IOException {
        Files.writeString(scripts.resolve("twice.groovy"), "y = x * 2");
        Files.writeString(scripts.resolve("broken.groovy"), "void read(Bytes input");
        offers.offer();
        refused("{\"reader\": \"nobody\"}", ProblemCode.PROCESSOR_UNKNOWN, "/options/reader");
        refused("{\"reader\": \"twice\"}", ProblemCode.OPTION_INVALID, "/options/reader");
        refused("{\"reader\": \"broken\"}", ProblemCode.SCRIPT_INVALID, "/options/reader");
        refused(
                "{\"reader\": {\"name\": \"pairs\", \"version\": 7}}",
                ProblemCode.OPTION_INVALID,
                "/options/reader/version");
        refused(
                "{\"reader\": {\"name\": \"pairs\", \"sha256\": \"0\"}}",
                ProblemCode.OPTION_INVALID,
                "/options/reader");
        refused(
                "{\"reader\": {\"name\": \"pairs\", \"parameters\": {\"separator\": 3}}}",
                ProblemCode.PARAMETER_INVALID,
                "/options/reader/parameters/separator");
        refused("{\"reader\": \"pairs\", \"delimiter\": \",\"}", ProblemCode.OPTION_INVALID, "/options/delimiter");
    }

    @Test
    void thePreviewShowsTheFirstRowsAsTheScriptGivesThem() {
        StringBuilder file = new StringBuilder();
        for (int row = 0; row < 5_000; row++) file.append(row).append(row == 7 ? "\n" : "=" + row * 2 + "\n");
        // the script does not get as far as where it would fail
        file.append("no number=1\n");
        JsonNode preview = preview(file.toString(), "{\"reader\": \"pairs\", \"units\": {\"count\": \"m\"}}");
        assertThat(preview.get("format").asString()).isEqualTo("reader");
        assertThat(preview.at("/understood/reader/name").asString()).isEqualTo("pairs");
        assertThat(preview.at("/understood/reader/version").asInt()).isEqualTo(1);
        assertThat(preview.at("/columns/1/unit").asString()).isEqualTo("m");
        assertThat(preview.get("axis").asString()).isEqualTo("time");
        assertThat(preview.get("rows")).hasSize(100);
        assertThat(preview.at("/rows/99").toString()).isEqualTo("[100.0,200]");
        assertThat(preview.get("whole").asBoolean()).isFalse();
        assertThat(preview.get("rejectCount").asInt()).isEqualTo(1);
        assertThat(preview.at("/raw/0").asString()).isEqualTo("0=0");
        assertThat(preview("1=1\n", "{\"reader\": \"pairs\"}").get("whole").asBoolean())
                .isTrue();
    }

    @Test
    void theNextFileOfTheInstrumentIsReadByTheScriptThatItsProfileNames() throws Exception {
        String head = "Pair file of the tide gauge, harbour office\n";
        JsonNode print = preview(head + FILE, "{\"reader\": \"pairs\"}").get("fingerprint");
        profiles.create(new ImportProfileText(
                "Gauge",
                null,
                Workshop.json("{\"reader\": \"pairs\"}"),
                JsonMapper.shared().treeToValue(print, Fingerprint.class)));
        String next = head + "5=50\nnothing\n7=x\n8=80\n9=90\n";
        Dataset read = ingested(next, "{}");
        assertThat(rows(read).column(1)).hasToString("[50, 0, 80, 90] [13]");
        assertThat(read.reading().at("/profile/options/reader/version").asInt()).isEqualTo(1);
        assertThat(read.reading().at("/reader/version").asInt()).isEqualTo(1);
        assertThat(ingested(next, "{}").id()).isEqualTo(read.id());
        put("3");
        Dataset again = ingested(next, "{}");
        assertThat(again.id()).isNotEqualTo(read.id());
        assertThat(rows(again).column(1)).hasToString("[150, 0, 240, 270] [13]");
        assertThat(again.reading().at("/reader/version").asInt()).isEqualTo(2);
    }

    private void put(String factor) throws IOException {
        Files.writeString(scripts.resolve("pairs.groovy"), PAIRS.replace("FACTOR", factor));
        offers.offer();
    }

    private void refused(String options, ProblemCode code, String pointer) {
        assertThatThrownBy(() -> upload(FILE, options)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).as(options).isEqualTo(code);
            assertThat(problem.pointer()).as(options).isEqualTo(pointer);
        });
    }

    private JsonNode preview(String file, String options) {
        ObjectNode request = JsonMapper.shared()
                .createObjectNode()
                .put(
                        "uploadId",
                        shop.catalogue
                                .addUpload(UUID.randomUUID(), "data.odd", stored(file))
                                .id()
                                .toString());
        request.set("options", Workshop.json(options));
        Answerer answerer = new WorkerConfiguration()
                .ingestPreviews(
                        shop.catalogue, shop.files, shop.sql, shop.tx, IngestSettings.usual(), ScriptHosts.FRESH);
        return answerer.answer(request);
    }

    private Dataset ingested(String file, String options) throws Exception {
        Accepted accepted = upload(file, options);
        Run run = shop.ended(accepted.runs().get(0).id());
        assertThat(run.status()).as("%s", run.problem()).isEqualTo(RunStatus.COMPLETED);
        return shop.catalogue.dataset(accepted.dataset().id()).published();
    }

    private Accepted upload(String file, String options) {
        return intake.file("data.odd", stored(file), Workshop.json(options), List.of());
    }

    private StoredFile stored(String file) {
        return shop.files.write(
                "uploads/" + UUID.randomUUID(), out -> out.write(file.getBytes(StandardCharsets.UTF_8)));
    }

    private Block rows(Dataset dataset) {
        try (DatasetReader reader = DatasetReader.open(shop.catalogue, shop.files, dataset.id())) {
            List<Block> blocks = new ArrayList<>();
            reader.rows(
                            0,
                            dataset.rows(),
                            IntStream.range(0, dataset.schema().columns().size())
                                    .toArray())
                    .forEach(blocks::add);
            return Block.join(blocks);
        }
    }
}
