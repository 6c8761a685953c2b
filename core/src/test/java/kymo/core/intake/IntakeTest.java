package kymo.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.PartStore;
import kymo.core.dataset.PostgresCatalogue;
import kymo.core.dataset.Schema;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.files.StoredFile;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.messages.EventMessage;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.runs.Claim;
import kymo.core.runs.EventLog;
import kymo.core.runs.Run;
import kymo.core.runs.RunPolicy;
import kymo.core.runs.RunStatus;
import kymo.core.runs.Runs;
import kymo.core.support.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IntakeTest {

    private static final Step SMOOTH = new Step("rolling-mean", json("{\"window\": 3}"));
    private static final Schema SCHEMA = new Schema(List.of(new ColumnSpec("u", ColumnType.FLOAT, "V")), -1, 64);

    @TempDir
    Path folder = Path.of("");

    private final HikariDataSource database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database);
    private final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    private final Catalogue catalogue = new PostgresCatalogue(sql);
    private final Runs runs = Runs.postgres(sql, transactions, RunPolicy.USUAL);
    private final EventLog events = new EventLog(sql);
    private final AtomicInteger rings = new AtomicInteger();
    private FileStore files = new LocalFileStore(folder);
    private Intake intake = new Intake(catalogue, runs, files, events, transactions, rings::incrementAndGet);

    @BeforeEach
    void open() {
        files = new LocalFileStore(folder);
        intake = new Intake(catalogue, runs, files, events, transactions, rings::incrementAndGet);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aFileBecomesADraftAndAChainOfRunsThatAreToldOf() {
        Accepted accepted = intake.file("a.csv", stored("u\n1\n"), json("{}"), List.of(SMOOTH, SMOOTH));
        assertThat(accepted.runs()).hasSize(3);
        assertThat(accepted.runs().get(0).resultId())
                .isEqualTo(accepted.dataset().id());
        assertThat(accepted.runs().get(1).datasetId())
                .isEqualTo(accepted.dataset().id());
        assertThat(accepted.runs().get(2).datasetId())
                .isEqualTo(accepted.runs().get(1).resultId());
        assertThat(accepted.runs().get(2).after())
                .isEqualTo(accepted.runs().get(1).id());
        assertThat(told(accepted.dataset().id())).containsExactly("dataset.created.v1");
        assertThat(rings).hasValue(1);
    }

    @Test
    void theSameBytesAreStoredOnceAndToldOfOnce() {
        Accepted first = intake.file("a.csv", stored("u\n1\n"), json("{}"), List.of());
        StoredFile again = stored("u\n1\n");
        Accepted second = intake.file("b.csv", again, json("{}"), List.of());
        assertThat(second.dataset().id()).isEqualTo(first.dataset().id());
        assertThat(second.runs().get(0).id()).isEqualTo(first.runs().get(0).id());
        assertThat(files.exists(again.key())).isFalse();
        assertThat(files.exists(first.upload().key())).isTrue();
        assertThat(told(first.dataset().id())).hasSize(1);
    }

    @Test
    void everyFileOfAnArchiveBecomesADatasetWithStepsOfItsOwn() throws IOException {
        byte[] zip = zip("one.csv", "folder/two.csv", ".hidden");
        Accepted accepted = intake.file("set.zip", stored(zip), json("{\"decimal\": \".\"}"), List.of(SMOOTH));
        assertThat(accepted.all())
                .extracting(taken -> taken.dataset().name())
                .containsExactly("set.zip/one.csv", "set.zip/folder/two.csv");
        assertThat(accepted.all())
                .extracting(taken -> taken.runs().get(0).parameters())
                .containsExactly(
                        json("{\"decimal\": \".\", \"member\": \"one.csv\"}"),
                        json("{\"decimal\": \".\", \"member\": \"folder/two.csv\"}"));
        for (Accepted.Taken taken : accepted.all()) {
            assertThat(taken.runs().get(1).datasetId())
                    .isEqualTo(taken.dataset().id());
            assertThat(taken.runs().get(1).after())
                    .isEqualTo(taken.runs().get(0).id());
            assertThat(taken.dataset().origin().uploadId())
                    .isEqualTo(accepted.upload().id());
            assertThat(told(taken.dataset().id())).containsExactly("dataset.created.v1");
        }
        assertThat(accepted.dataset().id())
                .isEqualTo(accepted.all().get(0).dataset().id());
        Accepted again = intake.file("copy.zip", stored(zip), json("{\"decimal\": \".\"}"), List.of(SMOOTH));
        assertThat(again.all())
                .extracting(taken -> taken.dataset().id())
                .containsExactlyElementsOf(accepted.all().stream()
                        .map(taken -> taken.dataset().id())
                        .toList());
    }

    @Test
    void anArchiveOfOneFileIsTakenLikeThatFile() throws IOException {
        Accepted accepted = intake.file("one.zip", stored(zip("__MACOSX/x", "one.csv")), json("{}"), List.of());
        assertThat(accepted.all()).hasSize(1);
        assertThat(accepted.dataset().name()).isEqualTo("one.zip");
        assertThat(accepted.runs().get(0).parameters()).isEqualTo(json("{}"));
    }

    @Test
    void aNamedMemberAloneIsTaken() throws IOException {
        byte[] zip = zip("one.csv", "two.csv");
        Accepted accepted = intake.file("set.zip", stored(zip), json("{\"member\": \"two.csv\"}"), List.of());
        assertThat(accepted.all()).extracting(taken -> taken.dataset().name()).containsExactly("set.zip/two.csv");
    }

    @Test
    void anArchiveThatIsRefusedLeavesNothing() throws IOException {
        for (byte[] bytes : List.of(zip("a.csv", "../b.csv"), zip("a.csv", "b.zip"), zip(), zip("a.csv", "b.csv"))) {
            StoredFile file = stored(bytes);
            assertThatThrownBy(() -> intake.file("x.zip", file, json("{\"member\": \"c.csv\"}"), List.of()))
                    .isInstanceOf(ProblemException.class);
            assertThat(files.exists(file.key())).isTrue();
        }
        StoredFile plain = stored("u\n1\n");
        assertThatThrownBy(() -> intake.file("a.csv", plain, json("{\"member\": \"c.csv\"}"), List.of()))
                .hasMessage(
                        "the option member names a file in an archive but 'a.csv' is no archive and has no 'c.csv'; leave the option out")
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.pointer()).isEqualTo("/options/member"));
        assertThat(sql.sql("SELECT count(*) FROM upload").query(Long.class).single())
                .isZero();
        assertThat(sql.sql("SELECT count(*) FROM dataset").query(Long.class).single())
                .isZero();
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("u\n1\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"delimiter\": 5} | rolling-mean | {\"window\": 3} | option-invalid | /options/delimiter",
                "{\"types\": {\"a/b\": \"number\"}} | rolling-mean | {\"window\": 3} | option-invalid | /options/types/a~1b",
                "{} | rolling-mien | {} | processor-unknown | /process/1/processor",
                "{} | rolling-mean | {} | parameter-invalid | /process/1/parameters/window",
                "{} | rolling-mean | {\"window\": 3, \"centre\": true} | parameter-unknown | /process/1/parameters/centre",
                "{} | rolling-mean | {\"window\": 3, \"columns\": 7} | parameter-invalid | /process/1/parameters/columns"
            })
    void whatNoFileCouldMakeGoodIsRefusedBeforeAnythingIsTaken(
            String options, String processor, String parameters, String code, String pointer) {
        StoredFile file = stored("u\n1\n");
        Step step = new Step(processor, json(parameters));
        assertThatThrownBy(() -> intake.file("a.csv", file, json(options), List.of(SMOOTH, step)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code().wireName()).isEqualTo(code);
                    assertThat(problem.pointer()).isEqualTo(pointer);
                });
        assertThat(files.exists(file.key())).isTrue();
        assertThat(sql.sql("SELECT count(*) FROM upload").query(Long.class).single())
                .isZero();
        assertThat(rings).hasValue(0);
    }

    @Test
    void aRunThatDoesNotFitItsDatasetPointsAtTheParameter() {
        UUID dataset = published();
        Step step = new Step("rolling-mean", json("{\"window\": 3, \"columns\": [\"u\", \"v\"]}"));
        assertThatThrownBy(() -> intake.run(dataset, step, false))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.COLUMN_UNKNOWN);
                    assertThat(problem.pointer()).isEqualTo("/parameters/columns/1");
                });
        assertThatThrownBy(() -> intake.run(UUID.randomUUID(), SMOOTH, false))
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.pointer()).isEqualTo("/datasetId"));
    }

    @Test
    void theBellRingsOnceTheCallersTransactionHasCommitted() {
        UUID dataset = published();
        int before = rings.get();
        transactions.executeWithoutResult(status -> {
            intake.run(dataset, SMOOTH, true);
            intake.run(dataset, SMOOTH, true);
            assertThat(rings).hasValue(before);
        });
        assertThat(rings).hasValue(before + 1);
    }

    @Test
    void aDeletedDatasetIsGoneWithItsPartsAndItsUploadMakesANewOne() {
        UUID dataset = published();
        String part = catalogue.parts(dataset).get(0).file().key();
        intake.delete(dataset);
        assertThat(catalogue.find(dataset)).isEmpty();
        assertThat(files.exists(part)).isFalse();
        assertThat(told(dataset)).last().isEqualTo("dataset.deleted.v1");
        Accepted again = intake.file("a.csv", stored("u\n1\n"), json("{}"), List.of());
        assertThat(again.dataset().id()).isNotEqualTo(dataset);
        assertThat(again.runs().get(0).status()).isEqualTo(RunStatus.QUEUED);
    }

    @Test
    void aDatasetThatARunNeedsIsNotDeleted() {
        UUID dataset = published();
        Run run = intake.run(dataset, SMOOTH, false).run();
        assertThatThrownBy(() -> intake.delete(dataset))
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.DATASET_IN_USE))
                .hasMessage(
                        "a dataset can be deleted when no run needs it but run %s (rolling-mean) of 'a.csv' is QUEUED; wait for it or stop it",
                        run.id());
        assertThat(catalogue.parts(dataset)).hasSize(1);
        runs.requestStop(run.id());
        intake.delete(dataset);
    }

    /** A raw dataset as a worker would have made it. */
    private UUID published() {
        Accepted accepted = intake.file("a.csv", stored("u\n1\n"), json("{}"), List.of());
        UUID id = accepted.dataset().id();
        Claim claim = runs.claim("worker", 1).get(0);
        catalogue.commit(id, SCHEMA, null);
        Block block = new Block(0, 1, List.of(DoubleColumn.of(new double[] {1})));
        catalogue.addPart(id, new PartStore(files).write(id, SCHEMA, 0, 1, 1, List.of(block), List.of()));
        catalogue.publish(id);
        runs.complete(claim, id, null);
        return id;
    }

    private StoredFile stored(String text) {
        return stored(text.getBytes(StandardCharsets.UTF_8));
    }

    private StoredFile stored(byte[] bytes) {
        return files.write("uploads/" + UUID.randomUUID(), out -> out.write(bytes));
    }

    private List<String> told(UUID dataset) {
        return events.after("datasets/" + dataset, 0, 100).stream()
                .map(EventMessage::type)
                .toList();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
