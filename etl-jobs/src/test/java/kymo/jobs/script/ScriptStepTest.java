package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kymo.core.dataset.BlockWalk;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Neighbourhood;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.KeptScript;
import kymo.jobs.host.Host;
import kymo.jobs.host.HostKind;
import kymo.jobs.host.HostLimits;
import kymo.jobs.script.wire.Kind;
import kymo.jobs.worker.Workshop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.test.MetaDataInstanceFactory;
import org.springframework.batch.test.StepScopeTestUtils;

/** The steps of a script's job under Spring Batch's own launcher and repository. */
class ScriptStepTest {

    private static final int BLOCK_ROWS = 8;
    private static final int PART_BLOCKS = 16;
    private static final long ROWS = 1_003;
    private static final long BLOCKS = 126;
    private static final long PARTS = 8;

    private static final String COLUMN = "{\"column\": \"c1\"}";

    private static final String FAILS_AT_777 = """
        @Script(title = 'Root')
        @Param(name = 'column', type = COLUMN)
        @Output(name = 'root')
        Columns process(Rows rows, Params params, Context context) {
            double[] x = rows.doubles(params.column('column'))
            context.log('rows from ' + rows.firstRow())
            for (int i = rows.from(); i < rows.to(); i++)
                if (rows.number(i) == 777)
                    throw context.fail('a root needs a positive number', i)
            return Columns.of(new double[rows.size()])
        }
        """;

    @TempDir
    private Path folder;

    private Workshop shop;
    private Dataset input;

    @BeforeEach
    void open() {
        shop = new Workshop(folder);
        input = shop.dataset(ROWS, 1, BLOCK_ROWS);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aScriptThatFailsAtARowFailsItsStepThereAndSkipsNothing() throws Exception {
        BatchRun run = new BatchRun(shop, input, COLUMN);
        JobExecution ended = run.launch(ScriptJobTest.shelf(FAILS_AT_777), ScriptHosts.FRESH);
        assertThat(ended.getStatus()).isEqualTo(BatchStatus.FAILED);
        double value = column(input).values()[777];
        assertThat(BatchRun.cause(ended))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SCRIPT_FAILED))
                .hasMessage("tested.groovy failed in line 9 'throw context.fail('a root needs a positive number', i)'"
                        + " at row 777 of the dataset (time = 1970-01-01T00:12:57Z, c1 = %s): a root needs a positive number"
                                .formatted(value)
                        + "; it had logged 'rows from 760' and 'rows from 768' and 'rows from 776'");
        assertThat(ended.getStepExecutions()).hasSize(1);
        StepExecution step = ended.getStepExecutions().iterator().next();
        assertThat(step.getStepName()).isEqualTo("custom.compute");
        assertThat(step.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(step.getSkipCount()).isZero();
        assertThat(step.getFilterCount()).isZero();
        // the chunk of row 777 is the seventh, and nothing of it stays
        assertThat(step.getWriteCount()).isEqualTo(6L * PART_BLOCKS);
        assertThat(step.getRollbackCount()).isEqualTo(1);
        assertThat(run.hashes()).hasSize(6);
        assertThat(run.result().isPublished()).isFalse();
        assertThat(shop.published()).extracting(Dataset::id).containsExactly(input.id());
    }

    @Test
    void aScriptThatFailsFailsAgainWhenItsRunIsTakenUpAgain() throws Exception {
        BatchRun run = new BatchRun(shop, input, COLUMN);
        ScriptShelf shelf = ScriptJobTest.shelf(FAILS_AT_777);
        String first = BatchRun.cause(run.launch(shelf, ScriptHosts.FRESH)).getMessage();
        JobExecution again = run.launch(shelf, ScriptHosts.FRESH);
        assertThat(BatchRun.cause(again).getMessage().split(";", -1)[0]).isEqualTo(first.split(";", -1)[0]);
        StepExecution step = again.getStepExecutions().iterator().next();
        assertThat(step.getWriteCount()).isZero();
        assertThat(run.hashes()).hasSize(6);
    }

