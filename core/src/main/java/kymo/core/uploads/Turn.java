package kymo.core.uploads;

import java.util.UUID;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** The right to write an upload. It is lost to the next one who asks once its sender has been silent for too long. */
final class Turn implements AutoCloseable {

    private final Turns turns;
    private final UUID id;
    private long silentSinceNanos = System.nanoTime();
    private boolean waitsForSender;
    private boolean lost;

    Turn(Turns turns, UUID id) {
        this.turns = turns;
        this.id = id;
    }

    UUID id() {
        return id;
    }

    /** From now on its sender is waited for. */
    synchronized void await() {
        refuseIfLost();
        silentSinceNanos = System.nanoTime();
        waitsForSender = true;
    }

    /** Its sender has been heard: until the next wait, it is we who work. */
    synchronized void heard() {
        waitsForSender = false;
        refuseIfLost();
    }

    /** Takes the turn away if its sender has been silent for so long. */
    synchronized boolean loseIfSilent(long patienceNanos) {
        if (waitsForSender && System.nanoTime() - silentSinceNanos >= patienceNanos) lost = true;
        return lost;
    }

    synchronized void lose() {
        lost = true;
    }

    @Override
    public void close() {
        turns.end(this);
    }

    private void refuseIfLost() {
        if (lost)
            throw new ProblemException(
                    ProblemCode.UPLOAD_BUSY,
                    "an upload is written by one request at a time but another has taken over %s; ask with HEAD and go on"
                            .formatted(id));
    }
}
