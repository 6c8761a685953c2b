package kymo.core.runs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which runs to list; null leaves a property open. */
public record RunFilter(
        @Nullable RunStatus status,
        @Nullable UUID datasetId,
        @Nullable String processor) {

    public static final RunFilter ALL = new RunFilter(null, null, null);
}
