package kymo.gateway.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import kymo.core.runs.Run;
import kymo.core.runs.RunStatus;
import org.jspecify.annotations.Nullable;

/** How far a run is. */
@Schema(name = "Progress")
public record ProgressView(
        long rowsDone,

        @Schema(description = "null while unknown") @Nullable
        Long rowsTotal,

        @Schema(description = "Rows a second since the run's start; null unless it is running") @Nullable
        Double rate,

        @Schema(description = "When it ends at that rate") @Nullable
        Instant eta) {

    static ProgressView of(Run run, Instant now) {
        Instant started = run.startedAt();
        Long total = run.rowsTotal();
        if (run.status() != RunStatus.RUNNING || started == null || run.rowsDone() == 0)
            return new ProgressView(run.rowsDone(), total, null, null);
        double seconds = Math.max(1, Duration.between(started, now).toMillis()) / 1_000.0;
        double rate = run.rowsDone() / seconds;
        Instant eta = total == null ? null : now.plusMillis((long) ((total - run.rowsDone()) / rate * 1_000));
        return new ProgressView(run.rowsDone(), total, rate, eta);
    }
}
