package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kymo.core.dataset.Dataset;
import kymo.core.intake.Step;
import kymo.jobs.script.ScriptHosts;
import kymo.jobs.worker.DeadlyWorker.Point;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Scripts that remember something from block to block, whose workers die: the result is the same to the byte. */
class KilledScriptTest {

    private static final int BLOCK_ROWS = 4_096;
    private static final long ROWS = 300_000;
    /** More are tried with {@code -Dkymo.rows=10000000}. */
    private static final long MANY_ROWS = Long.getLong("kymo.rows", 3_000_000);

    private static final int DEATHS = 10;

    /** What a script may be whose state must survive. */
    enum Kept {
        TRANSFORM("""
                @Script(title = 'Running sum', stateful = true)
                @Param(name = 'column', type = COLUMN)
                @Output(name = 'sum')
                Columns process(Rows rows, Params params, Context context) {
                    double[] x = rows.doubles(params.column('column'))
                    double[] y = new double[rows.size()]
                    double total = context.state().number('total', 0d)
                    for (int i = 0; i < y.length; i++) {
                        double value = x[rows.from() + i]
                        if (!Double.isNaN(value)) total += value
                        y[i] = total
                    }
                    context.state().put('total', total)
                    return Columns.of(y)
                }
                """),
        DETECTOR("""
                @Script(title = 'Rises', stateful = true)
                @Param(name = 'column', type = COLUMN)
                @Output(name = 'total')
                Stretches process(Rows rows, Params params, Context context) {
                    double[] x = rows.doubles(params.column('column'))
                    Stretches found = new Stretches()
                    double total = context.state().number('total', 0d)
                    long since = context.state().integer('since', 0L)
                    for (int i = rows.from(); i < rows.to(); i++) {
                        if (Double.isNaN(x[i])) continue
                        total += x[i]
                        if (x[i] > 50) {
                            found.add(since, rows.number(i), null, total)
                            since = rows.number(i)
                        }
                    }
                    context.state().put('total', total)
                    context.state().put('since', since)
                    return found
                }
                """);

        private final String source;

        Kept(String source) {
            this.source = source;
        }
    }

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private KilledRuns runs;

    @AfterEach
    void close() {
        runs.close();
    }

    private List<String> begin(Kept kept, long rows) throws Exception {
        Path scripts = Files.createDirectory(folder.resolve("scripts"));
        Files.writeString(scripts.resolve("kept.groovy"), kept.source);
        Step step = new Step("custom:kept", Workshop.json("{\"column\": \"c1\"}"));
        runs = new KilledRuns(Files.createDirectory(folder.resolve("files")), rows, 1, BLOCK_ROWS, step);
        new WorkerConfiguration()
                .offeredProcessors(
                        runs.shop.sql, runs.shop.tx, Workshop.settings("offering", 1), ScriptHosts.FRESH, scripts)
                .offer();
        return runs.completedBy("calm", 2, runs.submit());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aRunSurvivesADeathAtEveryPointOfItsChunks(Kept kept) throws Exception {
        List<String> undisturbed = begin(kept, ROWS);
        for (Point point : List.of(Point.BEFORE_PART, Point.PART_WRITTEN, Point.BEFORE_COMMIT, Point.CHUNK_COMMITTED)) {
            UUID run = runs.submit();
            assertThat(runs.die("dead", point, 3)).isEqualTo(137);
            assertThat(runs.shop.published()).extracting(Dataset::id).doesNotContain(run);
            assertThat(runs.completedBy("heir", 2, run)).isEqualTo(undisturbed);
        }
    }

    /** The second pass of a detector, over what was put aside: its point is the first behind those of the first pass. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"INSIDE_PART, 6", "BEFORE_COMMIT, 12", "CHUNK_COMMITTED, 7"})
    void aRunSurvivesADeathWhileWhatItFoundIsGathered(Point point, int number) throws Exception {
        List<String> undisturbed = begin(Kept.DETECTOR, ROWS);
        UUID run = runs.submit();
        assertThat(runs.die("dead", point, number)).isEqualTo(137);
        // of each of five parts the rows and the state, and what the script told at the end
        assertThat(aside(run)).isEqualTo(11);
        assertThat(parts(run)).isEqualTo(point == Point.CHUNK_COMMITTED ? undisturbed.size() : 0);
        assertThat(runs.shop.published()).extracting(Dataset::id).doesNotContain(run);
        assertThat(runs.completedBy("heir", 2, run)).isEqualTo(undisturbed);
    }

    /** Killed from outside, wherever it is then, but never before it has come on nor once it is done. */
    @Test
    void aRunSurvivesDeathsAtAnyMoment() throws Exception {
        List<String> undisturbed = begin(Kept.TRANSFORM, MANY_ROWS);
        UUID run = runs.submit();
        Random random = new Random(5);
        int most = undisturbed.size() / (2 * DEATHS);
        assertThat(most).isPositive();
        for (int death = 0; death < DEATHS; death++) {
            int parts = parts(run) + 1 + random.nextInt(most);
            Process worker = ForkedWorker.fork(runs.url, folder.resolve("files"), "random" + death, Point.NEVER, 1);
            await().atMost(Duration.ofMinutes(1))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> parts(run) >= parts || !worker.isAlive());
            Thread.sleep(random.nextInt(10));
            worker.destroyForcibly().waitFor();
            assertThat(parts(run)).as("death %d", death).isBetween(parts, undisturbed.size() - 1);
        }
        assertThat(runs.completedBy("last", 2, run)).isEqualTo(undisturbed);
    }

    private int parts(UUID run) {
        return runs.shop.catalogue.find(run).isEmpty()
                ? 0
                : runs.shop.catalogue.parts(run).size();
    }

    private int aside(UUID run) {
        return runs.shop
                .sql
                .sql("SELECT count(*) FROM spill WHERE dataset_id = ?")
                .param(run)
                .query(Integer.class)
                .single();
    }
}
