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
import kymo.jobs.ingest.unpacked.Unpacked;
import kymo.jobs.ingest.unpacked.Unpacking;
import org.springframework.batch.core.job.Job;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ingest: looks at an upload, reads it block by block as what was understood of it, then publishes the raw dataset. */
public final class IngestJob implements JobRecipe {

    private static final long SMALL_BYTES = 1L << 20;
    private static final String STEP = "ingest.read";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final boolean profiled;
    private final Unpacking unpacking;

    private IngestJob(boolean profiled, Unpacking unpacking) {
        this.profiled = profiled;
        this.unpacking = unpacking;
    }

    /** With a profile that is kept beside the dataset. */
    public static IngestJob withProfile(IngestSettings settings) {
        return new IngestJob(true, settings.unpacking());
    }

    /** For a dataset that is gone before anybody could ask for its profile. */
    public static IngestJob withoutProfile() {
        return new IngestJob(false, Unpacking.usual());
    }

    @Override
    public String name() {
        return Intake.INGEST;
    }

    @Override
    public boolean isSmall(Assignment run, JobParts parts) {
        Upload upload = upload(run, parts);
        if (upload.bytes() > SMALL_BYTES) return false;
        try (ReadableFile file = parts.files().open(upload.key())) {
            byte[] head = Unpacking.headOfSmall(
                    file, upload.name(), options(run).member(), SMALL_BYTES, FileFormats.HEAD_BYTES);
            return head != null && !FileFormats.of(head, upload.name()).isDense();
        }
    }

    @Override
    public Job job(Assignment run, JobParts parts) {
        Upload upload = upload(run, parts);
        IngestOptions options = options(run);
        UploadedFile file = new UploadedFile(
                () -> unpacking.open(parts.files().open(upload.key()), upload.name(), options.member()));
        Draft draft = parts.draft();
        if (draft.schema() == null) begin(draft, look(file, options));
        Progress progress = new Progress(parts.lease(), draft.rows(), 0);
        if (profiled) draft.describe(() -> profile(draft));

        TableSource source = new TableSource(file, draft, table(draft), progress, parts.threads());
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

    /** The file stays open for the job that follows, unless there will be none. */
    private static FoundTable look(UploadedFile file, IngestOptions options) {
        try {
            Unpacked open = file.open();
            return FileFormats.look(open.file(), open.name(), options);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static IngestOptions options(Assignment run) {
        return IngestOptions.parse(run.parameters());
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
