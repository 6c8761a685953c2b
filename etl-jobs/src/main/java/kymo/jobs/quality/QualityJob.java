package kymo.jobs.quality;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Quarantine;
import kymo.core.processors.DataQualityProcessor;
import kymo.core.processors.QualityCheck;
import kymo.core.quality.Gate;
import kymo.core.quality.QualityReport;
import kymo.jobs.batch.Assignment;
import kymo.jobs.batch.JobParts;
import kymo.jobs.batch.JobRecipe;
import kymo.jobs.batch.MadeBlock;
import kymo.jobs.batch.PartProfiles;
import kymo.jobs.batch.Partitions;
import kymo.jobs.batch.Progress;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import tools.jackson.databind.JsonNode;

/**
 * data-quality: profile the dataset where no profile of it is kept; check every column of every part for itself; gather the runs of all of them in order,
 * joined over the parts' borders; then publish the derived dataset, or fail at the gate before that.
 */
public final class QualityJob implements JobRecipe {

    @Override
    public String name() {
        return DataQualityProcessor.NAME;
    }

    @Override
    public boolean isSmall(Assignment run, JobParts parts) {
        Dataset input = parts.catalogue().dataset(run.datasetId()).published();
        return input.rows() <= input.schema().partRows();
    }

    @Override
    public Job job(Assignment run, JobParts parts) {
        Dataset input = parts.catalogue().dataset(run.datasetId()).published();
        QualityCheck check = new DataQualityProcessor().bind(input.schema(), run.parameters());
        if (parts.draft().schema() == null) parts.draft().begin(check.output(), null);
        boolean profiled = parts.catalogue().profile(input.id()).isPresent();
        Checked checked = new Checked(input, check, parts);
        FoldedFlags folded = new FoldedFlags(checked, parts.draft());
        Progress progress = new Progress(parts.lease(), 0, input.rows(), checked.columnCount() + (profiled ? 0 : 1));
        parts.draft().summarise(() -> summary(run, parts, folded));

        List<Step> steps = new ArrayList<>();
        if (!profiled) {
            PartProfiles profiles = new PartProfiles(parts.draft(), input.schema());
            steps.add(Partitions.items(
                    step("profile"), input, 1, parts, progress, () -> new ProfileWork(checked, profiles)));
        }
        steps.add(Partitions.items(
                step("check"), input, checked.columnCount(), parts, progress, () -> new CheckWork(checked)));
        steps.add(gather(checked, folded, parts, progress));
        return parts.job(name(), steps.get(0), steps.subList(1, steps.size()).toArray(Step[]::new));
    }

    private static JsonNode summary(Assignment run, JobParts parts, FoldedFlags folded) {
        QualityReport report = folded.report();
        Gate gate = folded.checked().check().gate();
        if (gate.action() == Gate.Action.QUARANTINE && !report.isPassed())
            parts.catalogue().quarantine(run.datasetId(), new Quarantine(run.runId(), report.score()));
        return report.json();
    }

    private String step(String what) {
        return name() + "." + what;
    }

    /** The runs of all columns by ascending first row, in parallel by the parts of the result. */
    private Step gather(Checked checked, FoldedFlags folded, JobParts parts, Progress progress) {
        return Partitions.over(
                step("gather"),
                checked.input(),
                folded::resultParts,
                parts,
                range -> parts.blocks(
                        step("gather"), new GatheredRuns(checked, folded, range), MadeBlock::new, progress, made -> 0));
    }
}
