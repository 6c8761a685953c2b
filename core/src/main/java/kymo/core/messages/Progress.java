package kymo.core.messages;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come. A signal, not an event: it has no number, is never replayed, and only the latest one counts.
 *
 * @param rowsTotal null while unknown
 */
public record Progress(
        UUID runId, Instant at, long rowsDone, @Nullable Long rowsTotal) implements Message {

    public static final String TYPE = "run.progress.v1";

    @Override
    public String type() {
        return TYPE;
    }
}
