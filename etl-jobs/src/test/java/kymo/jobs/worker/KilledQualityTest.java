package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kymo.core.dataset.Dataset;
import kymo.core.intake.Step;
import kymo.jobs.worker.DeadlyWorker.Point;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A check of more than 4 Mi rows whose workers die, in the pass over profiles, over values and over runs: the result is the same to the byte. */
class KilledQualityTest {

    private static final int BLOCK_ROWS = 32_768;
    private static final long ROWS = (4L << 20) + 50_000;
    private static final int PARTS = (int) ((ROWS + 16 * BLOCK_ROWS - 1) / (16 * BLOCK_ROWS));
    /** Limits amid the values, so that runs are many and reach over every border. */
    private static final Step CHECK = new Step(
            "data-quality", Workshop.json("{\"gross_range\": {\"suspect\": [-20, 20]}, \"zscore\": {\"limit\": 1}}"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static KilledRuns runs;

    @SuppressWarnings("NullAway.Init")
    private static List<String> undisturbed;

    @SuppressWarnings("NullAway.Init")
    private static JsonNode said;

    @SuppressWarnings("NullAway.Init")
    private static JsonNode profile;

    @BeforeAll
    static void open() throws Exception {
        runs = new KilledRuns(folder, ROWS, 1, BLOCK_ROWS, CHECK);
        UUID run = submit();
        undisturbed = runs.completedBy("calm", 2, run);
        said = summary(run);
        profile = profile();
        assertThat(undisturbed).hasSizeGreaterThan(2);
        assertThat(said.get("rows").asLong()).isEqualTo(ROWS);
        assertThat(profile.get("rows").asLong()).isEqualTo(ROWS);
    }

    @AfterAll
    static void close() {
        runs.close();
    }

    @Test
    void oneThreadWritesTheSameBytesAsTwo() throws Exception {
        completed("alone", 1, submit());
    }

    /** One run, whose worker dies at the border of every chunk of every pass. */
    @Test
    void aRunSurvivesADeathAtEveryBorderOfItsChunks() throws Exception {
        UUID run = submit();
        int deaths = 0;
        // profiles, the axis and the column of every part, parts of the result
        int chunks = 3 * PARTS + undisturbed.size();
        while (runs.shop.catalogue.find(run).isEmpty()
                || runs.shop.catalogue.parts(run).size() < undisturbed.size()) {
            assertThat(runs.die("border" + deaths++, Point.CHUNK_COMMITTED, 1)).isEqualTo(137);
            assertThat(runs.shop.published()).extracting(Dataset::id).doesNotContain(run);
        }
        completed("last", 2, run);
        // two threads may commit at once, so a death can come after two chunks
        assertThat(deaths).isGreaterThan(chunks / 2);
    }

    static Stream<Arguments> points() {
        return Stream.of(Point.BEFORE_PART, Point.INSIDE_PART, Point.PART_WRITTEN, Point.BEFORE_COMMIT)
                .flatMap(point -> IntStream.of(1, PARTS + 2).mapToObj(number -> Arguments.of(point, number)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("points")
    void aRunSurvivesADeathWithinAChunk(Point point, int number) throws Exception {
        UUID run = submit();
        assertThat(runs.die("dead", point, number)).isEqualTo(137);
        assertThat(runs.shop.published()).extracting(Dataset::id).doesNotContain(run);
        completed("heir", 2, run);
    }

    /** Over a dataset whose profile nobody knows. */
    private static UUID submit() {
        runs.shop.sql.sql("DELETE FROM profile").update();
        return runs.submit();
    }

    private static void completed(String name, int threads, UUID run) throws Exception {
        assertThat(runs.completedBy(name, threads, run)).isEqualTo(undisturbed);
        assertThat(summary(run)).isEqualTo(said);
        assertThat(profile()).isEqualTo(profile);
    }

    private static JsonNode summary(UUID run) {
        return runs.shop.runs.summary(run).orElseThrow();
    }

    private static JsonNode profile() {
        return runs.shop.catalogue.profile(runs.input.id()).orElseThrow();
    }
}
