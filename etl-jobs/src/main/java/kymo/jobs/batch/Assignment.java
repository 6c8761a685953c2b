package kymo.jobs.batch;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What a run has to do.
 *
 * @param version of the processor, as it was when the run was asked for
 * @param datasetId the dataset to process; for ingest, the draft to fill
 * @param contentHash of the dataset that comes of it
 */
public record Assignment(
        UUID runId, String processor, int version, UUID datasetId, JsonNode parameters, String contentHash) {}
