package kymo.jobs.rolling;

import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Neighbourhood;
import kymo.core.dataset.Schema;
import kymo.core.processors.BlockFunction;
import kymo.core.processors.Processors;
import kymo.core.processors.SteppedBlocks;
import kymo.jobs.batch.Assignment;
import kymo.jobs.batch.BlockSource;
import kymo.jobs.batch.JobParts;
import kymo.jobs.batch.JobRecipe;
import kymo.jobs.batch.MadeBlock;
import kymo.jobs.batch.Partitions;
import kymo.jobs.batch.Progress;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;

/**
 * rolling-mean, rolling and exponential-mean: work on the input block by block, in parallel where it is large; then publish the derived dataset.
 *
 * @param name the processor's
 */
public record RollingJob(String name) implements JobRecipe {

    @Override
    public boolean isSmall(Assignment run, JobParts parts) {
        Dataset input = parts.catalogue().dataset(run.datasetId()).published();
        return input.rows() <= input.schema().partRows();
    }

    @Override
    public Job job(Assignment run, JobParts parts) {
        Dataset input = parts.catalogue().dataset(run.datasetId()).published();
        String step = name + ".compute";
        BlockFunction rolling = (BlockFunction) Processors.named(name).bind(input.schema(), run.parameters());
        if (parts.draft().schema() == null) parts.draft().begin(rolling.output(), null);
        Progress progress = new Progress(parts.lease(), parts.draft().rows() * rolling.step(), input.rows());
        return parts.job(
                name,
                rolling.step() == 1
                        ? everyRow(step, run, input, rolling, parts, progress)
                        : stepped(step, input, rolling, parts, progress));
    }

    private static Step everyRow(
            String name, Assignment run, Dataset input, BlockFunction rolling, JobParts parts, Progress progress) {
        return Partitions.over(
                name,
                input,
                parts,
                range -> parts.<Neighbourhood>blocks(
                        name,
                        new BlockSource(parts.catalogue(), parts.files(), run, rolling, range),
                        // a block brings the rows before it, so there are no seams
                        found -> made(rolling, found.read()),
                        progress));
    }

    private static MadeBlock made(BlockFunction rolling, Neighbourhood.Wide found) {
        return new MadeBlock(rolling.apply(found.block(), found.from(), found.to()));
    }

    /** By parts of the result, which has fewer rows. */
    private static Step stepped(String name, Dataset input, BlockFunction rolling, JobParts parts, Progress progress) {
        Schema output = rolling.output();
        long rows = SteppedBlocks.rows(input.rows(), rolling.step());
        return Partitions.over(
                name,
                input,
                () -> output.parts(rows),
                parts,
                range -> parts.<MadeBlock>blocks(
                        name,
                        new SteppedSource(
                                () -> new SteppedBlocks(
                                        DatasetReader.open(parts.catalogue(), parts.files(), input.id()), rolling),
                                output,
                                range),
                        made -> made,
                        progress,
                        made -> (long) made.block().rows() * rolling.step()));
    }
}
