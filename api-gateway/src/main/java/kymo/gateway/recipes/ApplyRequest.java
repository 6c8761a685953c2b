package kymo.gateway.recipes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for a recipe over datasets. */
@Schema(name = "ApplyRequest")
record ApplyRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "At most 1,000") @Nullable
        List<UUID> datasetIds,

        @Schema(description = "Default: the latest") @Nullable
        Integer version) {}
