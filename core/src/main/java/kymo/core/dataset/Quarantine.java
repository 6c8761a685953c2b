package kymo.core.dataset;

import java.util.UUID;

/**
 * What keeps a dataset from being processed until somebody releases it.
 *
 * @param runId the data-quality run that found it wanting
 * @param score from 0 to 100
 */
public record Quarantine(UUID runId, double score) {}
