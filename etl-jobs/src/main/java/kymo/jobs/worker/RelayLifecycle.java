package kymo.jobs.worker;

import java.util.function.Supplier;
import kymo.core.runs.Relay;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Starts a relay with the application and ends it after the worker, whose last events it still publishes. */
final class RelayLifecycle implements SmartLifecycle {

    private final Supplier<Relay> made;
    private @Nullable Relay relay;

    RelayLifecycle(Supplier<Relay> made) {
        this.made = made;
    }

    @Override
    public synchronized void start() {
        Relay started = made.get();
        started.start();
        relay = started;
    }

    @Override
    public synchronized void stop() {
        if (relay != null) relay.close();
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
