package kymo.gateway.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.export.Export;
import kymo.core.files.FileStore;
import kymo.core.series.SeriesReader;
import kymo.gateway.web.ColumnsParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files over HTTP. A failure before the first byte is a problem as any other; after it the connection is broken off. */
@RestController
@Tag(name = "Datasets")
class ExportController {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Catalogue catalogue;
    private final FileStore files;
    private final SeriesReader axis;

    ExportController(Catalogue catalogue, FileStore files, SeriesReader axis) {
        this.catalogue = catalogue;
        this.files = files;
        this.axis = axis;
    }

    @GetMapping("/api/datasets/{id}/export")
    @Operation(
            operationId = "exportDataset",
            summary = "A dataset as a file",
            description = "Streamed. CSV gives every number back to its last bit. What breaks off is not whole.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = MediaTypes.CSV, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaTypes.JSON, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaTypes.NDJSON, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaTypes.PARQUET, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaTypes.XLSX, schema = @Schema(type = "string", format = "binary"))
            })
    @Parameter(
            name = ColumnsParameter.NAME,
            in = ParameterIn.QUERY,
            description = ColumnsParameter.DESCRIPTION + "; all if left out",
            array = @ArraySchema(schema = @Schema(type = "string")))
    void export(
            @PathVariable UUID id,
            // one by one, since a list would be split at commas before its names are known
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query,
            @Parameter(schema = @Schema(allowableValues = {"csv", "json", "ndjson", "parquet", "xlsx"}))
                    @RequestParam(defaultValue = "csv")
                    String format,
            @Parameter(description = "The first place on the axis, as its values are written; see the series")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "The last place on the axis, included") @RequestParam(required = false) @Nullable
                    String to,
            @Parameter(
                            description =
                                    "CSV, JSON and NDJSON: whether units and lineage come first; the other formats"
                                            + " always hold them")
                    @RequestParam(defaultValue = "false")
                    boolean head,
            @Parameter(
                            description =
                                    "CSV: whether texts that a spreadsheet takes for formulas get an apostrophe before"
                                            + " them")
                    @RequestParam(defaultValue = "false")
                    boolean safe,
            @Parameter(description = "A run of data-quality over the dataset, whose flags count")
                    @RequestParam(required = false)
                    @Nullable
                    UUID flags,
            @Parameter(
                            description = "Mark flagged rows in a column, the usual, or leave them out",
                            schema = @Schema(allowableValues = {"mark", "exclude"}))
                    @RequestParam(required = false)
                    @Nullable
                    String flagged,
            @Parameter(
                            description = "The worst flag of a row that stays; pass if left out",
                            schema = @Schema(allowableValues = {"pass", "suspect"}))
                    @RequestParam(required = false)
                    @Nullable
                    String worst,
            HttpServletResponse response)
            throws IOException {
        Dataset dataset = catalogue.dataset(id).published();
        List<String> columns = ColumnsParameter.names(query.get(ColumnsParameter.NAME), dataset::schema);
        Export export =
                new ExportRequest(format, columns, from, to, head, safe, flags, flagged, worst).export(dataset, axis);
        export.check(catalogue, id);
        response.setContentType(MediaTypes.of(export.format()));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                FileName.of(dataset.name(), export.format()).disposition());
        response.setBufferSize(BUFFER_BYTES);
        export.write(catalogue, files, id, response.getOutputStream(), rows -> {});
    }
}
