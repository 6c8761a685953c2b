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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.export.Excerpt;
import kymo.core.export.ExportFormat;
import kymo.core.files.FileStore;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.series.RowWindow;
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
                @Content(mediaType = MediaTypes.PARQUET, schema = @Schema(type = "string", format = "binary"))
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
            @Parameter(schema = @Schema(allowableValues = {"csv", "json", "ndjson", "parquet"}))
                    @RequestParam(defaultValue = "csv")
                    String format,
            @Parameter(description = "The first place on the axis, as its values are written; see the series")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "The last place on the axis, included") @RequestParam(required = false) @Nullable
                    String to,
            HttpServletResponse response)
            throws IOException {
        ExportFormat chosen = format(format);
        Dataset dataset = catalogue.dataset(id).published();
        List<String> columns = ColumnsParameter.names(query.get(ColumnsParameter.NAME), dataset::schema);
        Excerpt excerpt = excerpt(dataset, columns, axis.window(id, from, to));
        response.setContentType(MediaTypes.of(chosen));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                FileName.of(dataset.name(), chosen).disposition());
        response.setBufferSize(BUFFER_BYTES);
        chosen.write(catalogue, files, id, excerpt, response.getOutputStream(), rows -> {});
    }

    /** What is whole is said to be, since its Parquet pages can then be sent as they are. */
    private static Excerpt excerpt(Dataset dataset, List<String> columns, RowWindow window) {
        if (columns.isEmpty() && window.rows() == dataset.rows()) return Excerpt.WHOLE;
        return new Excerpt(columns, window.fromRow(), window.toRow());
    }

    private static ExportFormat format(String name) {
        return Arrays.stream(ExportFormat.values())
                .filter(format -> format.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                                ProblemCode.QUERY_INVALID,
                                "format must be one of %s but was '%s'; choose one of these"
                                        .formatted(
                                                Arrays.stream(ExportFormat.values())
                                                        .map(ExportFormat::wireName)
                                                        .collect(Collectors.joining(", ")),
                                                name))
                        .in("format"));
    }
}
