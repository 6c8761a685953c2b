package kymo.gateway.runs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import kymo.core.runs.RunStep;
import org.jspecify.annotations.Nullable;

/** A step of a run's Spring Batch job. */
@Schema(name = "Step")
record StepView(
        String name,

        @Schema(description = "Spring Batch's: STARTED, COMPLETED, FAILED, STOPPED, …")
        String status,

        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long readCount,
        long writeCount,
        long filterCount,
        long skipCount,
        long commitCount,
        long rollbackCount,
        String exitCode,
        String exitMessage,

        @Schema(description = "Which execution of the job it belongs to: one for every attempt and takeover")
        long execution) {

    /** @param zone in which the worker's clock told the times */
    static StepView of(RunStep step, ZoneId zone) {
        return new StepView(
                step.name(),
                step.status(),
                instant(step.startedAt(), zone),
                instant(step.endedAt(), zone),
                step.reads(),
                step.writes(),
                step.filters(),
                step.skips(),
                step.commits(),
                step.rollbacks(),
                step.exitCode(),
                step.exitMessage(),
                step.execution());
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime time, ZoneId zone) {
        return time == null ? null : time.atZone(zone).toInstant();
    }
}
