package kymo.jobs.ingest;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Upload;
import kymo.core.files.FileStore;
import kymo.core.files.ReadableFile;
import kymo.core.imports.Fingerprint;
import kymo.core.imports.ImportProfileText;
import kymo.core.intake.IngestOptions;
import kymo.core.intake.Intake;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.versions.Version;
import kymo.jobs.ingest.unpacked.Unpacked;
import kymo.jobs.ingest.unpacked.Unpacking;
import kymo.jobs.inquiries.Answerer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an upload would be read as. */
public final class PreviewAnswerer implements Answerer {

    private final Catalogue catalogue;
    private final FileStore files;
    private final IngestLook look;
    private final Unpacking unpacking;

    /** @param profiles finds the import profile for a file of which nothing is told */
    public PreviewAnswerer(
            Catalogue catalogue,
            FileStore files,
            Function<Fingerprint, Optional<Version<ImportProfileText>>> profiles,
            IngestSettings settings,
            FileFormats formats) {
        this.catalogue = catalogue;
        this.files = files;
        this.look = new IngestLook(catalogue, profiles, formats);
        this.unpacking = settings.unpacking();
    }

    @Override
    public String kind() {
        return Intake.PREVIEW;
    }

    @Override
    public JsonNode answer(JsonNode request) {
        Upload upload =
                catalogue.upload(UUID.fromString(request.path("uploadId").asString()));
        JsonNode options = request.path("options");
        String member = options.path(IngestOptions.MEMBER).isString()
                ? options.path(IngestOptions.MEMBER).stringValue()
                : null;
        try (Unpacked open = unpacking.open(files.open(upload.key()), upload.name(), member)) {
            ReadableFile file = open.file();
            ObjectNode answer =
                    Preview.of(file, look.at(file, open.name(), options)).toJson(file);
            boolean byScript = options.hasNonNull(IngestOptions.READER);
            Fingerprint print = byScript
                    ? Plain.unread(file)
                    : Plain.look(file, open.name()).fingerprint();
            answer.set("fingerprint", JsonMapper.shared().valueToTree(print));
            return answer;
        } catch (ProblemException e) {
            boolean ofOptions = e.code() == ProblemCode.OPTION_INVALID || e.code() == ProblemCode.PROCESSOR_UNKNOWN;
            throw ofOptions ? e.in("options") : e;
        }
    }
}
