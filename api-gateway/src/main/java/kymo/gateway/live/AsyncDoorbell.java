package kymo.gateway.live;

import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import kymo.core.messages.Doorbell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Rings for the workers on a thread of its own: whoever rings does not wait for the broker. Rings while one is on its way are one; a ring that
 * cannot be brought is dropped, since workers look for themselves now and then.
 */
final class AsyncDoorbell implements Runnable, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AsyncDoorbell.class);

    private final Consumer<Doorbell> bell;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService ringer = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "kymo-doorbell");
        thread.setDaemon(true);
        return thread;
    });

    AsyncDoorbell(Consumer<Doorbell> bell) {
        this.bell = bell;
    }

    @Override
    public void run() {
        if (asked.compareAndSet(false, true)) ringer.execute(this::ring);
    }

    @Override
    public void start() {}

    @Override
    public boolean isRunning() {
        return !ringer.isShutdown();
    }

    @Override
    public void stop() {
        ringer.shutdownNow();
    }

    /** After the web server, which rings, and before the connection to the broker, which a ring that the broker does not take keeps from closing. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void ring() {
        // before it rings: who asks from here on may have queued what this ring's hearers do not see any more
        asked.set(false);
        try {
            bell.accept(new Doorbell(InstantSource.system().instant()));
        } catch (RuntimeException e) {
            LOG.debug("the doorbell could not be rung; workers find the runs when they look next", e);
        }
    }
}
