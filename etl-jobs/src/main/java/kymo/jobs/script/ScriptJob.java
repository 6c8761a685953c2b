package kymo.jobs.script;

import kymo.core.dataset.Dataset;
import kymo.core.scripts.ScriptBinding;
import kymo.core.scripts.ScriptKind;
import kymo.core.scripts.ScriptVersion;
import kymo.jobs.batch.Assignment;
import kymo.jobs.batch.BlockRange;
import kymo.jobs.batch.BlockSource;
import kymo.jobs.batch.JobParts;
import kymo.jobs.batch.JobRecipe;
import kymo.jobs.batch.Partitions;
import kymo.jobs.batch.Progress;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;

/**
 * {@code custom:NAME}: a transform goes block by block, in parallel where it remembers nothing; any other script works on part after part, puts aside the
 * rows that it makes, and these are gathered then.
 *
 * @param shelf where the scripts' texts are
 * @param hosts where they run
 * @param places where in their files rows stand, for messages about them
 */
public record ScriptJob(ScriptShelf shelf, ScriptHosts hosts, RowPlaces places) implements JobRecipe {

    private static final String NAME = "custom";

    /** For datasets that come from no files. */
    ScriptJob(ScriptShelf shelf, ScriptHosts hosts) {
        this(shelf, hosts, RowPlaces.UNKNOWN);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean runs(String processor) {
        return ScriptVersion.isProcessor(processor);
    }

    @Override
    public boolean isSmall(Assignment run, JobParts parts) {
        Dataset input = parts.catalogue().dataset(run.datasetId()).published();
        return input.rows() <= input.schema().partRows();
    }

    @Override
    public Job job(Assignment run, JobParts parts) {
        Dataset input = parts.catalogue().dataset(run.datasetId()).published();
        ScriptRun script = ScriptRun.of(run, this, input, parts);
        ScriptBinding binding = script.binding();
        if (parts.draft().schema() == null) parts.draft().begin(binding.output(), null);
        parts.draft().summarise(new ScriptSummary(script)::json);
        return binding.declaration().kind() == ScriptKind.TRANSFORM
                ? parts.job(NAME, transform(run, script, parts))
                : found(script, parts);
    }

    private static Step transform(Assignment run, ScriptRun script, JobParts parts) {
        Progress progress =
                new Progress(parts.lease(), parts.draft().rows(), script.input().rows());
        return script.isSequential()
                ? blocks(run, script, parts, progress, BlockRange.ALL)
                : Partitions.over(
                        step("compute"), script.input(), parts, range -> blocks(run, script, parts, progress, range));
    }

    private static Step blocks(Assignment run, ScriptRun script, JobParts parts, Progress progress, BlockRange range) {
        ScriptBinding binding = script.binding();
        return parts.blocks(
                step("compute"),
                new BlockSource(parts.catalogue(), parts.files(), run, binding.inputColumns(), binding.halo(), range),
                new ScriptedBlocks(script),
                progress);
    }

    private static Job found(ScriptRun script, JobParts parts) {
        Dataset input = script.input();
        Progress progress = new Progress(parts.lease(), 0, input.rows());
        int inputParts = Math.toIntExact(input.schema().parts(input.rows()));
        // behind the last part a script may tell what it has held back
        int items = script.isSequential() ? inputParts + 1 : inputParts;
        Step compute = script.isSequential()
                ? parts.aside(step("compute"), 0, items, new ScriptedRows(script), progress)
                : Partitions.items(step("compute"), input, 1, parts, progress, () -> new ScriptedRows(script));
        Step gather = parts.blocks(step("gather"), new GatheredRows(script, items), made -> made, progress, made -> 0);
        return parts.job(NAME, compute, gather);
    }

    private static String step(String what) {
        return NAME + "." + what;
    }
}
