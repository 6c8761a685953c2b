package kymo.jobs.host;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Hosts of one kind that are warm before they are needed. Each is given out once and ends with its errand, so that nobody meets what another left behind.
 * For any number of threads.
 */
public final class HostPool implements AutoCloseable {

    private static final int MOST_SECONDS_TO_CLOSE = 5;

    private final HostKind kind;
    private final int ahead;
    private final BlockingQueue<Host> ready = new LinkedBlockingQueue<>();
    private final ExecutorService starting;
    private boolean closed;

    /** As many ahead as the settings say. */
    public HostPool(HostKind kind) {
        this(kind, HostSettings.current().ahead());
    }

    /** @param ahead hosts that wait, once {@link #warm()} or {@link #take} was called; 0 for none */
    public HostPool(HostKind kind, int ahead) {
        this.kind = kind;
        this.ahead = ahead;
        starting = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "kymo-host-pool");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to start the hosts that are to wait, and does not wait for them. */
    public synchronized void warm() {
        if (!closed) starting.execute(this::fill);
    }

    /**
     * A host for that errand: one that waits, or else one that is started now. The caller closes it.
     *
     * @throws ProblemException when none can be started
     */
    public Host take(HostErrand errand) {
        Host waiting = waiting();
        try {
            return waiting == null ? Host.start(kind, errand) : waiting.on(errand);
        } finally {
            warm();
        }
    }

    /** How many wait. */
    public int ready() {
        return ready.size();
    }

    private @Nullable Host waiting() {
        while (true) {
            Host host = ready.poll();
            if (host == null || host.isAlive()) return host;
            host.close();
        }
    }

    private void fill() {
        while (!isClosed() && ready.size() < ahead) {
            try {
                keep(Host.ahead(kind));
            } catch (ProblemException e) {
                // whoever needs one is told why there is none
                return;
            }
        }
        // where there is no archive yet it takes some seconds of a processor: not before anybody waits for a host
        if (!isClosed()) HostArchive.make(kind);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void keep(Host host) {
        if (closed) host.close();
        else ready.add(host);
    }

    /** Ends the hosts that wait; those that were taken are their takers' to close. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        starting.shutdownNow();
        for (Host host = ready.poll(); host != null; host = ready.poll()) host.close();
        try {
            // one that is on its way up is ended once it is there, or else with the worker
            starting.awaitTermination(MOST_SECONDS_TO_CLOSE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
