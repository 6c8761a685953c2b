package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kymo.core.dataset.Dataset;
import kymo.core.intake.Step;
import kymo.core.messages.Progress;
import kymo.core.runs.RunStatus;
import kymo.jobs.worker.DeadlyWorker.Point;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that die without a word, on a dataset of more than 4 Mi rows; others go on, and nobody sees a difference. */
class KilledWorkersTest {

    private static final int BLOCK_ROWS = 16_384;
    private static final long ROWS = (4L << 20) + 100_000;
    private static final int PARTS = (int) ((ROWS + 16 * BLOCK_ROWS - 1) / (16 * BLOCK_ROWS));
    private static final Step SMOOTH = new Step("rolling-mean", Workshop.json("{\"window\": 101, \"minPeriods\": 5}"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Workshop shop;

    @SuppressWarnings("NullAway.Init")
    private static KilledRuns runs;

    @SuppressWarnings("NullAway.Init")
    private static List<String> undisturbed;

    @BeforeAll
    static void open() throws Exception {
        runs = new KilledRuns(folder, ROWS, 2, BLOCK_ROWS, SMOOTH);
        shop = runs.shop;
        UUID run = submit();
        undisturbed = completedBy("calm", 2, run);
        assertThat(undisturbed).hasSize(PARTS);
        assertThat(shop.told)
                .describedAs("signals of progress")
                .isNotEmpty()
                .allMatch(told -> told.runId().equals(run) && told.rowsDone() < ROWS)
                .extracting(Progress::rowsTotal)
                .containsOnly(ROWS);
    }

    @AfterAll
    static void close() {
        runs.close();
    }

    @Test
    void oneThreadWritesTheSameBytesAsTwo() throws Exception {
        assertThat(completedBy("alone", 1, submit())).isEqualTo(undisturbed);
    }

    /** One run, whose worker dies at the border of every chunk. */
    @Test
    void aRunSurvivesADeathAtEveryBorderOfItsChunks() throws Exception {
        UUID run = submit();
        int deaths = 0;
        // two threads may commit at once, so a death can come after two chunks
        while (shop.catalogue.find(run).isEmpty() || shop.catalogue.parts(run).size() < PARTS) {
            assertThat(die("border" + deaths++, Point.CHUNK_COMMITTED, 1)).isEqualTo(137);
            assertThat(shop.published()).extracting(Dataset::id).doesNotContain(run);
        }
        assertThat(completedBy("last", 2, run)).isEqualTo(undisturbed);
        assertThat(deaths).isGreaterThan(PARTS / 2);
        assertThat(shop.runs.find(run).orElseThrow().silentDeaths()).isEqualTo(deaths);
    }

    static Stream<Arguments> points() {
        return Stream.of(Point.BEFORE_PART, Point.INSIDE_PART, Point.PART_WRITTEN, Point.BEFORE_COMMIT)
                .flatMap(point -> IntStream.of(1, 2, 9, PARTS).mapToObj(number -> Arguments.of(point, number)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("points")
    void aRunSurvivesADeathWithinAChunk(Point point, int number) throws Exception {
        UUID run = submit();
        assertThat(die("dead", point, number)).isEqualTo(137);
        assertThat(shop.published()).extracting(Dataset::id).doesNotContain(run);
        assertThat(completedBy("heir", 2, run)).isEqualTo(undisturbed);
    }

    /** The step itself, the first of its partitions, one in the middle; anew, and when it is resumed. */
    @ParameterizedTest(name = "step {0}")
    @ValueSource(ints = {1, 2, 9})
    void aRunSurvivesADeathBeforeBatchHasAStepsContext(int number) throws Exception {
        UUID run = submit();
        assertThat(die("first", Point.STEP_CREATED, number)).isEqualTo(137);
        assertThat(die("second", Point.CHUNK_COMMITTED, 3)).isEqualTo(137);
        assertThat(die("third", Point.STEP_CREATED, number)).isEqualTo(137);
        assertThat(completedBy("heir", 2, run)).isEqualTo(undisturbed);
    }

    @Test
    void aResultThatIsPublishedStaysSoWhenItsWorkerDiesBeforeBatchKnows() throws Exception {
        UUID run = submit();
        assertThat(die("dead", Point.PUBLISHED, 1)).isEqualTo(137);
        assertThat(shop.ended(run).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(sha256(run)).isEqualTo(undisturbed);
        assertThat(openExecutions()).isEqualTo(1);
        Worker heir = shop.worker(DeadlyWorker.settings("tidy", 1));
        heir.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> openExecutions() == 0);
        heir.stop();
    }

    private static long openExecutions() {
        return shop.sql
                .sql("SELECT count(*) FROM batch_job_execution WHERE end_time IS NULL")
                .query(Long.class)
                .single();
    }

    @Test
    void aRunSurvivesProcessesKilledAtAnyMoment() throws Exception {
        Random random = new Random(7);
        UUID run = submit();
        for (int kill = 0; kill < 5; kill++) {
            Process worker = ForkedWorker.fork(runs.url, folder, "victim" + kill, Point.NEVER, 0);
            // from before its claim to the middle of its work
            Thread.sleep(900 + random.nextInt(900));
            worker.destroyForcibly().waitFor();
        }
        assertThat(completedBy("heir", 2, run)).isEqualTo(undisturbed);
    }

    private static UUID submit() {
        return runs.submit();
    }

    private static List<String> completedBy(String name, int threads, UUID run) throws InterruptedException {
        List<String> hashes = runs.completedBy(name, threads, run);
        assertThat(shop.catalogue.dataset(run).rows()).isEqualTo(ROWS);
        return hashes;
    }

    private static List<String> sha256(UUID dataset) {
        return runs.sha256(dataset);
    }

    private static int die(String name, Point point, int number) throws Exception {
        return runs.die(name, point, number);
    }
}
