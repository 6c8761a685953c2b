package kymo.core.messages;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fact of a run's life; {@code seq} counts them in topic {@code runs/{runId}}, over all attempts. */
public sealed interface RunEvent {

    UUID runId();

    long seq();

    Instant at();

    /** The pinned, versioned wire name. */
    String type();

    /** The run waits in the queue, or for the run {@code after}. */
    record Queued(
            UUID runId,
            long seq,
            Instant at,
            String processor,
            UUID datasetId,
            @Nullable UUID after) implements RunEvent {
        public static final String TYPE = "run.queued.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** A worker has claimed the run. */
    record Started(UUID runId, long seq, Instant at, int attempt, String worker) implements RunEvent {
        public static final String TYPE = "run.started.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Another worker goes on with the run, from its last committed chunk. */
    record TakenOver(UUID runId, long seq, Instant at, int attempt, String worker, int silentDeaths)
            implements RunEvent {
        public static final String TYPE = "run.taken-over.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Somebody asked the running run to stop; it goes on to the border of its chunk. */
    record StopRequested(UUID runId, long seq, Instant at) implements RunEvent {
        public static final String TYPE = "run.stop-requested.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The run ended because somebody asked. */
    record Stopped(UUID runId, long seq, Instant at) implements RunEvent {
        public static final String TYPE = "run.stopped.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The run ended well; {@code resultId} is the dataset that it made, if it made one. */
    record Completed(
            UUID runId, long seq, Instant at, @Nullable UUID resultId) implements RunEvent {
        public static final String TYPE = "run.completed.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The run ended badly; {@code code} is the wire name of a problem code. */
    record Failed(UUID runId, long seq, Instant at, String code, String message) implements RunEvent {
        public static final String TYPE = "run.failed.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The run, FAILED or STOPPED before, is queued again. */
    record Restarted(UUID runId, long seq, Instant at, int attempt) implements RunEvent {
        public static final String TYPE = "run.restarted.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The event as topic {@code runs/{runId}} carries it. */
    default EventMessage toMessage() {
        return new EventMessage("runs/" + runId(), seq(), type(), at(), Wire.data(this));
    }

    /**
     * The run event that the message carries, in either topic.
     *
     * @throws IllegalArgumentException when the message's type is not a run event's
     */
    static RunEvent of(EventMessage message) {
        return Wire.runEvent(message);
    }
}
