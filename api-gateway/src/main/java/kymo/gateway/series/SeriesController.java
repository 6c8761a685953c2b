package kymo.gateway.series;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.series.SeriesReader;
import kymo.core.series.SeriesRequest;
import kymo.gateway.web.ColumnsParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Series over HTTP. */
@RestController
@Tag(name = "Datasets")
class SeriesController {

    private final Catalogue catalogue;
    private final SeriesReader reader;

    SeriesController(Catalogue catalogue, SeriesReader reader) {
        this.catalogue = catalogue;
        this.reader = reader;
    }

    @GetMapping("/api/datasets/{id}/series")
    @Operation(
            operationId = "getSeries",
            summary = "What a chart of one window draws",
            description =
                    "Every row as a point where there are no more of them than points; else buckets of consecutive rows, each exact for the rows that it states.")
    @Parameter(
            name = ColumnsParameter.NAME,
            in = ParameterIn.QUERY,
            description = ColumnsParameter.DESCRIPTION + "; numeric ones, all but the axis if left out, at most 100",
            array = @ArraySchema(schema = @Schema(type = "string")))
    SeriesView series(
            @PathVariable UUID id,
            // one by one, since a list would be split at commas before its names are known
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query,
            @Parameter(description = "The first place on the axis, as its values are written")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "The last place on the axis, included") @RequestParam(required = false) @Nullable
                    String to,
            @Parameter(
                            description = "The most points or buckets a column",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10000"))
                    @RequestParam(defaultValue = "2000")
                    int points) {
        List<String> columns = ColumnsParameter.names(
                query.get(ColumnsParameter.NAME),
                () -> catalogue.dataset(id).published().schema());
        return SeriesView.of(reader.read(new SeriesRequest(id, columns, from, to, points)));
    }
}
