package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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
import kymo.jobs.script.ScriptHosts;
import kymo.jobs.worker.DeadlyWorker.Point;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Workers that die while they read a file, of whatever kind. */
@ParameterizedClass(name = "{0}")
@EnumSource(KilledFile.class)
class KilledIngestTest {

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

    @Parameter
    @SuppressWarnings("NullAway.Init")
    KilledFile kind;

    @BeforeAll
    static void open() throws Exception {
        url = TestPostgres.newDatabaseUrl();
        shop = new Workshop(TestPostgres.pool(url), folder, DeadlyWorker.POLICY);
        Path scripts = Files.createDirectory(folder.resolve("scripts"));
        Files.writeString(scripts.resolve("killed.groovy"), KilledFile.READER);
        new WorkerConfiguration()
                .offeredProcessors(shop.sql, shop.tx, Workshop.settings("offering", 1), ScriptHosts.FRESH, scripts)
                .offer();
    }

    @BeforeParameterizedClassInvocation
    static void readUndisturbed(KilledFile kind) throws Exception {
        file = shop.files.write("uploads/" + kind.fileName, out -> kind.write(out, folder));
        undisturbed = completedBy("calm", 2, submit(kind));
        assertThat(undisturbed.rows()).isEqualTo(kind.rows);
        assertThat(undisturbed.sha256()).hasSize(kind.parts);
        assertThat(undisturbed.rejects()).hasSize(kind.rejects);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void oneThreadWritesTheSameBytesAsTwo() throws Exception {
        assertThat(completedBy("alone", 1, submit(kind))).isEqualTo(undisturbed);
    }

    @Test
    void aRunSurvivesADeathAtEveryBorderOfItsChunks() throws Exception {
        Run run = submit(kind);
        for (int chunk = 0; chunk < kind.parts; chunk++) {
            assertThat(ForkedWorker.die(url, folder, "border" + chunk, Point.CHUNK_COMMITTED, 1))
                    .isEqualTo(137);
            assertThat(shop.catalogue.parts(run.datasetId())).hasSize(chunk + 1);
            assertThat(shop.catalogue.dataset(run.datasetId()).isPublished()).isFalse();
        }
        assertThat(completedBy("last", 2, run)).isEqualTo(undisturbed);
    }

    /** Behind the last part there is none: 9 stands for it. */
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "BEFORE_PART, 1",
        "INSIDE_PART, 2",
        "PART_WRITTEN, 1",
        "PART_WRITTEN, 9",
        "BEFORE_COMMIT, 3",
        "PUBLISHED, 1"
    })
    void aRunSurvivesADeathElsewhere(Point point, int number) throws Exception {
        Run run = submit(kind);
        assertThat(ForkedWorker.die(url, folder, "dead", point, Math.min(number, kind.parts)))
                .isEqualTo(137);
        assertThat(completedBy("heir", 2, run)).isEqualTo(undisturbed);
    }

    @Test
    void aRunSurvivesProcessesKilledAtAnyMoment() throws Exception {
        Random random = new Random(11);
        Run run = submit(kind);
        for (int kill = 0; kill < 4; kill++) {
            Process worker = ForkedWorker.fork(url, folder, "victim" + kill, Point.NEVER, 0);
            Thread.sleep(1_000 + random.nextInt(1_500));
            worker.destroyForcibly().waitFor();
        }
        assertThat(completedBy("heir", 2, run)).isEqualTo(undisturbed);
    }

    @Test
    void aRunThatLostAWorkerWhileItWasResumedGoesOnFromWhereTheEarlierOneWas() throws Exception {
        Run run = submit(kind);
        assertThat(ForkedWorker.die(url, folder, "first", Point.CHUNK_COMMITTED, 2))
                .isEqualTo(137);
        assertThat(ForkedWorker.die(url, folder, "second", Point.STEP_CREATED, 1))
                .isEqualTo(137);
        assertThat(ForkedWorker.die(url, folder, "third", Point.CHUNK_COMMITTED, 1))
                .isEqualTo(137);
        assertThat(shop.catalogue.parts(run.datasetId())).hasSize(3);
        assertThat(completedBy("heir", 2, run)).isEqualTo(undisturbed);
    }

    /** Batch writes down with the first chunk where a step stands, also what it takes over from the step's execution before. */
    @Test
    void aRunThatLostAWorkerBetweenItsResumptionAndTheNextChunkGoesOnFromWhereTheEarlierOneWas() throws Exception {
        Run run = submit(kind);
        assertThat(ForkedWorker.die(url, folder, "first", Point.CHUNK_COMMITTED, 2))
                .isEqualTo(137);
        assertThat(ForkedWorker.die(url, folder, "second", Point.BEFORE_PART, 1))
                .isEqualTo(137);
        assertThat(shop.catalogue.parts(run.datasetId())).hasSize(2);
        assertThat(completedBy("heir", 2, run)).isEqualTo(undisturbed);
    }

    /** The same bytes with other options each time, which make no difference to what is read. */
    private static Run submit(KilledFile kind) {
        Accepted accepted = shop.intake.file(kind.fileName, file, Workshop.json(kind.options(asked++)), List.of());
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
