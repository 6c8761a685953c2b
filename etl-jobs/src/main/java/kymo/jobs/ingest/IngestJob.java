package kymo.jobs.ingest;

import java.util.Objects;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Upload;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.core.intake.Intake;
import kymo.jobs.batch.Assignment;
import kymo.jobs.batch.Draft;
import kymo.jobs.batch.JobParts;
import kymo.jobs.batch.JobRecipe;
import kymo.jobs.batch.MadeBlock;
import kymo.jobs.batch.PartProfiles;
import kymo.jobs.batch.Progress;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.WiderTypeNeeded;
import org.springframework.batch.core.job.Job;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ingest: looks at an upload, reads it block by block as what was understood of it, then publishes the raw dataset. */
public final class IngestJob implements JobRecipe {

    private static final long SMALL_BYTES = 1L << 20;
    private static final String STEP = "ingest.read";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final boolean profiled;

    private IngestJob(boolean profiled) {
        this.profiled = profiled;
    }

    /** With a profile that is kept beside the dataset. */
    public static IngestJob withProfile() {
        return new IngestJob(true);
    }

    /** For a dataset that is gone before anybody could ask for its profile. */
    public static IngestJob withoutProfile() {
        return new IngestJob(false);
    }

    @Override
    public String name() {
        return Intake.INGEST;
    }

    @Override
    public boolean isSmall(Assignment run, JobParts parts) {
        return upload(run, parts).bytes() <= SMALL_BYTES;
    }

    @Override
    public Job job(Assignment run, JobParts parts) {
        Upload upload = upload(run, parts);
        Draft draft = parts.draft();
        if (draft.schema() == null) begin(draft, look(upload, run, parts));
        Progress progress = new Progress(parts.lease(), draft.rows(), 0);
        if (profiled) draft.describe(() -> profile(draft));

        TableSource source = new TableSource(parts.files(), upload, draft, table(draft), progress, parts.threads());
        return parts.job(
                name(),
                profiled
                        ? parts.profiledBlocks(STEP, source, progress)
                        : parts.<MadeBlock>blocks(STEP, source, block -> block, progress));
    }

    /** A column that turned out wider than it had looked: all of the file is read once more, with the wider type. */
    @Override
    public boolean startsOver(Throwable cause, JobParts parts) {
        if (!(cause instanceof WiderTypeNeeded needed)) return false;
        begin(parts.draft(), table(parts.draft()).widened(needed.wider()));
        return true;
    }

    private static JsonNode profile(Draft draft) {
        PartProfiles profiles = new PartProfiles(
                draft, Objects.requireNonNull(draft.schema(), "a draft with all of its parts has been begun"));
        return JSON.valueToTree(profiles.joined(profiles.parts(draft.rows())));
    }

    private static FoundTable look(Upload upload, Assignment run, JobParts parts) {
        try (ReadableFile file = parts.files().open(upload.key())) {
            return FileFormats.look(file, upload.name(), IngestOptions.parse(run.parameters()));
        }
    }

    private static void begin(Draft draft, FoundTable table) {
        draft.begin(table.schema(), table.reading());
    }

    private static FoundTable table(Draft draft) {
        return FileFormats.kept(Objects.requireNonNull(draft.reading(), "a raw draft is begun with a reading"));
    }

    private static Upload upload(Assignment run, JobParts parts) {
        Dataset dataset = parts.catalogue().dataset(run.datasetId());
        return parts.catalogue()
                .upload(Objects.requireNonNull(dataset.origin().uploadId(), "a raw dataset has an upload"));
    }
}
