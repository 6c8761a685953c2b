package kymo.gateway.uploads;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import kymo.core.files.FileStore;
import kymo.core.intake.Accepted;
import kymo.core.intake.Intake;
import kymo.core.problems.ProblemException;
import kymo.gateway.view.Views;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes files over HTTP. */
@RestController
@Tag(name = "Datasets")
class UploadController {

    private final FileStore files;
    private final Intake intake;
    private final Views views;

    UploadController(FileStore files, Intake intake, Views views) {
        this.files = files;
        this.intake = intake;
        this.views = views;
    }

    @PostMapping(path = "/api/datasets", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "uploadDataset",
            summary = "Hand in a file",
            description =
                    "It is read as a stream of any length. The same bytes with the same options are the same dataset. "
                            + "A .gz or .zst is read as what is in it; each file of a .zip becomes a dataset.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = UploadFormRequest.class))))
    AcceptedView upload(HttpServletRequest request) {
        IncomingForm form = IncomingForm.read(request, files);
        Accepted accepted;
        try {
            accepted = intake.file(form.name(), form.file(), form.options(), form.steps());
        } catch (ProblemException e) {
            // after any other failure the commit may have happened all the same, and then the bytes are needed
            form.discard();
            throw e;
        }
        return AcceptedView.of(accepted, views);
    }
}
