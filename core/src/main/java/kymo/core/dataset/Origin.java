package kymo.core.dataset;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a dataset was made from, and how; with the origin alone it could be made again, to the byte.
 *
 * @param uploadId the upload it was read from, null for a derived dataset
 * @param parentId the dataset it was made from, null for a raw one
 * @param runId the run that makes it
 * @param processor what the run executes, such as {@code ingest} or {@code rolling-mean}
 * @param parameters of the processor; for ingest, the options
 */
public record Origin(
        @Nullable UUID uploadId,
        @Nullable UUID parentId,
        @Nullable UUID runId,
        String processor,
        int processorVersion,
        JsonNode parameters) {

    /** Raw when there is an upload, else derived. */
    public DatasetKind kind() {
        return uploadId == null ? DatasetKind.DERIVED : DatasetKind.RAW;
    }
}
