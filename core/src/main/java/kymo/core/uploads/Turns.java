package kymo.core.uploads;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/**
 * One writer an upload within this process. Whoever comes while another writes waits a moment, since the one before may just be ending; then
 * it is refused, unless the other's connection hangs. Between processes the writer's number in the database decides.
 */
final class Turns {

    private static final long MOMENT_NANOS = Duration.ofSeconds(1).toNanos();

    private final long patienceNanos;
    private final Map<UUID, Turn> taken = new HashMap<>();

    /** @param patience how long a sender may be silent before another may take over */
    Turns(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    /** @throws ProblemException {@code UPLOAD_BUSY} */
    synchronized Turn take(UUID id) {
        long deadline = System.nanoTime() + MOMENT_NANOS;
        for (Optional<Turn> turn = tryTake(id); ; turn = tryTake(id)) {
            if (turn.isPresent()) return turn.get();
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0)
                throw new ProblemException(
                        ProblemCode.UPLOAD_BUSY,
                        "an upload is written by one request at a time but another is writing %s; wait a few seconds, then ask with HEAD and go on"
                                .formatted(id));
            try {
                wait(Math.min(leftMillis, 100));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for upload %s".formatted(id), e);
            }
        }
    }

    /** The turn, unless another has it. */
    synchronized Optional<Turn> tryTake(UUID id) {
        Turn other = taken.get(id);
        if (other != null && !other.loseIfSilent(patienceNanos)) return Optional.empty();
        Turn turn = new Turn(this, id);
        taken.put(id, turn);
        return Optional.of(turn);
    }

    /** Takes the turn away from whoever has it. */
    synchronized void displace(UUID id) {
        Turn turn = taken.get(id);
        if (turn != null) turn.lose();
    }

    synchronized void end(Turn turn) {
        if (taken.get(turn.id()) == turn) taken.remove(turn.id());
        notifyAll();
    }
}
