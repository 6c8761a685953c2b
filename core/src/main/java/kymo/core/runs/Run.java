package kymo.core.runs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request to process one dataset, as it stood when it was read. Times are the database's.
 *
 * @param resultId the dataset that it makes, once known
 * @param contentKey null: never reused
 * @param attempt 1, and one more for every restart
 * @param after the run that must be COMPLETED before this one starts
 * @param waiting whether that run is still missing
 * @param dependants how many runs were submitted to come after this one
 * @param problem why it FAILED; null in any other status
 * @param rowsDone the latest progress, a signal: it may be a little behind
 * @param rowsTotal null while unknown
 * @param stopRequested whether somebody asked the running run to stop
 * @param failures in a row, reported by the run itself, without progress in between
 * @param silentDeaths how many workers died over it without a word
 * @param notBefore not claimed before that time
 * @param token of the latest claim or takeover; 0 before the first
 * @param eventSeq of the latest event in topic {@code runs/{id}}
 * @param changedAt when its latest event happened
 * @param startedAt the first start of this attempt
 */
public record Run(
        UUID id,
        String processor,
        int processorVersion,
        UUID datasetId,
        @Nullable UUID resultId,
        JsonNode parameters,
        @Nullable ContentKey contentKey,
        RunStatus status,
        int attempt,
        @Nullable UUID after,
        boolean waiting,
        int dependants,
        int priority,
        @Nullable RunProblem problem,
        long rowsDone,
        @Nullable Long rowsTotal,
        boolean stopRequested,
        int failures,
        int silentDeaths,
        @Nullable Instant notBefore,
        long token,
        long eventSeq,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
