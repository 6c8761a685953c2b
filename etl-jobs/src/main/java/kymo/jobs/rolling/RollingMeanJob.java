package kymo.jobs.rolling;

import kymo.core.dataset.Dataset;
import kymo.core.dataset.Neighbourhood;
import kymo.core.processors.BlockFunction;
import kymo.core.processors.Processors;
import kymo.jobs.batch.Assignment;
import kymo.jobs.batch.BlockSource;
import kymo.jobs.batch.JobParts;
import kymo.jobs.batch.JobRecipe;
import kymo.jobs.batch.MadeBlock;
import kymo.jobs.batch.Partitions;
import kymo.jobs.batch.Progress;
import org.springframework.batch.core.job.Job;

/** rolling-mean: smooths the input block by block, in parallel where it is large; then publishes the derived dataset. */
public final class RollingMeanJob implements JobRecipe {

    @Override
    public String name() {
        return "rolling-mean";
    }

    @Override
    public boolean isSmall(Assignment run, JobParts parts) {
        Dataset input = parts.catalogue().dataset(run.datasetId()).published();
        return input.rows() <= input.schema().partRows();
    }

    @Override
    public Job job(Assignment run, JobParts parts) {
        Dataset input = parts.catalogue().dataset(run.datasetId()).published();
        BlockFunction smoothing = Processors.named(name()).bind(input.schema(), run.parameters());
        if (parts.draft().schema() == null) parts.draft().begin(smoothing.output(), null);
        Progress progress = new Progress(parts.lease(), parts.draft().rows(), input.rows());

        return parts.job(
                name(),
                Partitions.over(
                        "rolling-mean.smooth",
                        input,
                        parts,
                        range -> parts.<Neighbourhood>blocks(
                                "rolling-mean.smooth",
                                new BlockSource(parts.catalogue(), parts.files(), run, smoothing, range),
                                // a block brings the rows before it, so there are no seams
                                found -> smoothed(smoothing, found.read()),
                                progress)));
    }

    private static MadeBlock smoothed(BlockFunction smoothing, Neighbourhood.Wide found) {
        return new MadeBlock(smoothing.apply(found.block(), found.from(), found.to()));
    }
}
