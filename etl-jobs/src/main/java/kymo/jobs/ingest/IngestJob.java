package kymo.jobs.ingest;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Upload;
import kymo.core.files.ReadableFile;
import kymo.core.imports.Fingerprint;
import kymo.core.imports.ImportProfileText;
import kymo.core.intake.IngestOptions;
import kymo.core.intake.Intake;
import kymo.core.versions.Version;
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
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** ingest: looks at an upload, reads it block by block as what was understood of it, then publishes the raw dataset. */
public final class IngestJob implements JobRecipe {

    private static final long SMALL_BYTES = 1L << 20;
    private static final String STEP = "ingest.read";
    /** The member of a reading that says where the file's lines of names and units lie. */
    private static final String LINES = "headLines";
    /** The member that says how the file was packed, where it was. */
    private static final String PACKED = "packed";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final boolean profiled;
    private final Function<Fingerprint, Optional<Version<ImportProfileText>>> imports;
    private final Unpacking unpacking;
    private final FileFormats formats;

    private IngestJob(
            boolean profiled,
            Function<Fingerprint, Optional<Version<ImportProfileText>>> imports,
            Unpacking unpacking,
            FileFormats formats) {
        this.profiled = profiled;
        this.imports = imports;
        this.unpacking = unpacking;
        this.formats = formats;
    }

    /**
     * With a profile that is kept beside the dataset.
     *
     * @param imports finds the import profile for a file of which nothing is told
     */
    public static IngestJob withProfile(
            Function<Fingerprint, Optional<Version<ImportProfileText>>> imports,
            IngestSettings settings,
            FileFormats formats) {
        return new IngestJob(true, imports, settings.unpacking(), formats);
    }

    /** For a dataset that is gone before anybody could ask for its profile. */
    public static IngestJob withoutProfile(FileFormats formats) {
        return new IngestJob(false, file -> Optional.empty(), Unpacking.usual(), formats);
    }

    @Override
    public String name() {
        return Intake.INGEST;
    }

    @Override
    public boolean isSmall(Assignment run, JobParts parts) {
        Upload upload = upload(run, parts);
        // a script may make any number of rows of a few bytes
        if (upload.bytes() > SMALL_BYTES || options(run).reader() != null) return false;
        try (ReadableFile file = parts.files().open(upload.key())) {
            byte[] head = Unpacking.headOfSmall(
                    file, upload.name(), options(run).place().member(), SMALL_BYTES, FileFormats.HEAD_BYTES);
            return head != null && !FileFormats.of(head, upload.name()).isDense();
        }
    }

    @Override
    public Job job(Assignment run, JobParts parts) {
        Upload upload = upload(run, parts);
        IngestOptions options = options(run);
        UploadedFile file = new UploadedFile(() -> unpacking.open(
                parts.files().open(upload.key()), upload.name(), options.place().member()));
        Draft draft = parts.draft();
        if (draft.schema() == null)
            begin(draft, look(file, run, parts), file.open().compression());
        Progress progress = new Progress(parts.lease(), draft.rows(), 0);
        if (profiled) draft.describe(() -> profile(draft));

        TableSource source = new TableSource(file, draft, table(draft), progress, parts.threads());
        draft.summarise(() -> summary(source, draft));
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
        FoundTable wider = table(parts.draft()).widened(needed.wider());
        JsonNode packed = Objects.requireNonNull(parts.draft().reading()).get(PACKED);
        begin(parts.draft(), wider, packed == null ? null : packed.asString());
        return true;
    }

    private static ObjectNode summary(TableSource source, Draft draft) {
        ObjectNode summary = JSON.valueToTree(source.counted());
        JsonNode script = Objects.requireNonNull(draft.reading()).path(IngestOptions.READER);
        if (script.isObject()) summary.set("script", script);
        if (!source.log().isEmpty()) summary.set("log", JSON.valueToTree(source.log()));
        return summary;
    }

    private static JsonNode profile(Draft draft) {
        PartProfiles profiles = new PartProfiles(
                draft, Objects.requireNonNull(draft.schema(), "a draft with all of its parts has been begun"));
        return JSON.valueToTree(profiles.joined(profiles.parts(draft.rows())));
    }

    /** The file stays open for the job that follows, unless there will be none. */
    private FoundTable look(UploadedFile file, Assignment run, JobParts parts) {
        try {
            Unpacked open = file.open();
            return new IngestLook(parts.catalogue(), imports, formats).at(open.file(), open.name(), run.parameters());
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static IngestOptions options(Assignment run) {
        return IngestOptions.parse(run.parameters());
    }

    /** Lines of a packed file cannot be given back by their place, which is one in the file as it was before. */
    private static void begin(Draft draft, FoundTable table, @Nullable String packed) {
        ObjectNode reading = table.reading();
        if (packed != null) reading.put(PACKED, packed).remove(LINES);
        draft.begin(table.schema(), reading);
    }

    private FoundTable table(Draft draft) {
        return formats.kept(Objects.requireNonNull(draft.reading(), "a raw draft is begun with a reading"));
    }

    private static Upload upload(Assignment run, JobParts parts) {
        Dataset dataset = parts.catalogue().dataset(run.datasetId());
        return parts.catalogue()
                .upload(Objects.requireNonNull(dataset.origin().uploadId(), "a raw dataset has an upload"));
    }
}
