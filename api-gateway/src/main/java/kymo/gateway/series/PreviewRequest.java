package kymo.gateway.series;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks what a processor would make of a window. */
@Schema(name = "PreviewRequest")
record PreviewRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        UUID datasetId,

        @Schema(description = "As the processor's JSON Schema says; default: none", example = "{\"window\": 25}")
        @Nullable
        JsonNode parameters,

        @Schema(
                description =
                        "Columns of the result; default: its numeric ones but the axis. Rows of a table have all columns")
        @Nullable
        List<String> columns,

        @Schema(description = "The first place on the axis, as its values are written; default: the beginning")
        @Nullable
        String from,

        @Schema(description = "The last place on the axis, included; default: the end") @Nullable
        String to,

        @Schema(description = "The most points or buckets a column; default: 2000", minimum = "1", maximum = "10000")
        @Nullable
        Integer points) {}
