package kymo.gateway.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import kymo.core.runs.RunStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A run. */
@Schema(name = "Run")
public record RunView(
        UUID id,
        String processor,
        int processorVersion,

        @Schema(
                description =
                        "Of which kind the script is that runs: transform, detector, check, summary or reader; null of a built-in processor")
        @Nullable
        String scriptKind,

        UUID datasetId,

        @Schema(description = "null while that dataset does not exist yet, or when it is gone") @Nullable
        String datasetName,

        @Schema(description = "The dataset that it makes") UUID resultId,
        JsonNode parameters,
        RunStatus status,
        int attempt,
        boolean stopRequested,

        @Schema(description = "Whether the same was done before, and this run is the answer")
        boolean reused,

        ProgressView progress,
        @Nullable ProblemView problem,

        @Schema(description = "The run that must be COMPLETED before this one starts") @Nullable
        UUID after,

        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,

        @Schema(description = "Of its latest event in topic runs/{id}")
        long seq) {}
