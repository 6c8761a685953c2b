package kymo.core.runs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request to process one dataset.
 *
 * @param id chosen by the caller, never used before
 * @param datasetId the dataset to read
 * @param resultId the dataset to make, where it is known beforehand
 * @param parameters a JSON object
 * @param contentKey null: nothing is ever reused for this run, nor this run for another
 * @param after the run that must be COMPLETED before this one starts
 * @param priority the higher, the sooner; 0 is the usual
 * @param notBefore not claimed before that time
 */
public record NewRun(
        UUID id,
        String processor,
        int processorVersion,
        UUID datasetId,
        @Nullable UUID resultId,
        JsonNode parameters,
        @Nullable ContentKey contentKey,
        @Nullable UUID after,
        int priority,
        @Nullable Instant notBefore) {

    /** A run of the usual priority under a new id, at once, that waits for nothing, with no content key. */
    public static NewRun of(String processor, int processorVersion, UUID datasetId, JsonNode parameters) {
        return new NewRun(
                UUID.randomUUID(), processor, processorVersion, datasetId, null, parameters, null, null, 0, null);
    }

    public NewRun withResult(UUID result) {
        return new NewRun(
                id, processor, processorVersion, datasetId, result, parameters, contentKey, after, priority, notBefore);
    }

    public NewRun withKey(ContentKey key) {
        return new NewRun(
                id, processor, processorVersion, datasetId, resultId, parameters, key, after, priority, notBefore);
    }

    public NewRun after(UUID run) {
        return new NewRun(
                id, processor, processorVersion, datasetId, resultId, parameters, contentKey, run, priority, notBefore);
    }

    public NewRun withPriority(int other) {
        return new NewRun(
                id, processor, processorVersion, datasetId, resultId, parameters, contentKey, after, other, notBefore);
    }

    public NewRun notBefore(Instant time) {
        return new NewRun(
                id, processor, processorVersion, datasetId, resultId, parameters, contentKey, after, priority, time);
    }
}
