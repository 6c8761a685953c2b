package kymo.gateway.uploads;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kymo.core.files.StoredFile;
import kymo.core.intake.Intake;
import kymo.core.intake.Step;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.uploads.Arrivals;
import kymo.core.uploads.FileName;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A form as it comes in, read once from its first byte to its last: the file goes to the store while it arrives, whatever its length. What can
 * be refused before the file has come is, where the form says it first.
 */
final class IncomingForm {

    private static final int LONGEST_FIELD = 1 << 20;
    private static final Set<String> STEP_MEMBERS = Set.of("processor", "parameters");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** How much of a form may be other than the file, where its length alone decides. */
    private static final long FIELDS_BYTES = 1 << 16;

    private final Intake door;
    private final Arrivals arrivals;
    private final long announcedBytes;
    private @Nullable StoredFile file;
    private String fileName = "";
    private @Nullable String name;
    private JsonNode options = JsonNodeFactory.instance.objectNode();
    private List<Step> steps = List.of();

    private IncomingForm(Intake door, Arrivals arrivals, long announcedBytes) {
        this.door = door;
        this.arrivals = arrivals;
        this.announcedBytes = announcedBytes;
    }

    /**
     * Reads the form. When it is refused, nothing of it stays.
     *
     * @throws ProblemException its pointer leads to the field
     */
    static IncomingForm read(HttpServletRequest request, Intake door, Arrivals arrivals) {
        IncomingForm form = new IncomingForm(door, arrivals, Math.max(0, request.getContentLengthLong()));
        arrivals.refuse(form.leastBytes());
        try {
            form.readAll(request);
            form.check();
            return form;
        } catch (IOException e) {
            form.discard();
            throw new ProblemException(
                    ProblemCode.UPLOAD_BROKEN_OFF,
                    "a form must end with its closing boundary but broke off (%s); upload the file again"
                            .formatted(e.getMessage()),
                    e);
        } catch (RuntimeException e) {
            form.discard();
            throw e;
        }
    }

    StoredFile file() {
        if (file == null) throw new IllegalStateException("a form that has been read has a file");
        return file;
    }

    /** What the sender calls it, else the file's own name. */
    String name() {
        if (name != null && !name.isBlank()) return name.strip();
        return fileName.isBlank() ? "unnamed" : fileName;
    }

    JsonNode options() {
        return options;
    }

    List<Step> steps() {
        return steps;
    }

    /** Removes the file from the store again. */
    private void discard() {
        if (file != null) arrivals.discard(file);
    }

    private long leastBytes() {
        return Math.max(0, announcedBytes - FIELDS_BYTES);
    }

    private void readAll(HttpServletRequest request) throws IOException {
        JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> parts = new JakartaServletFileUpload<>();
        parts.setHeaderCharset(StandardCharsets.UTF_8);
        FileItemInputIterator fields = parts.getItemIterator(request);
        while (fields.hasNext()) read(fields.next());
    }

    private void read(FileItemInput field) throws IOException {
        String fieldName = String.valueOf(field.getFieldName());
        switch (fieldName) {
            case "file" -> store(field);
            case "name" -> name = text(field);
            case "options" -> options = json(field);
            case "process" -> steps = steps(json(field));
            default ->
                throw invalid(
                        fieldName,
                        "a field of the form must be one of file, options, process, name but found '%s'; remove it"
                                .formatted(fieldName));
        }
    }

    private void store(FileItemInput field) throws IOException {
        if (file != null) throw invalid("file", "a form must have one file but has more; send a form for each file");
        // what has been said so far; the door checks all of it once the form is whole
        door.check(options, steps);
        fileName = ProblemException.under("file", () -> fileName(field));
        try (InputStream in = field.getInputStream()) {
            file = arrivals.store(leastBytes(), announcedBytes, out -> {
                byte[] buffer = new byte[1 << 16];
                for (int read = next(in, buffer); read >= 0; read = next(in, buffer)) out.write(buffer, 0, read);
            });
        }
    }

    /** What breaks while the sender is read is the sender's, not the store's. */
    private static int next(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.UPLOAD_BROKEN_OFF,
                    "an upload must come whole but broke off (%s); upload the file again".formatted(e.getMessage()),
                    e);
        }
    }

    private void check() {
        if (file == null)
            throw invalid("file", "a form needs the field file but has none; add the file that the instrument wrote");
        if (file.bytes() == 0)
            throw new ProblemException(
                            ProblemCode.FILE_EMPTY,
                            "a file must hold a table but '%s' holds no bytes; upload the file that the instrument wrote"
                                    .formatted(fileName))
                    .in("file");
    }

    private static List<Step> steps(JsonNode process) {
        if (!process.isArray())
            throw invalid(
                    "process", "process must be a JSON array of {processor, parameters} but was %s".formatted(process));
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : process) {
            int place = steps.size();
            steps.add(ProblemException.under("process", () -> ProblemException.under(place, () -> step(step))));
        }
        return steps;
    }

    private static Step step(JsonNode step) {
        if (!step.isObject())
            throw new ProblemException(
                    ProblemCode.BODY_INVALID,
                    "a step of process must be an object {processor, parameters} but was %s".formatted(step));
        for (String member : step.propertyNames()) {
            if (!STEP_MEMBERS.contains(member))
                throw invalid(
                        member,
                        "a step of process has the members processor and parameters but found '%s'; remove it"
                                .formatted(member));
        }
        JsonNode processor = step.path("processor");
        if (!processor.isString())
            throw invalid(
                    "processor", "a step of process needs the name of a processor but has %s".formatted(processor));
        JsonNode parameters = step.path("parameters");
        return new Step(
                processor.stringValue(),
                parameters.isMissingNode() ? JsonNodeFactory.instance.objectNode() : parameters);
    }

    private static JsonNode json(FileItemInput field) throws IOException {
        String text = text(field);
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw invalid(
                    field.getFieldName(),
                    "%s must be JSON but was '%s': %s; correct it"
                            .formatted(field.getFieldName(), shortened(text), e.getOriginalMessage()));
        }
    }

    private static String text(FileItemInput field) throws IOException {
        try (InputStream in = field.getInputStream()) {
            byte[] bytes = in.readNBytes(LONGEST_FIELD + 1);
            if (bytes.length > LONGEST_FIELD)
                throw invalid(
                        field.getFieldName(),
                        "%s must have at most %d bytes; send less".formatted(field.getFieldName(), LONGEST_FIELD));
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static ProblemException invalid(String field, String message) {
        return new ProblemException(ProblemCode.BODY_INVALID, message).in(field);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** A field that tells no name is none; one that tells an empty name is a page's, on which no file was chosen. */
    private static String fileName(FileItemInput field) {
        try {
            String told = field.getName();
            return told == null ? "" : FileName.of(told);
        } catch (InvalidPathException e) {
            return FileName.of(e.getInput());
        }
    }
}
