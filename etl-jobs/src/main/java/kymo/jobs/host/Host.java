package kymo.jobs.host;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.host.HostCommand.Sharing;
import kymo.jobs.host.HostGuard.Ended;
import org.jspecify.annotations.Nullable;

/**
 * A forked JVM that does an errand, held by the worker that started it; for one thread at a time. Put files into {@link #folder()}, {@link #ask}, then
 * take answers by {@link #next()} until there are no more. Whatever the host does, a worker sees an answer or a {@link ProblemException}:
 * {@code HOST_TIMEOUT}, {@code HOST_MEMORY}, {@code HOST_LIMIT}, {@code HOST_DIED}, or one that the task itself threw.
 */
public final class Host implements AutoCloseable {

    static final int MOST_MESSAGE = 2_000;

    private static final long LEAVING_SECONDS = 10;

    private static final HostErrand NONE_YET = new HostErrand("a process that waits for work", "see to the machine");

    private final HostLimits limits;
    private final HostFolder folder;
    private final Process process;
    private final HostGuard guard;
    private final HostLog log = new HostLog();
    private final FrameReader in;
    private final FrameWriter out;
    private final Thread draining;
    private HostErrand errand = NONE_YET;
    private long receivedBytes;
    private boolean closed;

    private Host(HostKind kind, HostFolder folder, Process process) {
        limits = kind.limits();
        this.folder = folder;
        this.process = process;
        guard = new HostGuard(process, folder.path(), kind);
        in = new FrameReader(process.getInputStream(), limits.frameBytes());
        out = new FrameWriter(process.getOutputStream());
        draining = thread(() -> log.drain(process.getErrorStream()), "kymo-host-log");
        draining.start();
        thread(guard, "kymo-host-guard").start();
    }

    /**
     * A host that is up. Folders of hosts whose workers were killed are removed on the way.
     *
     * @param task what it does, a public class with a constructor without parameters
     */
    public static Host start(Class<? extends HostTask> task, HostErrand errand, HostLimits limits) {
        return start(new HostKind(task, limits), errand);
    }

    /** A host of that kind that is up. */
    public static Host start(HostKind kind, HostErrand errand) {
        return start(kind, errand, Isolation.found().demanded().level(), HostMain.NOW);
    }

    /** A host of that kind that is warm and has no errand yet. */
    static Host ahead(HostKind kind) {
        return start(kind, NONE_YET, Isolation.found().demanded().level(), HostMain.AHEAD);
    }

    static Host start(HostKind kind, HostErrand errand, HostLevel level, String mode) {
        HostFolder folder = null;
        try {
            folder = HostFolder.create();
            Host host = new Host(kind, folder, fork(kind, level, folder.path(), mode)).on(errand);
            host.awaitReady();
            return host;
        } catch (IOException e) {
            if (folder != null) folder.close();
            throw new ProblemException(
                    ProblemCode.HOST_DIED,
                    "%s needs a process of its own but none could be started (%s); look at the worker's folder for temporary files and its limit of processes"
                            .formatted(errand.what(), e.getMessage()),
                    e);
        }
    }

    private static Process fork(HostKind kind, HostLevel level, Path folder, String mode) throws IOException {
        HostCache cache = kind.uses().isEmpty() ? null : HostCache.open();
        HostClassPath classPath = HostClassPath.of(kind, cache);
        Sharing sharing = HostArchive.of(kind, classPath, cache);
        return HostForks.start(
                HostCommand.builder(HostCommand.of(kind, level, folder, classPath, sharing, mode), folder));
    }

    /** The same, for that errand from now on. */
    Host on(HostErrand now) {
        errand = now;
        return this;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private void awaitReady() {
        try {
            Frame ready = read();
            if (ready.kind() != Frame.READY) throw bad("it must say that it is up before anything else");
        } catch (ProblemException e) {
            close();
            throw e;
        }
    }

    /** The host's own folder, which is its working directory and is removed with it. */
    public Path folder() {
        return folder.path();
    }

    /**
     * Asks for something, once all answers to what was asked before have been taken.
     *
     * @param kind {@link Frame#FIRST_OF_TASK} or more
     */
    public void ask(int kind, byte[] payload) {
        guard.asked();
        // a host that does not take the request makes its worker wait as well
        guard.waits();
        try {
            out.write(kind, payload);
        } catch (IOException e) {
            throw ended(e);
        } finally {
            guard.waitsNoLonger();
        }
    }

    /**
     * The next answer to what was asked; null behind the last.
     *
     * @throws ProblemException when there is none, for whatever reason
     */
    public @Nullable Frame next() {
        Frame frame = read();
        if (frame.kind() >= Frame.FIRST_OF_TASK) return frame;
        if (frame.kind() == Frame.END) return null;
        if (frame.kind() == Frame.PROBLEM) throw problem(frame);
        throw bad("a frame's kind must be one of the task's but was " + frame.kind());
    }

    /** The answer to what was asked comes in pieces, and has come on: the wait for the rest of it is counted from 0. */
    public void comesOn() {
        guard.asked();
    }

    /** Ends the host, whose answer makes no sense. */
    public ProblemException bad(String what) {
        guard.end(Ended.BAD_FRAME);
        return new ProblemException(
                ProblemCode.HOST_DIED,
                "%s ended without a result: its process sent something else than an answer (%s) and was ended; %s"
                        .formatted(errand.what(), what, errand.advice()));
    }

    private Frame read() {
        guard.waits();
        try {
            Frame frame = in.read();
            if (frame != null) return counted(frame);
        } catch (FrameReader.BadFrame e) {
            throw bad(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw ended(e);
        } finally {
            guard.waitsNoLonger();
        }
        throw ended(null);
    }

    private Frame counted(Frame frame) {
        receivedBytes += frame.payload().length;
        if (receivedBytes <= limits.outputBytes()) return frame;
        guard.end(Ended.TOO_MUCH_SENT);
        throw ended(null);
    }

    private ProblemException problem(Frame frame) {
        try (DataInputStream told = new DataInputStream(new ByteArrayInputStream(frame.payload()))) {
            ProblemCode code = ProblemCode.valueOf(told.readUTF());
            String message = told.readUTF().replaceAll("\\p{Cntrl}", " ");
            String pointer = told.readUTF();
            ProblemException problem = new ProblemException(code, message);
            for (int end = pointer.length(), slash = pointer.lastIndexOf('/');
                    slash >= 0;
                    end = slash, slash = pointer.lastIndexOf('/', slash - 1))
                problem = problem.in(pointer.substring(slash + 1, end));
            return problem;
        } catch (IOException | IllegalArgumentException e) {
            return bad("a problem must have a code and a message");
        }
    }

    /** What became of a host that speaks no more. */
    private ProblemException ended(@Nullable Exception cause) {
        int exit = exitCode();
        ProblemException problem = new HostEnd(errand, limits, exit, log).problem(guard.ended());
        if (cause != null) problem.addSuppressed(cause);
        return problem;
    }

    private int exitCode() {
        try {
            if (!process.waitFor(LEAVING_SECONDS, TimeUnit.SECONDS)) {
                guard.end(Ended.CLOSED);
                process.waitFor();
            }
            draining.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            guard.end(Ended.CLOSED);
            return -1;
        }
        return process.exitValue();
    }

    /** The process, for tests that look whether it is gone. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends the host and all that it started, and removes its folder. */
    @Override
    public void close() {
        if (closed) return;
        closed = true;
        guard.end(Ended.CLOSED);
        exitCode();
        folder.close();
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
