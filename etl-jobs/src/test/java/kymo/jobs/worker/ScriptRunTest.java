package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetReader;
import kymo.core.intake.Intake;
import kymo.core.intake.Step;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.runs.Run;
import kymo.core.runs.RunStatus;
import kymo.core.runs.Submitted;
import kymo.jobs.host.HostSettings;
import kymo.jobs.script.ScriptHosts;
import kymo.jobs.script.ScriptSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptRunTest {

    private static final String TIMES = """
            @Script(title = 'Times', description = 'Multiplies.')
            @Param(name = 'column', type = COLUMN)
            @Output(name = '{column} times')
            Columns process(Rows rows, Params params, Context context) {
                double[] x = rows.doubles(params.column('column'))
                double[] y = new double[rows.size()]
                for (int i = 0; i < rows.size(); i++) y[i] = x[rows.from() + i] * FACTOR
                return Columns.of(y)
            }
            """;

    private static final HostSettings HOSTS = HostSettings.current();
    private static final ScriptSettings SCRIPTS = ScriptSettings.current();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path scripts;

    @SuppressWarnings("NullAway.Init")
    private Workshop shop;

    @SuppressWarnings("NullAway.Init")
    private Intake intake;

    @SuppressWarnings("NullAway.Init")
    private OfferedProcessors offers;

    @BeforeEach
    void begin() throws IOException {
        scripts = Files.createDirectory(folder.resolve("scripts"));
        shop = new Workshop(folder.resolve("files"));
        intake = shop.intake(() -> {});
        offers = new WorkerConfiguration()
                .offeredProcessors(shop.sql, shop.tx, Workshop.settings("w", 1), ScriptHosts.FRESH, scripts);
    }

    @AfterEach
    void end() {
        HOSTS.use();
        SCRIPTS.use();
        shop.close();
    }

    /** As on a machine where nothing keeps the code of scripts in. */
    private static void nothingKeepsCodeIn() {
        new HostSettings("none", HOSTS.cache(), 0, 10).use();
    }

    @Test
    void aScriptIsRefusedWhereNothingKeepsItsCodeInUnlessTheOperatorSaysOtherwise() throws IOException {
        put("times", "2");
        Dataset input = shop.dataset(100, 1, 64);
        Run asked = ask(input, "times").run();
        nothingKeepsCodeIn();
        shop.worker(Workshop.settings("w", 1)).start();
        Run refused = shop.ended(asked.id());
        assertThat(refused.status()).isEqualTo(RunStatus.FAILED);
        assertThat(refused.problem())
                .isNotNull()
                .satisfies(
                        problem -> assertThat(problem.toString())
                                .contains("HOST_REFUSED")
                                .contains(
                                        "times.groovy cannot run: scripts run only where their code can be kept in, but hosts here are none (kymo.host.level=none); let bubblewrap make namespaces, or set kymo.scripts.unsafe=allow if"));
        new ScriptSettings("allow", SCRIPTS.limits()).use();
        shop.runs.restart(asked.id());
        assertThat(result(shop.ended(asked.id()))).isEqualTo(times(input, 2));
    }

    @Test
    void aScriptThatCannotBeLookedAtIsListedWithThatAndIsLookedAtOnceItCan() throws IOException {
        nothingKeepsCodeIn();
        put("times", "2");
        Dataset input = shop.dataset(100, 1, 64);
        refused(ProblemCode.HOST_REFUSED, input, "times");
        HOSTS.use();
        offers.offer();
        assertThat(ask(input, "times").run().processorVersion()).isEqualTo(1);
    }

    @Test
    void aScriptInTheFolderIsAProcessorLikeAnyOther() throws IOException {
        put("times", "2");
        Dataset input = shop.dataset(100, 1, 64);
        shop.worker(Workshop.settings("w", 1)).start();
        Run run = shop.ended(ask(input, "times").run().id());
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(result(run)).isEqualTo(times(input, 2));
        assertThat(shop.catalogue.dataset(run.id()).schema().columns().get(1).name())
                .isEqualTo("c1 times");
    }

    @Test
    void theSameTextIsDoneOnceAndAnotherTextAnew() throws IOException {
        put("times", "2");
        Dataset input = shop.dataset(100, 1, 64);
        shop.worker(Workshop.settings("w", 1)).start();
        Run first = shop.ended(ask(input, "times").run().id());
        assertThat(ask(input, "times").run().id()).isEqualTo(first.id());
        put("times", "3");
        Run second = shop.ended(ask(input, "times").run().id());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.processorVersion()).isEqualTo(2);
        assertThat(result(second)).isEqualTo(times(input, 3));
        put("times", "2");
        assertThat(ask(input, "times").run().id()).isEqualTo(first.id());
    }

    @Test
    void aRunKeepsTheTextThatItWasAskedFor() throws IOException {
        put("times", "2");
        Dataset input = shop.dataset(100, 1, 64);
        Run asked = ask(input, "times").run();
        put("times", "5");
        Files.delete(scripts.resolve("times.groovy"));
        offers.offer();
        shop.worker(Workshop.settings("w", 1)).start();
        assertThat(result(shop.ended(asked.id()))).isEqualTo(times(input, 2));
        refused(ProblemCode.PROCESSOR_UNKNOWN, input, "times");
    }

    @Test
    void aScriptThatDoesNotCompileIsOfferedAndRefusedWithTheReasonAndOthersAreUnaffected() throws IOException {
        put("times", "2");
        Files.writeString(
                scripts.resolve("broken.groovy"), "@Script(title = 'B')\nColumns process(Rows rows) { rows. }");
        offers.offer();
        assertThat(shop.sql
                        .sql("SELECT name FROM processor WHERE starts_with(name, 'custom:') ORDER BY name")
                        .query(String.class)
                        .list())
                .containsExactly("custom:broken", "custom:times");
        Dataset input = shop.dataset(100, 1, 64);
        refused(ProblemCode.SCRIPT_INVALID, input, "broken");
        ask(input, "times");
    }

    private void refused(ProblemCode code, Dataset input, String script) {
        assertThatThrownBy(() -> ask(input, script))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.pointer()).isEqualTo("/processor");
                })
                .hasMessageContaining(script);
    }

    private void put(String name, String factor) throws IOException {
        Files.writeString(scripts.resolve(name + ".groovy"), TIMES.replace("FACTOR", factor));
        offers.offer();
    }

    private Submitted ask(Dataset input, String script) {
        return intake.run(input.id(), new Step("custom:" + script, Workshop.json("{\"column\": \"c1\"}")), false);
    }

    private DoubleColumn times(Dataset input, double factor) {
        double[] values = DoubleColumn.widened(column(input)).values().clone();
        for (int row = 0; row < values.length; row++) values[row] *= factor;
        return DoubleColumn.of(values);
    }

    private DoubleColumn result(Run run) {
        return column(shop.catalogue.dataset(run.id()));
    }

    private DoubleColumn column(Dataset dataset) {
        try (DatasetReader reader = DatasetReader.open(shop.catalogue, shop.files, dataset.id())) {
            Block[] rows = {null};
            reader.rows(0, dataset.rows(), new int[] {1})
                    .forEach(block -> rows[0] = rows[0] == null ? block : Block.join(List.of(rows[0], block)));
            return (DoubleColumn) rows[0].column(0);
        }
    }
}
