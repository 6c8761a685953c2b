package kymo.gateway.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.export.Export;
import kymo.core.export.ExportJson;
import kymo.core.export.Exports;
import kymo.core.export.StoredExport;
import kymo.core.files.FileStore;
import kymo.core.intake.Intake;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.series.SeriesReader;
import kymo.gateway.view.RunView;
import kymo.gateway.view.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exports that a worker writes, and that are fetched when they are whole. */
@RestController
@Tag(name = "Datasets")
class ExportRunController {

    /** As workers know it. */
    private static final String KIND = "export";

    private static final int VERSION = 1;

    private final Catalogue catalogue;
    private final FileStore files;
    private final SeriesReader axis;
    private final Intake intake;
    private final Views views;
    private final Exports exports;

    ExportRunController(
            Catalogue catalogue, FileStore files, SeriesReader axis, Intake intake, Views views, JdbcClient sql) {
        this.catalogue = catalogue;
        this.files = files;
        this.axis = axis;
        this.intake = intake;
        this.views = views;
        this.exports = new Exports(sql);
    }

    @PostMapping("/api/datasets/{id}/exports")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "requestExport",
            summary = "Have a dataset written as a file by a run",
            description = "The file has the run's id once the run is COMPLETED, and is kept for a while.")
    RunView request(@PathVariable UUID id, @RequestBody ExportRequest wish) {
        Dataset dataset = catalogue.dataset(id).published();
        Export export = wish.export(dataset, axis);
        export.check(catalogue, id);
        return views.run(intake.work(id, KIND, VERSION, ExportJson.of(export)));
    }

    @GetMapping("/api/exports/{id}")
    @Operation(
            operationId = "fetchExport",
            summary = "The file that an export's run has written",
            description = "A download that broke off is gone on with by a Range of bytes.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "206",
            description = "The bytes of the Range",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "416", description = "The file has no such bytes", content = @Content)
    void fetch(
            @PathVariable UUID id,
            @Parameter(description = "One range of bytes, such as bytes=1000-")
                    @RequestHeader(name = HttpHeaders.RANGE, required = false)
                    @Nullable
                    String range,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.IF_RANGE, required = false) @Nullable
                    String ifRange,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        StoredExport export = exports.find(id)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.EXPORT_UNKNOWN,
                        "an export can be fetched from the end of its run until its time has come but there is none of the id %s; look at its run, or ask for it again"
                                .formatted(id)));
        FilePart part = FilePart.of(export.file(), range, ifRange);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.ETAG, FilePart.tag(export.file()));
        response.setStatus(part.status().value());
        String contentRange = part.contentRange();
        if (contentRange != null) response.setHeader(HttpHeaders.CONTENT_RANGE, contentRange);
        response.setContentLengthLong(part.bytes());
        if (part.isNone()) return;
        response.setContentType(MediaTypes.of(export.format()));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                FileName.of(export.name(), export.format()).disposition());
        if (request.getMethod().equals("HEAD")) return;
        part.copy(files, response.getOutputStream());
    }
}
