package kymo.gateway.uploads;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks what an upload would be read as. */
@Schema(name = "ImportPreviewRequest")
record ImportPreviewRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        UUID uploadId,

        @Schema(
                description = "How to read it, see docs/reference/ingest-options.md; what is left out is found out",
                example = "{\"decimal\": \",\"}")
        @Nullable
        JsonNode options) {}
