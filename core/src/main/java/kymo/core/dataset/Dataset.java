package kymo.core.dataset;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A dataset as the catalogue knows it: a draft until published, then immutable.
 *
 * @param contentHash hex; two datasets with the same hash have the same content, since they were made of the same bytes in the same way
 * @param committedSchema null until the draft's first look at its source has settled it
 * @param reading how the source was understood; null for a derived dataset
 * @param generation how often the draft was begun: parts of an earlier generation do not count
 * @param rows 0 until published
 * @param publishedAt null while it is a draft
 * @param quarantine null when nothing keeps it from being processed
 */
public record Dataset(
        UUID id,
        String name,
        Origin origin,
        String contentHash,
        @Nullable Schema committedSchema,
        @Nullable JsonNode reading,
        int generation,
        long rows,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Quarantine quarantine) {

    public boolean isPublished() {
        return publishedAt != null;
    }

    /**
     * The columns.
     *
     * @throws ProblemException {@code DATASET_NOT_PUBLISHED} while they are not settled
     */
    public Schema schema() {
        if (committedSchema == null) throw notPublished();
        return committedSchema;
    }

    /**
     * This dataset, if others may read it.
     *
     * @throws ProblemException {@code DATASET_NOT_PUBLISHED} while it is a draft
     */
    public Dataset published() {
        if (!isPublished()) throw notPublished();
        return this;
    }

    /**
     * This dataset, if it may be processed.
     *
     * @throws ProblemException {@code DATASET_QUARANTINED}
     */
    public Dataset released() {
        if (quarantine == null) return this;
        throw new ProblemException(
                ProblemCode.DATASET_QUARANTINED,
                String.format(
                        Locale.ROOT,
                        "a dataset in quarantine is not processed but run %s put '%s' (%s) there with a score of %.2f; release it once you trust it",
                        quarantine.runId(),
                        name,
                        id,
                        quarantine.score()));
    }

    private ProblemException notPublished() {
        return new ProblemException(
                ProblemCode.DATASET_NOT_PUBLISHED,
                "only a published dataset can be read but '%s' (%s) is a draft; wait for its run".formatted(name, id));
    }
}
