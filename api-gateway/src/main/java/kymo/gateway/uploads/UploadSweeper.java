package kymo.gateway.uploads;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import kymo.core.uploads.Arrivals;
import kymo.core.uploads.IncomingUploads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps up after uploads, now and then, from soon after the start until the end. */
final class UploadSweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UploadSweeper.class);
    private static final long FIRST_AFTER_MILLIS = 30_000;

    private final IncomingUploads uploads;
    private final Arrivals arrivals;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "kymo-upload-sweep");
        thread.setDaemon(true);
        return thread;
    });

    UploadSweeper(IncomingUploads uploads, Arrivals arrivals, Duration every) {
        this.uploads = uploads;
        this.arrivals = arrivals;
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(
                this::sweep, Math.min(FIRST_AFTER_MILLIS, every.toMillis()), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            arrivals.sweep();
            uploads.sweep();
        } catch (RuntimeException e) {
            LOG.warn("uploads could not be swept; it is tried again at the next sweep", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
