package kymo.jobs.worker;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import kymo.core.dataset.Dataset;
import kymo.core.intake.DatasetFacts;
import kymo.core.messages.Progress;
import kymo.core.runs.Claim;
import kymo.core.runs.EventLog;
import kymo.core.runs.Runs;
import kymo.jobs.batch.RunLease;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A claim as the job sees it, and what the worker has heard of it since. */
final class ClaimedRun implements RunLease {

    private static final long NANOS_BETWEEN_SIGNALS = 100_000_000L;

    private final Claim claim;
    private final Runs runs;
    private final EventLog events;
    private final Consumer<Progress> signals;
    private final AtomicLong toldNanos = new AtomicLong(System.nanoTime());
    private volatile boolean stopRequested;
    private volatile boolean shuttingDown;

    ClaimedRun(Claim claim, Runs runs, EventLog events, Consumer<Progress> signals) {
        this.claim = claim;
        this.runs = runs;
        this.events = events;
        this.signals = signals;
    }

    Claim claim() {
        return claim;
    }

    /** A person wants the run to stop. */
    void requestStop() {
        stopRequested = true;
    }

    /** This worker is to end, or has lost the lease: stop at the next border, another goes on. */
    void leave() {
        shuttingDown = true;
    }

    /** Whether the run stops because a person wants it. */
    boolean isStopForGood() {
        return stopRequested && !shuttingDown;
    }

    @Override
    public long token() {
        return claim.token();
    }

    @Override
    public void fence() {
        runs.fence(claim);
    }

    @Override
    public void complete(Dataset result, @Nullable JsonNode summary) {
        runs.complete(claim, result.id(), result.rows(), summary);
        events.append(DatasetFacts.published(result));
    }

    /** Ends the run as completed by something else than a dataset, which the transaction at hand has made known; its last statement. */
    void complete(long rows, @Nullable JsonNode summary) {
        runs.complete(claim, null, rows, summary);
    }

    /** The last of all rows is told by the run's completion. */
    @Override
    public void progress(long rowsDone, long rowsTotal) {
        if (rowsDone == rowsTotal) return;
        long told = toldNanos.get();
        long now = System.nanoTime();
        if (now - told < NANOS_BETWEEN_SIGNALS || !toldNanos.compareAndSet(told, now)) return;
        runs.progress(claim, rowsDone, rowsTotal);
        signals.accept(new Progress(claim.run().id(), Instant.now(), rowsDone, rowsTotal));
    }

    @Override
    public boolean stopRequested() {
        return stopRequested || shuttingDown;
    }
}
