package kymo.core.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What a sender sends, up to where it breaks off. That a connection broke is no reason to lose what came before. */
final class IncomingBody {

    private final InputStream in;
    private final Turn turn;
    private boolean ended;
    private Optional<IOException> broken = Optional.empty();

    IncomingBody(InputStream in, Turn turn) {
        this.in = in;
        this.turn = turn;
    }

    /**
     * Reads at least one byte, unless no more come.
     *
     * @return how many were read; -1 at the end, be it whole or broken off
     * @throws kymo.core.problems.ProblemException {@code UPLOAD_BUSY} when another has taken the turn over
     */
    int read(byte[] into, int most) {
        if (ended) return -1;
        turn.await();
        int read;
        try {
            read = in.read(into, 0, most);
        } catch (IOException e) {
            broken = Optional.of(e);
            read = -1;
        }
        turn.heard();
        ended = read < 0;
        return read;
    }

    /** Why it broke off, if it did. */
    Optional<IOException> broken() {
        return broken;
    }
}
