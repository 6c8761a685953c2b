package kymo.jobs.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Looks after one host from outside: ends it once it has used up what it may have, and remembers why it was ended. */
final class HostGuard implements Runnable {

    /** Why a host was ended by its worker. */
    enum Ended {
        START_TOO_SLOW,
        TOO_SLOW,
        RUN_TOO_LONG,
        TOO_MUCH_CPU,
        TOO_MUCH_MEMORY,
        TOO_MANY_THREADS,
        TOO_MUCH_WRITTEN,
        TOO_MUCH_SENT,
        BAD_FRAME,
        CLOSED
    }

    private static final long LOOK_EVERY_MILLIS = 50;
    /** What the system has to be asked for is looked at every so many times; more rarely of a host that nobody waits for. */
    private static final int LOOKS_BUSY = 5;

    private static final int LOOKS_IDLE = 20;
    private static final Path KILL = Path.of("/bin/kill");

    private final Process process;
    private final Path folder;
    private final HostLimits limits;
    private final boolean prompt;
    private final HostProcesses processes;
    private final AtomicReference<@Nullable Ended> ended = new AtomicReference<>();

    private final Object clock = new Object();
    private long waitedNanos;
    private long earlierNanos;
    private long waitingSince = -1;
    private boolean starting = true;

    HostGuard(Process process, Path folder, HostKind kind) {
        this.process = process;
        this.folder = folder;
        limits = kind.limits();
        prompt = kind.prompt();
        processes = new HostProcesses(process.pid());
    }

    /** The worker asks, or waits anew: the time that it waits is counted from 0. */
    void asked() {
        synchronized (clock) {
            if (!starting) earlierNanos += waitedNanos;
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
        boolean nice = prompt;
        for (int looks = 1; process.isAlive(); looks++) {
            if (!nice) nice = HostPriority.lowerSession(process.pid());
            boolean waiting = lookAtTime();
            if (looks % (waiting ? LOOKS_BUSY : LOOKS_IDLE) == 0) lookAtUse();
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean lookAtTime() {
        synchronized (clock) {
            long now = waitedNanos + (waitingSince < 0 ? 0 : System.nanoTime() - waitingSince);
            if (starting && now > HostLimits.START.toNanos()) end(Ended.START_TOO_SLOW);
            if (!starting && now > limits.patience().toNanos()) end(Ended.TOO_SLOW);
            if (!starting && now + earlierNanos > limits.run().toNanos()) end(Ended.RUN_TOO_LONG);
            return waitingSince >= 0;
        }
    }

    private void lookAtUse() {
        HostProcesses.Use use = processes.use();
        Duration cpu = use.equals(HostProcesses.Use.UNKNOWN)
                ? process.info().totalCpuDuration().orElse(Duration.ZERO)
                : use.cpu();
        if (cpu.compareTo(limits.cpu()) > 0) end(Ended.TOO_MUCH_CPU);
        if (use.threads() > limits.threads()) end(Ended.TOO_MANY_THREADS);
        if (use.memoryBytes() >> 20 > limits.memoryMiB()) end(Ended.TOO_MUCH_MEMORY);
        if (use.removedBytes() + HostProcesses.bytesIn(folder) > limits.folderBytes()) end(Ended.TOO_MUCH_WRITTEN);
    }

    /** Ends the host and all that it started, if it lives; only the first reason counts. */
    void end(Ended why) {
        ended.compareAndSet(null, why);
        killGroup();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** What the host started and left behind is no child of it any longer, but still of its group. */
    void killGroup() {
        if (!HostCommand.leadsGroup() || !Files.isExecutable(KILL)) return;
        try {
            HostForks.start(new ProcessBuilder(KILL.toString(), "-KILL", "--", "-" + process.pid())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD))
                    .waitFor(1, TimeUnit.SECONDS);
        } catch (IOException e) {
            // the group is empty or cannot be reached; the host itself is ended in any case
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Nullable
    Ended ended() {
        return ended.get();
    }
}
