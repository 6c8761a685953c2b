package kymo.gateway.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetListing;
import kymo.core.dataset.Origin;
import kymo.core.dataset.Quarantine;
import kymo.core.runs.Run;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A dataset as lists show it. */
@Schema(name = "Dataset")
public record DatasetView(
        UUID id,
        String name,
        @Schema(allowableValues = {"raw", "derived"}) String kind,
        DatasetStatus status,
        @Schema(description = "0 until published") long rows,
        int columnCount,

        @Schema(description = "The column that others are drawn over; null: the row number") @Nullable
        String axis,

        String processor,
        int processorVersion,
        JsonNode parameters,
        @Nullable UUID parentId,
        @Nullable UUID uploadId,

        @Schema(description = "The run that makes or made it") @Nullable
        RunRef run,

        @Schema(description = "Cells and lines of its source that could not be read")
        long rejects,

        @Schema(description = "Of its part files") long bytes,
        Instant createdAt,
        @Nullable Instant publishedAt,

        @Schema(description = "The data-quality run whose gate keeps it from being processed; null: it may be")
        @Nullable
        Quarantine quarantined) {

    static DatasetView of(DatasetListing listing, @Nullable Run maker) {
        Dataset dataset = listing.dataset();
        Origin origin = dataset.origin();
        kymo.core.dataset.Schema schema = dataset.committedSchema();
        return new DatasetView(
                dataset.id(),
                dataset.name(),
                origin.kind().wireName(),
                DatasetStatus.of(dataset.isPublished(), maker),
                dataset.rows(),
                schema == null ? 0 : schema.columns().size(),
                axis(schema),
                origin.processor(),
                origin.processorVersion(),
                origin.parameters(),
                origin.parentId(),
                origin.uploadId(),
                RunRef.of(maker),
                listing.rejects(),
                listing.bytes(),
                dataset.createdAt(),
                dataset.publishedAt(),
                dataset.quarantine());
    }

    private static @Nullable String axis(kymo.core.dataset.@Nullable Schema schema) {
        return schema == null || schema.axis() < 0
                ? null
                : schema.columns().get(schema.axis()).name();
    }
}
