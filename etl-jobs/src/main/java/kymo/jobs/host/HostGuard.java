package kymo.jobs.host;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Looks after one host from outside: ends it once it has used up its time, and remembers why it was ended. */
final class HostGuard implements Runnable {

    /** Why a host was ended by its worker. */
    enum Ended {
        START_TOO_SLOW,
        TOO_SLOW,
        TOO_MUCH_CPU,
        BAD_FRAME,
        CLOSED
    }

    private static final long LOOK_EVERY_MILLIS = 50;

    private final Process process;
    private final HostLimits limits;
    private final AtomicReference<@Nullable Ended> ended = new AtomicReference<>();

    private final Object clock = new Object();
    private long waitedNanos;
    private long waitingSince = -1;
    private boolean starting = true;

    HostGuard(Process process, HostLimits limits) {
        this.process = process;
        this.limits = limits;
    }

    /** The worker has asked: the time that it waits is counted from 0. */
    void asked() {
        synchronized (clock) {
            starting = false;
            waitedNanos = 0;
        }
    }

    void waits() {
        synchronized (clock) {
            waitingSince = System.nanoTime();
        }
    }

    void waitsNoLonger() {
        synchronized (clock) {
            waitedNanos += System.nanoTime() - waitingSince;
            waitingSince = -1;
        }
    }

    @Override
    public void run() {
        while (process.isAlive()) {
            synchronized (clock) {
                long now = waitedNanos + (waitingSince < 0 ? 0 : System.nanoTime() - waitingSince);
                if (starting && now > HostLimits.START.toNanos()) end(Ended.START_TOO_SLOW);
                if (!starting && now > limits.patience().toNanos()) end(Ended.TOO_SLOW);
            }
            Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
            if (cpu.compareTo(limits.cpu()) > 0) end(Ended.TOO_MUCH_CPU);
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Ends the host and all that it started, if it lives; only the first reason counts. */
    void end(Ended why) {
        ended.compareAndSet(null, why);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Nullable
    Ended ended() {
        return ended.get();
    }
}
