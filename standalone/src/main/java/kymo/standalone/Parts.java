package kymo.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, to be stopped in the opposite order; a part that cannot be stopped keeps no other from being stopped. */
final class Parts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closed;

    /** Keeps a part until the end, which may have come already: then the part is stopped at once. */
    synchronized <T extends AutoCloseable> T add(T part) {
        if (closed) stop(part);
        else started.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!started.isEmpty()) stop(started.pop());
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} could not be stopped; stopping the rest", part, e);
        }
    }
}
