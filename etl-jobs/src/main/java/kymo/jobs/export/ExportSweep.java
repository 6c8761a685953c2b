package kymo.jobs.export;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import kymo.core.export.Exports;
import kymo.core.files.FileStore;
import kymo.core.runs.Run;
import kymo.core.runs.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Removes exports whose time has come, and what runs that have ended left of files, now and then. Several workers may do so at once. */
public final class ExportSweep implements SmartLifecycle {

    /** Where exports are in the store. */
    static final String FOLDER = "exports/";

    private static final Logger LOG = LoggerFactory.getLogger(ExportSweep.class);
    private static final Duration BETWEEN = Duration.ofMinutes(10);
    private static final int UUID_CHARS = 36;

    private final Exports exports;
    private final Runs runs;
    private final FileStore files;
    private ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    public ExportSweep(Exports exports, Runs runs, FileStore files) {
        this.exports = exports;
        this.runs = runs;
        this.files = files;
    }

    @Override
    public void start() {
        running = true;
        sweeper = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "kymo-exports"));
        ScheduledFuture<?> unused =
                sweeper.scheduleWithFixedDelay(this::sweepOrTell, 1, BETWEEN.toMinutes(), TimeUnit.MINUTES);
    }

    @Override
    public void stop() {
        running = false;
        sweeper.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Removes all that is to be removed by now. */
    public void sweep() {
        List<String> expired = exports.forgetExpired();
        expired.forEach(files::delete);
        for (String key : files.list(FOLDER)) if (isLeftOver(key)) files.delete(key);
    }

    /** Asked of its run first: one that has ended made its export known before. */
    private boolean isLeftOver(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        if (name.length() <= UUID_CHARS) return false;
        UUID run = UUID.fromString(name.substring(0, UUID_CHARS));
        boolean ended =
                runs.find(run).map(Run::status).map(status -> status.ended()).orElse(true);
        return ended && !exports.isKnown(key);
    }

    private void sweepOrTell() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.warn("exports could not be swept; trying again in {} ({})", BETWEEN, e.toString());
        }
    }
}
