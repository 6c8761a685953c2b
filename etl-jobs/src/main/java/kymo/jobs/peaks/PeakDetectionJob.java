package kymo.jobs.peaks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import kymo.core.dataset.Dataset;
import kymo.core.processors.PeakBounds;
import kymo.core.processors.PeakDetectionProcessor;
import kymo.core.processors.PeakSearch;
import kymo.jobs.batch.Assignment;
import kymo.jobs.batch.ItemWork;
import kymo.jobs.batch.JobParts;
import kymo.jobs.batch.JobRecipe;
import kymo.jobs.batch.MadeBlock;
import kymo.jobs.batch.Partitions;
import kymo.jobs.batch.Progress;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;

/**
 * peak-detection: look at every stretch for candidates and for what bases beyond it need to know; choose by distance; measure what stands out; put
 * the peaks of all signals in order; then publish the derived dataset.
 */
public final class PeakDetectionJob implements JobRecipe {

    private static final int PASSES = 2;

    @Override
    public String name() {
        return PeakDetectionProcessor.NAME;
    }

    @Override
    public boolean isSmall(Assignment run, JobParts parts) {
        Dataset input = parts.catalogue().dataset(run.datasetId()).published();
        return input.rows() <= input.schema().partRows();
    }

    @Override
    public Job job(Assignment run, JobParts parts) {
        Dataset input = parts.catalogue().dataset(run.datasetId()).published();
        PeakSearch search = new PeakDetectionProcessor().bind(input.schema(), run.parameters());
        if (parts.draft().schema() == null) parts.draft().begin(search.output(), null);
        Searched searched = Searched.of(input, search, parts);
        PeakTables tables = new PeakTables(search.output());
        Progress progress =
                new Progress(parts.lease(), 0, input.rows() * searched.signals().size(), PASSES);
        parts.draft().summarise(() -> searched.summary(parts.draft().spills().read(tables.found())));

        List<Step> steps = new ArrayList<>();
        steps.add(items("look", searched, parts, progress, () -> new LookWork(searched)));
        if (searched.anyDistance())
            steps.add(parts.aside(
                    step("space"),
                    0,
                    searched.items(),
                    new SpaceWork(searched, parts.draft().spills()),
                    progress));
        FoundBorders borders = new FoundBorders(searched, parts.draft().spills());
        steps.add(items(
                "measure",
                searched,
                parts,
                progress,
                () -> new MeasureWork(searched, tables, parts.draft().spills(), borders)));
        if (search.bounds() == PeakBounds.SEPARATE)
            steps.add(items(
                    "separate",
                    searched,
                    parts,
                    progress,
                    () -> new SeparateWork(searched, tables, parts.draft().spills())));
        steps.add(order(searched, tables, parts, progress));
        return parts.job(name(), steps.get(0), steps.subList(1, steps.size()).toArray(Step[]::new));
    }

    private String step(String what) {
        return name() + "." + what;
    }

    /** A step over the stretches of all signals. */
    private Step items(String what, Searched searched, JobParts parts, Progress progress, Supplier<ItemWork> work) {
        return Partitions.items(step(what), searched.input(), searched.signals().size(), parts, progress, work);
    }

    /** The peaks of all signals by ascending row, in parallel by the parts of the result. */
    private Step order(Searched searched, PeakTables tables, JobParts parts, Progress progress) {
        return Partitions.over(
                step("order"),
                searched.input(),
                () -> FoundRows.parts(searched, tables, parts.draft().spills()),
                parts,
                range -> parts.blocks(
                        step("order"),
                        new FoundRows(searched, tables, parts.draft().spills(), range),
                        MadeBlock::new,
                        progress,
                        made -> 0));
    }
}
