package kymo.gateway.runs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a run made. */
@Schema(name = "Result")
record ResultView(
        UUID datasetId,

        @Schema(description = "What it says in short; null when the dataset says it all") @Nullable
        JsonNode summary) {}
