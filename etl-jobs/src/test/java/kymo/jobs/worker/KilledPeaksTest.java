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

/** A job of many passes over more than 4 Mi rows whose workers die: what was put aside is found again, and the result is the same to the byte. */
class KilledPeaksTest {

    private static final int BLOCK_ROWS = 32_768;
    private static final long ROWS = (4L << 20) + 50_000;
    private static final int STRETCHES = (int) ((ROWS + 16 * BLOCK_ROWS - 1) / (16 * BLOCK_ROWS));
    private static final Step PEAKS = new Step(
            "peak-detection",
            Workshop.json("{\"distance\": 4, \"prominence\": \"1 sigma\", \"bounds\": \"separate\"}"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static KilledRuns runs;

    @SuppressWarnings("NullAway.Init")
    private static List<String> undisturbed;

    @BeforeAll
    static void open() throws Exception {
        runs = new KilledRuns(folder, ROWS, 1, BLOCK_ROWS, PEAKS);
        UUID run = runs.submit();
        undisturbed = runs.completedBy("calm", 2, run);
        assertThat(runs.shop.catalogue.dataset(run).rows()).isBetween(ROWS / 16, ROWS / 4);
        assertThat(undisturbed).hasSizeGreaterThan(1);
        assertThat(spilled()).isZero();
    }

    @AfterAll
    static void close() {
        runs.close();
    }

    @Test
    void oneThreadWritesTheSameBytesAsTwo() throws Exception {
        assertThat(runs.completedBy("alone", 1, runs.submit())).isEqualTo(undisturbed);
    }

    /** One run, whose worker dies at the border of every chunk of every pass. */
    @Test
    void aRunSurvivesADeathAtEveryBorderOfItsChunks() throws Exception {
        UUID run = runs.submit();
        int deaths = 0;
        int chunks = 4 * STRETCHES + undisturbed.size();
        while (runs.shop.catalogue.find(run).isEmpty()
                || runs.shop.catalogue.parts(run).size() < undisturbed.size()) {
            assertThat(runs.die("border" + deaths++, Point.CHUNK_COMMITTED, 1)).isEqualTo(137);
            assertThat(runs.shop.published()).extracting(Dataset::id).doesNotContain(run);
        }
        assertThat(runs.completedBy("last", 2, run)).isEqualTo(undisturbed);
        // two threads may commit at once, so a death can come after two chunks
        assertThat(deaths).isGreaterThan(chunks / 2);
        assertThat(spilled()).isZero();
    }

    static Stream<Arguments> points() {
        return Stream.of(Point.BEFORE_PART, Point.INSIDE_PART, Point.PART_WRITTEN, Point.BEFORE_COMMIT)
                .flatMap(point -> IntStream.of(1, STRETCHES + 2, 2 * STRETCHES + 3)
                        .mapToObj(number -> Arguments.of(point, number)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("points")
    void aRunSurvivesADeathWithinAChunk(Point point, int number) throws Exception {
        UUID run = runs.submit();
        assertThat(runs.die("dead", point, number)).isEqualTo(137);
        assertThat(runs.shop.published()).extracting(Dataset::id).doesNotContain(run);
        assertThat(runs.completedBy("heir", 2, run)).isEqualTo(undisturbed);
    }

    /** Parts put aside that the catalogue knows, of runs that have completed. */
    private static long spilled() {
        return runs.shop
                .sql
                .sql("SELECT count(*) FROM spill JOIN dataset ON id = dataset_id WHERE published_at IS NOT NULL")
                .query(Long.class)
                .single();
    }
}
