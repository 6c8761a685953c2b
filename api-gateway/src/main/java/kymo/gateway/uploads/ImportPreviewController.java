package kymo.gateway.uploads;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kymo.core.dataset.Upload;
import kymo.core.inquiries.Inquiries;
import kymo.core.intake.Intake;
import kymo.core.problems.ProblemException;
import kymo.core.uploads.Arrivals;
import kymo.core.uploads.IncomingUploads;
import kymo.gateway.web.Required;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a file would be read as, before anything is made of it. Files are read by workers alone, so a worker is asked. */
@RestController
@Tag(name = "Datasets")
class ImportPreviewController {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Arrivals arrivals;
    private final IncomingUploads uploads;
    private final Intake intake;
    private final Inquiries inquiries;

    ImportPreviewController(Arrivals arrivals, IncomingUploads uploads, Intake intake, Inquiries inquiries) {
        this.arrivals = arrivals;
        this.uploads = uploads;
        this.intake = intake;
        this.inquiries = inquiries;
    }

    @PostMapping(path = "/api/datasets/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "previewImport",
            summary = "What an upload would be read as",
            description =
                    "The first rows, and everything that was decided about the file with how surely. Nothing is made"
                            + " of it. As a form it takes the file itself, which is kept: its uploadId is in the answer.")
    ImportPreviewView preview(@RequestBody ImportPreviewRequest request) {
        UUID uploadId = Required.member("uploadId", request.uploadId());
        JsonNode options = Objects.requireNonNullElseGet(request.options(), JsonNodeFactory.instance::objectNode);
        intake.check(options, List.of());
        Upload upload = ProblemException.under(
                "uploadId", () -> uploads.uploaded(uploadId).upload());
        return asked(upload, options);
    }

    @PostMapping(path = "/api/datasets/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            operationId = "previewImportOfFile",
            summary = "What a file would be read as",
            description = "The file is kept as an upload; a dataset is then made from it by its uploadId.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = ImportPreviewFormRequest.class))))
    ImportPreviewView preview(HttpServletRequest request) {
        IncomingForm form = IncomingForm.read(request, intake, arrivals);
        Upload upload = arrivals.land(form.file(), () -> {
            intake.check(form.options(), List.of());
            return intake.keep(form.name(), form.file());
        });
        return asked(upload, form.options());
    }

    private ImportPreviewView asked(Upload upload, JsonNode options) {
        String id = upload.id().toString();
        ObjectNode question = JsonNodeFactory.instance.objectNode().put("uploadId", id);
        question.set("options", options);
        ObjectNode answer = (ObjectNode) inquiries.ask(Intake.PREVIEW, question, PATIENCE);
        return JSON.treeToValue(answer.put("uploadId", id).put("name", upload.name()), ImportPreviewView.class);
    }
}
