package kymo.jobs.worker;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kymo.core.messages.Progress;
import kymo.core.runs.BatchRepairs;
import kymo.core.runs.Claim;
import kymo.core.runs.EventLog;
import kymo.core.runs.Lease;
import kymo.core.runs.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Claims runs while it has free slots, renews its leases, takes over the runs of workers that are gone.
 *
 * <p>One thread claims, one a slot executes, one renews, one watches: a worker whose leases could not be renewed in time halts, since
 * another may be at its runs already. When it is stopped it claims no more at once, and its runs stop at their next border for others to go on.
 */
public final class Worker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final Runs runs;
    private final EventLog events;
    private final BatchRepairs repairs;
    private final RunExecution execution;
    private final WorkerSettings settings;
    private final Consumer<Progress> signals;
    private final Runnable told;
    private final Runnable halt;
    private final Map<Claim, ClaimedRun> busy = new ConcurrentHashMap<>();
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private volatile long renewedNanos;
    private long reapedNanos;
    private ExecutorService slots = Executors.newCachedThreadPool();
    private ScheduledExecutorService keepers = Executors.newScheduledThreadPool(2);
    private Thread claimer = new Thread(this::claimWhileRunning, "kymo-claims");

    /**
     * A worker that has not been started.
     *
     * @param signals hears how far runs are
     * @param told called after commits that wrote events
     * @param halt ends the process at once, for a worker that cannot renew its leases
     */
    Worker(
            Runs runs,
            EventLog events,
            BatchRepairs repairs,
            RunExecution execution,
            WorkerSettings settings,
            Consumer<Progress> signals,
            Runnable told,
            Runnable halt) {
        this.runs = runs;
        this.events = events;
        this.repairs = repairs;
        this.execution = execution;
        this.settings = settings;
        this.signals = signals;
        this.told = told;
        this.halt = halt;
    }

    /** Makes the worker look at the queue now. */
    public void ring() {
        if (wake.availablePermits() == 0) wake.release();
    }

    @Override
    public void start() {
        running = true;
        renewedNanos = System.nanoTime();
        reapedNanos = System.nanoTime() - settings.lease().toNanos();
        slots = Executors.newCachedThreadPool();
        keepers = Executors.newScheduledThreadPool(2);
        long third = settings.lease().toMillis() / 3;
        ScheduledFuture<?> unusedRenewal =
                keepers.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> unusedWatch =
                keepers.scheduleWithFixedDelay(this::watch, third, third / 2 + 1, TimeUnit.MILLISECONDS);
        claimer = new Thread(this::claimWhileRunning, "kymo-claims");
        claimer.start();
        LOG.info("worker {} looks for runs, {} at once", settings.name(), settings.slots());
    }

    @Override
    public void stop() {
        running = false;
        ring();
        busy.values().forEach(ClaimedRun::leave);
        try {
            claimer.join();
            slots.shutdown();
            // leases are renewed until the last run has reached a border
            if (!slots.awaitTermination(settings.patience().toMillis(), TimeUnit.MILLISECONDS))
                LOG.warn("{} runs did not reach a border in time; other workers go on with them", busy.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        slots.shutdownNow();
        keepers.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The first to stop: while the database and the broker are still there. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void claimWhileRunning() {
        while (running) {
            try {
                int free = settings.slots() - busy.size();
                boolean more = free > 0 && claimOnce(free);
                if (!more) wake.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("the queue could not be looked at ({}); trying again", e.toString());
                rest();
            }
        }
    }

    /** Claims and begins up to {@code free} runs; whether the queue has to be looked at again at once. */
    private boolean claimOnce(int free) throws InterruptedException {
        List<Claim> claims = List.of();
        long now = System.nanoTime();
        if (now - reapedNanos >= settings.lease().toNanos() / 3) {
            claims = runs.reap(settings.name(), free);
            repairs.tidyEnded(settings.lease());
            if (claims.size() < free) reapedNanos = now;
        }
        boolean reaped = !claims.isEmpty();
        if (!reaped) claims = runs.claim(settings.name(), free);
        if (!claims.isEmpty()) told.run();
        for (Claim claim : claims) {
            if (claim.alone()) awaitIdle();
            begin(claim);
            if (claim.alone()) awaitIdle();
        }
        // after a takeover nobody has looked at the queue, and who waits for an idle worker does not hear the doorbell
        return reaped || claims.size() == free || claims.stream().anyMatch(Claim::alone);
    }

    private void begin(Claim claim) {
        ClaimedRun run = new ClaimedRun(claim, runs, events, signals);
        busy.put(claim, run);
        if (!running) run.leave();
        slots.execute(() -> {
            try {
                execution.execute(run);
            } finally {
                busy.remove(claim);
                told.run();
                ring();
            }
        });
    }

    private void awaitIdle() throws InterruptedException {
        while (!busy.isEmpty()) wake.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void renew() {
        long began = System.nanoTime();
        if (busy.isEmpty()) {
            renewedNanos = began;
            return;
        }
        try {
            List<ClaimedRun> held = List.copyOf(busy.values());
            List<Lease> leases = runs.renew(settings.name());
            renewedNanos = began;
            for (ClaimedRun run : held) {
                Lease lease = leases.stream()
                        .filter(l -> l.runId().equals(run.claim().run().id()) && l.token() == run.token())
                        .findFirst()
                        .orElse(null);
                if (lease == null) run.leave();
                else if (lease.stopRequested()) run.requestStop();
            }
        } catch (RuntimeException e) {
            LOG.warn("leases could not be renewed ({}); trying again", e.toString());
        }
    }

    private void watch() {
        if (busy.isEmpty()
                || System.nanoTime() - renewedNanos < settings.lease().toNanos()) return;
        LOG.error("leases could not be renewed for {}; halting, other workers go on with the runs", settings.lease());
        halt.run();
    }

    private void rest() {
        try {
            wake.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
