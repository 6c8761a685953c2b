package kymo.gateway.view;

import java.util.UUID;
import kymo.core.runs.Run;
import kymo.core.runs.RunStatus;
import org.jspecify.annotations.Nullable;

/** A run as its dataset names it. */
public record RunRef(UUID id, RunStatus status, @Nullable ProblemView problem) {
    public static @Nullable RunRef of(@Nullable Run run) {
        return run == null ? null : new RunRef(run.id(), run.status(), ProblemView.of(run.problem()));
    }
}
