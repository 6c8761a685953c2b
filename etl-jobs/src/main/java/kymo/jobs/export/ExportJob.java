package kymo.jobs.export;

import java.util.UUID;
import kymo.core.dataset.Dataset;
import kymo.core.export.Export;
import kymo.core.export.ExportJson;
import kymo.core.export.Exports;
import kymo.core.files.StoredFile;
import kymo.jobs.batch.Assignment;
import kymo.jobs.batch.HeldDraft;
import kymo.jobs.batch.JobParts;
import kymo.jobs.batch.JobRecipe;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * export: writes a dataset's file to the store, in one step. A file cannot be gone on with, so a run that is taken over writes it anew; it is
 * known from the transaction that completes the run.
 */
public final class ExportJob implements JobRecipe {

    /** What runs that this executes are called. */
    public static final String NAME = "export";
    /** Raised whenever the same dataset and parameters could give other bytes. */
    public static final int VERSION = 1;

    private final Exports exports;
    private final ExportSettings settings;

    public ExportJob(Exports exports, ExportSettings settings) {
        this.exports = exports;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** In the sense that it begins from the start whenever it begins. */
    @Override
    public boolean isSmall(Assignment run, JobParts parts) {
        return true;
    }

    @Override
    public Job job(Assignment run, JobParts parts) {
        Export export = ExportJson.export(run.parameters());
        export.check(parts.catalogue(), run.datasetId());
        return parts.job(NAME, write(run, export, parts));
    }

    private Step write(Assignment run, Export export, JobParts parts) {
        return new StepBuilder(NAME + ".write", parts.repository())
                .tasklet(
                        (contribution, context) -> {
                            try {
                                written(run, export, parts);
                            } catch (Stopped e) {
                                contribution.getStepExecution().setTerminateOnly();
                                return RepeatStatus.CONTINUABLE;
                            }
                            return RepeatStatus.FINISHED;
                        },
                        parts.tx())
                .build();
    }

    private void written(Assignment run, Export export, JobParts parts) {
        Dataset source = parts.catalogue().dataset(run.datasetId());
        long excerptRows = export.excerpt().rowsOf(source.rows());
        long[] rows = {0};
        StoredFile file = parts.files()
                .write(
                        key(run.runId(), parts.lease().token(), export),
                        out -> rows[0] = export.write(parts.catalogue(), parts.files(), source.id(), out, done -> {
                            if (parts.lease().stopRequested()) throw new Stopped();
                            parts.lease().progress(done, excerptRows);
                        }));
        HeldDraft draft = (HeldDraft) parts.draft();
        draft.summarise(() -> summary(run.runId(), file, rows[0]));
        draft.endBy(
                () -> exports.add(
                        run.runId(), source.id(), source.name(), export.format(), file, rows[0], settings.keep()),
                excerptRows);
    }

    private static JsonNode summary(UUID run, StoredFile file, long rows) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("exportId", run.toString())
                .put("bytes", file.bytes())
                .put("sha256", file.sha256())
                .put("rows", rows);
    }

    /** One for each lease of the run: who has lost it may still be writing. */
    private static String key(UUID run, long token, Export export) {
        return "%s%s/%s-%d.%s"
                .formatted(
                        ExportSweep.FOLDER,
                        run.toString().substring(0, 2),
                        run,
                        token,
                        export.format().wireName());
    }

    /** Thrown through the store, which then keeps nothing of the file. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
