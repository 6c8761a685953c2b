package kymo.gateway.datasets;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetIndex;
import kymo.core.dataset.Reject;
import kymo.core.dataset.RejectCount;
import kymo.core.dataset.Upload;
import kymo.core.files.FileStore;
import kymo.core.files.ReadableFile;
import kymo.core.paging.Page;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.gateway.web.PageSize;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What could not be read of a dataset's file: as pages, as a table, and as the lines that it stands in. */
@RestController
@RequestMapping("/api/datasets/{id}/rejects")
@Tag(name = "Datasets")
class RejectController {

    private static final String CSV = "text/csv";
    private static final String UNSAFE = "[\\p{Cntrl}\\\\/:*?\"<>|]";

    private final Catalogue catalogue;
    private final DatasetIndex index;
    private final FileStore files;

    RejectController(Catalogue catalogue, DatasetIndex index, FileStore files) {
        this.catalogue = catalogue;
        this.index = index;
        this.files = files;
    }

    @GetMapping
    @Operation(
            operationId = "listRejects",
            summary = "What could not be read of the file",
            description = "Cells and lines, in the order of the file. With format=csv all of them as a file, with the"
                    + " columns file, line, byte_offset, column, code, reason, text.")
    RejectPage rejects(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(schema = @Schema(allowableValues = "csv")) @RequestParam(required = false) @Nullable
                    String format) {
        if (format != null)
            throw new ProblemException(
                            ProblemCode.QUERY_INVALID,
                            "format must be csv but was '%s'; leave it out for a page of rejects".formatted(format))
                    .in("format");
        long total = index.listing(id).rejects();
        Page<Reject> page = index.rejects(id, cursor, PageSize.of(limit));
        return new RejectPage(page.items(), page.nextCursor(), total);
    }

    @GetMapping("/counts")
    @Operation(
            operationId = "countRejects",
            summary = "How many could not be read, by code and column",
            description = "The most frequent first; a column without a name stands for whole lines.")
    List<RejectCount> counts(@PathVariable UUID id) {
        catalogue.dataset(id);
        return index.rejectCounts(id);
    }

    /** Described with the page of rejects: the API's description knows one call an address. */
    @GetMapping(params = "format=csv")
    @Hidden
    void csv(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        Dataset dataset = catalogue.dataset(id);
        UUID uploadId = dataset.origin().uploadId();
        String file =
                uploadId == null ? dataset.name() : catalogue.upload(uploadId).name();
        attach(response, CSV + ";charset=UTF-8", dataset.name() + " rejects.csv");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        RejectCsv csv = new RejectCsv(out, file);
        String cursor = null;
        do {
            Page<Reject> page = index.rejects(id, cursor, PageSize.MOST);
            for (Reject reject : page.items()) csv.write(reject);
            cursor = page.nextCursor();
        } while (cursor != null);
        out.flush();
    }

    @GetMapping("/source")
    @Operation(
            operationId = "exportRejectedLines",
            summary = "The file's lines that hold rejects",
            description =
                    "Byte for byte as they were uploaded, below the file's own lines of names and units. Corrected,"
                            + " the file is handed in again with the option corrects, which names this dataset.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    void source(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        Dataset dataset = catalogue.dataset(id).published();
        RejectedLines lines = RejectedLines.of(dataset, index);
        Upload upload = catalogue.upload(
                Objects.requireNonNull(dataset.origin().uploadId(), "what was read from lines has an upload"));
        try (ReadableFile file = files.open(upload.key())) {
            attach(response, "application/octet-stream", "rejected " + upload.name());
            lines.write(file, response.getOutputStream());
        }
    }

    private static void attach(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name.replaceAll(UNSAFE, "_"), StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }
}