    @Test
    void countsAndProgressRiseWithEveryChunkAndEndAtTheDatasetsRows() throws Exception {
        BatchRun run = new BatchRun(shop, input, COLUMN);
        StepExecution step =
                run.step("custom.compute", ScriptJobTest.shelf(ScriptJobTest.RUNNING_SUM), ScriptHosts.FRESH);
        assertThat(step.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(step.getReadCount()).isEqualTo(BLOCKS);
        assertThat(step.getWriteCount()).isEqualTo(BLOCKS);
        assertThat(step.getCommitCount()).isGreaterThanOrEqualTo(PARTS);
        assertThat(run.told())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, (int) PARTS)
                        .mapToObj(chunk -> new BatchRun.Told(Math.min(ROWS, chunk * 128L), ROWS))
                        .toList());
        assertThat(run.result().isPublished()).isFalse();
    }

    @Test
    void aDetectorTellsItsProgressByTheRowsThatItHasRead() throws Exception {
        BatchRun run = new BatchRun(shop, input, "{\"column\": \"c1\", \"level\": 100}");
        JobExecution ended = run.launch(ScriptJobTest.shelf(ScriptJobTest.ABOVE), ScriptHosts.FRESH);
        assertCompleted(ended);
        assertThat(run.told()).extracting(BatchRun.Told::rowsDone).isSorted().endsWith(ROWS);
        assertThat(run.told()).extracting(BatchRun.Told::rowsTotal).containsOnly(ROWS);
        assertThat(ended.getStepExecutions())
                .extracting(StepExecution::getStepName)
                .containsExactly("custom.compute", "custom.gather", "custom.publish");
        assertThat(run.result().isPublished()).isTrue();
    }

    /** Between a chunk's last block and its commit: what the script remembers is asked for then. */
    @ParameterizedTest(name = "killed after {0} chunks")
    @ValueSource(ints = {0, 1, 6})
    void aRunWhoseHostWasKilledGoesOnAfterTheLastCommittedChunkWithWhatTheScriptRemembered(int chunks)
            throws Exception {
        ScriptShelf shelf = ScriptJobTest.shelf(ScriptJobTest.RUNNING_SUM);
        BatchRun undisturbed = new BatchRun(shop, input, COLUMN);
        assertCompleted(undisturbed.launch(shelf, ScriptHosts.FRESH));

        KilledHosts hosts = new KilledHosts();
        BatchRun run = new BatchRun(shop, input, COLUMN);
        run.afterChunk(() -> {
            if (run.told().size() == chunks + 1) hosts.kill();
        });
        JobExecution killed = run.launch(shelf, hosts);
        assertThat(BatchRun.cause(killed))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.HOST_DIED))
                .hasMessageStartingWith("the script tested.groovy ended without a result");
        assertThat(run.hashes()).isEqualTo(undisturbed.hashes().subList(0, chunks));
        assertThat(run.result().isPublished()).isFalse();

        JobExecution resumed = run.launch(shelf, hosts);
        assertCompleted(resumed);
        StepExecution step = resumed.getStepExecutions().iterator().next();
        assertThat(step.getReadCount()).isEqualTo(BLOCKS - (long) chunks * PART_BLOCKS);
        assertThat(run.hashes()).isEqualTo(undisturbed.hashes());
        assertThat(run.told()).last().isEqualTo(new BatchRun.Told(ROWS, ROWS));
    }

    @Test
    void aDetectorWhoseHostWasKilledGoesOnWithThePartAfterTheLastCommittedOne() throws Exception {
        String parameters = "{\"column\": \"c1\", \"level\": 100}";
        ScriptShelf shelf = ScriptJobTest.shelf(ScriptJobTest.ABOVE);
        BatchRun undisturbed = new BatchRun(shop, input, parameters);
        assertCompleted(undisturbed.launch(shelf, ScriptHosts.FRESH));
        assertThat(undisturbed.result().rows()).isGreaterThan(100);

        KilledHosts hosts = new KilledHosts();
        BatchRun run = new BatchRun(shop, input, parameters);
        run.afterChunk(() -> {
            if (run.told().size() == 5) hosts.kill();
        });
        assertThat(run.launch(shelf, hosts).getStatus()).isEqualTo(BatchStatus.FAILED);
        JobExecution resumed = run.launch(shelf, hosts);
        assertCompleted(resumed);
        StepExecution compute = resumed.getStepExecutions().iterator().next();
        // the parts that are left, and what the script has held back
        assertThat(compute.getReadCount()).isEqualTo(PARTS - 5 + 1);
        assertThat(run.hashes()).isEqualTo(undisturbed.hashes());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "long[][] all = new long[1000][]; for (int i = 0; i < 1000; i++) all[i] = new long[1 <<"
                        + " 20]#HOST_MEMORY",
                "while (true) { }#HOST_TIMEOUT"
            })
    void aScriptThatNeedsTooMuchFailsItsStepAndTheNextRunIsAsGoodAsAny(String deed, ProblemCode code) throws Exception {
        String script = """
            @Param(name = 'column', type = COLUMN)
            @Output(name = 'y')
            Columns process(Rows rows, Params params, Context context) {
                if (rows.firstRow() >= 512) { %s }
                return Columns.of(new double[rows.size()])
            }
            """.formatted(deed);
        HostKind kind = ScriptHost.kind(
                new HostLimits(64, Duration.ofMinutes(5), Duration.ofSeconds(15), Kind.MOST_BYTES + 1_024));
        ScriptHosts brief = name -> Host.start(kind, ScriptHost.errand(name));
        BatchRun run = new BatchRun(shop, input, COLUMN);
        assertFailed(run, run.launch(ScriptJobTest.shelf(script), brief), code, 4);

        BatchRun next = new BatchRun(shop, input, COLUMN);
        assertCompleted(next.launch(ScriptJobTest.shelf(ScriptJobTest.RUNNING_SUM), ScriptHosts.FRESH));
    }

    @Test
    void aScriptThatEndsItsProcessIsRefusedBeforeARowIsReadAndByTheProcessItself() throws Exception {
        String harmless = """
            @Param(name = 'column', type = Type.COLUMN)
            @Output(name = 'y')
            Columns process(Rows rows, Params params, Context context) {
                if (rows.firstRow() >= 512) rows.size()
                return Columns.of(new double[rows.size()])
            }
            """;
        KeptScript kept = ScriptJobTest.shelf(harmless).script("tested", 1);
        KeptScript exits = new KeptScript(
                kept.version(), harmless.replace(") rows.size()", ") System.exit(0)"), kept.declaration(), null);
        ScriptShelf shelf = (name, number) -> exits;
        BatchRun guarded = new BatchRun(shop, input, COLUMN);
        assertFailed(guarded, guarded.launch(shelf, ScriptHosts.FRESH), ProblemCode.SCRIPT_FORBIDDEN, 0);

        HostKind unguarded = new HostKind(
                Unguarded.class, ScriptHost.kind().limits(), ScriptHost.kind().options(), List.of());
        BatchRun let = new BatchRun(shop, input, COLUMN);
        JobExecution ended = let.launch(shelf, name -> Host.start(unguarded, ScriptHost.errand(name)));
        assertFailed(let, ended, ProblemCode.SCRIPT_FORBIDDEN, 4);
        assertThat(BatchRun.cause(ended)).hasMessageContaining("end the process");
    }

    @Test
    void whatAScriptRemembersRestsInTheStepsContextBetweenTwoHosts() throws Exception {
        ScriptRun script = new BatchRun(shop, input, COLUMN)
                .script(ScriptJobTest.shelf(ScriptJobTest.RUNNING_SUM), ScriptHosts.FRESH);
        List<Block> undisturbed = made(script, MetaDataInstanceFactory.createStepExecution(), 0, 20);
        StepExecution step = MetaDataInstanceFactory.createStepExecution();
        List<Block> resumed = new ArrayList<>(made(script, step, 0, 11));
        assertThat(step.getExecutionContext().getString("script.state")).hasSizeLessThan(100);
        resumed.addAll(made(script, step, 11, 20));
        assertThat(Block.join(resumed).column(1))
                .isEqualTo(Block.join(undisturbed).column(1));
    }

    /** What the step's processor makes of these blocks, after which the step's context is brought up to date. */
    private List<Block> made(ScriptRun script, StepExecution step, long from, long to) throws Exception {
        return StepScopeTestUtils.doInStepScope(step, () -> {
            List<Block> blocks = new ArrayList<>();
            ScriptedBlocks processor = new ScriptedBlocks(script);
            processor.open(step.getExecutionContext());
            try (BlockWalk walk = new BlockWalk(
                    DatasetReader.open(shop.catalogue, shop.files, input.id()),
                    script.binding().inputColumns(),
                    script.binding().halo(),
                    from,
                    to)) {
                for (Neighbourhood block = walk.next(); block != null; block = walk.next())
                    blocks.add(processor.process(block).block());
            }
            processor.update(step.getExecutionContext());
            processor.close();
            return blocks;
        });
    }

    private static void assertCompleted(JobExecution ended) {
        assertThat(ended.getAllFailureExceptions()).isEmpty();
        assertThat(ended.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    }

    private void assertFailed(BatchRun run, JobExecution ended, ProblemCode code, int parts) {
        assertThat(ended.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(BatchRun.cause(ended))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
        assertThat(ended.getStepExecutions()).hasSize(1).allMatch(step -> step.getSkipCount() == 0);
        assertThat(run.hashes()).hasSize(parts);
        assertThat(shop.published())
                .extracting(Dataset::id)
                .doesNotContain(run.result().id());
    }

    private DoubleColumn column(Dataset dataset) {
        try (DatasetReader reader = DatasetReader.open(shop.catalogue, shop.files, dataset.id())) {
            List<Block> blocks = new ArrayList<>();
            reader.rows(0, dataset.rows(), new int[] {1}).forEach(blocks::add);
            return (DoubleColumn) Block.join(blocks).column(0);
        }
    }

    /** Fresh hosts, all of which can be killed from outside. */
    private static final class KilledHosts implements ScriptHosts {
        private final List<ProcessHandle> started = new ArrayList<>();

        @Override
        public Host take(String scriptName) {
            Set<Long> before =
                    ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
            Host host = ScriptHosts.FRESH.take(scriptName);
            ProcessHandle.current()
                    .children()
                    .filter(child -> !before.contains(child.pid()))
                    .forEach(started::add);
            return host;
        }

        void kill() {
            for (ProcessHandle host : started) {
                host.destroyForcibly();
                host.onExit().join();
            }
        }
    }
}
