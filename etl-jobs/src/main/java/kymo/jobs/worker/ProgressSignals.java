package kymo.jobs.worker;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kymo.core.messages.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the latest progress of each run to whoever listens, ten times a second at most. What cannot be told is dropped: the run's row has it, and
 * the next signal says more. A job never waits for it.
 */
final class ProgressSignals implements Consumer<Progress>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressSignals.class);
    private static final long MILLIS_BETWEEN = 100;

    private final Consumer<Progress> broadcast;
    private final Map<UUID, Progress> latest = new ConcurrentHashMap<>();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "kymo-progress");
        thread.setDaemon(true);
        return thread;
    });

    ProgressSignals(Consumer<Progress> broadcast) {
        this.broadcast = broadcast;
        ScheduledFuture<?> unused =
                teller.scheduleWithFixedDelay(this::tell, MILLIS_BETWEEN, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
    }

    @Override
    public void accept(Progress progress) {
        latest.put(progress.runId(), progress);
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }

    private void tell() {
        for (Progress progress : List.copyOf(latest.values())) {
            latest.remove(progress.runId(), progress);
            try {
                broadcast.accept(progress);
            } catch (RuntimeException e) {
                LOG.debug("progress of run {} could not be told; the next signal says more", progress.runId(), e);
            }
        }
    }
}
