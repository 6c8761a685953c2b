package kymo.gateway.runs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks for one processor over one dataset. */
record RunRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        UUID datasetId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "rolling-mean") @Nullable
        String processor,

        @Schema(description = "As the processor's JSON Schema says; default: none", example = "{\"window\": 25}")
        @Nullable
        JsonNode parameters,

        @Schema(description = "Do it again even if the same was done before; default: false") @Nullable
        Boolean force) {}
