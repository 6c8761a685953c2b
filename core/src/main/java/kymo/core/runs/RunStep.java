package kymo.core.runs;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run's Spring Batch job, as Batch wrote it down; its times are in the zone of the worker's clock.
 *
 * @param execution the job's execution that it belongs to: one for every launch, so for every attempt and takeover
 * @param reads items read; an item is a block of rows
 */
public record RunStep(
        long id,
        long execution,
        String name,
        String status,
        @Nullable LocalDateTime startedAt,
        @Nullable LocalDateTime endedAt,
        long reads,
        long writes,
        long filters,
        long skips,
        long commits,
        long rollbacks,
        String exitCode,
        String exitMessage) {}
