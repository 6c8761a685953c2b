package kymo.gateway.uploads;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kymo.core.dataset.Upload;
import kymo.core.files.StoredFile;
import kymo.core.intake.Accepted;
import kymo.core.intake.Intake;
import kymo.core.intake.Step;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.uploads.Arrivals;
import kymo.core.uploads.IncomingUploads;
import kymo.core.uploads.Uploaded;
import kymo.gateway.view.Views;
import kymo.gateway.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes files over HTTP. */
@RestController
@Tag(name = "Datasets")
class UploadController {

    private final Arrivals arrivals;
    private final IncomingUploads uploads;
    private final Intake intake;
    private final Views views;

    UploadController(Arrivals arrivals, IncomingUploads uploads, Intake intake, Views views) {
        this.arrivals = arrivals;
        this.uploads = uploads;
        this.intake = intake;
        this.views = views;
    }

    @PostMapping(path = "/api/datasets", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "uploadDataset",
            summary = "Hand in a file",
            description =
                    "As a form, read as a stream of any length, or by the id of a finished upload, as JSON. The same"
                            + " bytes with the same options are the same dataset. A .gz or .zst is read as what is in it;"
                            + " each file of a .zip becomes a dataset.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = UploadFormRequest.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = FromUploadRequest.class))
                            }))
    AcceptedView upload(HttpServletRequest request) {
        IncomingForm form = IncomingForm.read(request, intake, arrivals);
        return view(
                arrivals.land(form.file(), () -> intake.file(form.name(), form.file(), form.options(), form.steps())));
    }

    @PostMapping(path = "/api/datasets", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    // one call to those who read the description: told above
    @Operation(hidden = true)
    AcceptedView ingest(@org.springframework.web.bind.annotation.RequestBody FromUploadRequest request) {
        UUID id = Required.member("uploadId", request.uploadId());
        JsonNode options = request.options() == null ? JsonNodeFactory.instance.objectNode() : request.options();
        List<Step> steps = steps(request.process());
        // what could not be read in any case need not wait for its bytes to be joined
        intake.check(options, steps);
        Uploaded uploaded = ProblemException.under("uploadId", () -> uploads.uploaded(id));
        Upload upload = uploaded.upload();
        if (upload.bytes() == 0)
            throw new ProblemException(
                            ProblemCode.FILE_EMPTY,
                            "a file must hold a table but '%s' holds no bytes; upload the file that the instrument wrote"
                                    .formatted(uploaded.name()))
                    .in("uploadId");
        String name = request.name() == null || request.name().isBlank()
                ? uploaded.name()
                : request.name().strip();
        StoredFile file = new StoredFile(upload.key(), upload.bytes(), upload.sha256());
        return view(intake.file(name, file, options, steps));
    }

    private static List<Step> steps(@Nullable List<StepRequest> process) {
        List<Step> steps = new ArrayList<>();
        if (process == null) return steps;
        for (StepRequest step : process) {
            int place = steps.size();
            steps.add(ProblemException.under(
                    "process",
                    () -> ProblemException.under(
                            place, () -> Required.member("processor", step).step())));
        }
        return steps;
    }

    private AcceptedView view(Accepted accepted) {
        return AcceptedView.of(accepted, views);
    }
}
