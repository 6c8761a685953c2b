package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kymo.core.dataset.Dataset;
import kymo.core.files.StoredFile;
import kymo.core.intake.Accepted;
import kymo.core.runs.Run;
import kymo.core.runs.RunStatus;
import kymo.core.support.TestPostgres;
import kymo.jobs.support.WorkbookWriter;
import kymo.jobs.worker.DeadlyWorker.Point;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers that die while they read a workbook of several parts, some cells of which are errors. */
class KilledWorkbookTest {

    private static final int ROWS = 7_000;
    private static final int COLUMNS = 20;
    private static final int PARTS = 4;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Workshop shop;

    @SuppressWarnings("NullAway.Init")
    private static StoredFile file;

    @SuppressWarnings("NullAway.Init")
    private static Outcome undisturbed;

    private static String url = "";
    private static int asked;

    /** What a dataset is, apart from its id. */
    private record Outcome(long rows, List<String> sha256, List<Object> rejects, String profile) {}

    @BeforeAll
    static void open() throws Exception {
        url = TestPostgres.newDatabaseUrl();
        shop = new Workshop(TestPostgres.pool(url), folder, DeadlyWorker.POLICY);
        file = shop.files.write("uploads/book", out -> {
            try (WorkbookWriter book = new WorkbookWriter(out)) {
                write(book.sheet("about").row("a workbook").sheet("run"));
            }
        });
        // so that it goes the way of large files
        assertThat(file.bytes()).isGreaterThan(1 << 20);
        undisturbed = completedBy("calm", 2, submit());
        assertThat(undisturbed.rows()).isEqualTo(ROWS);
        assertThat(undisturbed.sha256()).hasSize(PARTS);
        assertThat(undisturbed.rejects()).hasSize(ROWS / 500);
    }

    private static void write(WorkbookWriter book) {
        Random random = new Random(5);
        book.beginRow();
        book.add("n");
        book.add("words");
        for (int column = 2; column < COLUMNS; column++) book.add("ch" + column);
        book.endRow();
        for (int row = 0; row < ROWS; row++) {
            book.beginRow();
            book.add(row);
            // a long text makes few rows a part
            book.add("w".repeat(18_000 + row % 10));
            for (int column = 2; column < COLUMNS; column++)
                book.add(row % 500 == 77 && column == 2 ? WorkbookWriter.fault("#N/A") : random.nextDouble());
            book.endRow();
        }
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void oneThreadWritesTheSameBytesAsTwo() throws Exception {
        assertThat(completedBy("alone", 1, submit())).isEqualTo(undisturbed);
    }

    @Test
    void aRunSurvivesADeathAtEveryBorderOfItsChunks() throws Exception {
        Run run = submit();
        for (int chunk = 0; chunk < PARTS; chunk++) {
            assertThat(ForkedWorker.die(url, folder, "border" + chunk, Point.CHUNK_COMMITTED, 1))
                    .isEqualTo(137);
            assertThat(shop.catalogue.parts(run.datasetId())).hasSize(chunk + 1);
        }
        assertThat(completedBy("last", 2, run)).isEqualTo(undisturbed);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"BEFORE_PART, 1", "INSIDE_PART, 2", "PART_WRITTEN, 4", "BEFORE_COMMIT, 3"})
    void aRunSurvivesADeathElsewhere(Point point, int number) throws Exception {
        Run run = submit();
        assertThat(ForkedWorker.die(url, folder, "dead", point, number)).isEqualTo(137);
        assertThat(completedBy("heir", 2, run)).isEqualTo(undisturbed);
    }

    @Test
    void aRunSurvivesProcessesKilledAtAnyMoment() throws Exception {
        Random random = new Random(12);
        Run run = submit();
        for (int kill = 0; kill < 4; kill++) {
            Process worker = ForkedWorker.fork(url, folder, "victim" + kill, Point.NEVER, 0);
            Thread.sleep(1_500 + random.nextInt(2_000));
            worker.destroyForcibly().waitFor();
        }
        assertThat(completedBy("heir", 2, run)).isEqualTo(undisturbed);
    }

    /** The same bytes with other options each time, which make no difference to what is read. */
    private static Run submit() {
        String options = "{\"missing\": [\"unused-%d\"]}".formatted(asked++);
        Accepted accepted = shop.intake.file("book.xlsx", file, Workshop.json(options), List.of());
        return accepted.runs().get(0);
    }

    private static Outcome completedBy(String name, int threads, Run run) throws InterruptedException {
        Worker worker = shop.worker(DeadlyWorker.settings(name, threads));
        worker.start();
        try {
            Run ended = shop.ended(run.id());
            assertThat(ended.problem()).isNull();
            assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        } finally {
            worker.stop();
        }
        return outcome(run.datasetId());
    }

    private static Outcome outcome(UUID id) {
        Dataset dataset = shop.catalogue.dataset(id).published();
        return new Outcome(
                dataset.rows(),
                shop.catalogue.parts(id).stream()
                        .map(part -> part.file().sha256())
                        .toList(),
                shop.catalogue.parts(id).stream()
                        .flatMap(part -> part.rejects().stream())
                        .map(Object.class::cast)
                        .toList(),
                shop.catalogue.profile(id).orElseThrow().toString());
    }
}
