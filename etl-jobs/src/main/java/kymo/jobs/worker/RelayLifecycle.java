package kymo.jobs.worker;

import java.util.function.Supplier;
import kymo.core.runs.Relay;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Starts a relay with the application and ends it after the worker, whose last events it still publishes. */
final class RelayLifecycle implements SmartLifecycle {

    private final Supplier<Relay> made;
    private volatile @Nullable Relay relay;

    RelayLifecycle(Supplier<Relay> made) {
        this.made = made;
    }

    /** There is something to publish. */
    void wake() {
        Relay running = relay;
        if (running != null) running.wake();
    }

    @Override
    public synchronized void start() {
        Relay started = made.get();
        started.start();
        relay = started;
    }

    @Override
    public synchronized void stop() {
        Relay running = relay;
        if (running != null) running.close();
        relay = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return relay != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
