package kymo.jobs.host;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.host.HostGuard.Ended;
import org.jspecify.annotations.Nullable;

/**
 * A forked JVM that does an errand, held by the worker that started it; for one thread at a time. Put files into {@link #folder()}, {@link #ask}, then
 * take answers by {@link #next()} until there are no more. Whatever the host does, a worker sees an answer or a {@link ProblemException}:
 * {@code HOST_TIMEOUT}, {@code HOST_MEMORY}, {@code HOST_DIED}, or one that the task itself threw.
 */
public final class Host implements AutoCloseable {

    static final int MOST_MESSAGE = 2_000;

    private static final long LEAVING_SECONDS = 10;
    private static final Path KILL = Path.of("/bin/kill");
    /** What the JVM exits with when the system's limit of processor time ends it: 128 and SIGXCPU. */
    private static final int OUT_OF_CPU = 152;

    private final HostErrand errand;
    private final HostLimits limits;
    private final HostFolder folder;
    private final Process process;
    private final HostGuard guard;
    private final HostLog log = new HostLog();
    private final FrameReader in;
    private final FrameWriter out;
    private final Thread draining;
    private boolean closed;

    private Host(HostErrand errand, HostLimits limits, HostFolder folder, Process process) {
        this.errand = errand;
        this.limits = limits;
        this.folder = folder;
        this.process = process;
        guard = new HostGuard(process, limits);
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
        HostFolder folder = null;
        try {
            Path parent = Path.of(System.getProperty("java.io.tmpdir"));
            HostFolder.removeAbandoned(parent);
            folder = HostFolder.create(parent);
            Path path = folder.path();
            Host host = new Host(errand, limits, folder, fork(HostCommand.of(task, path, limits), path));
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

    private static Process fork(List<String> command, Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        String windows = environment.get("SystemRoot");
        environment.clear();
        // without it a JVM on Linux cannot open files whose names are not ASCII
        environment.put("LC_ALL", "C.UTF-8");
        if (windows != null) environment.put("SystemRoot", windows);
        return builder.start();
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
        try {
            out.write(kind, payload);
        } catch (IOException e) {
            throw ended(e);
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
            if (frame != null) return frame;
        } catch (FrameReader.BadFrame e) {
            throw bad(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw ended(e);
        } finally {
            guard.waitsNoLonger();
        }
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
        Ended why = guard.ended();
        String said = log.lastWords();
        String lastWords = said.isEmpty() ? "" : ", its last words being '" + said + "'";
        boolean outOfCpu = why == Ended.TOO_MUCH_CPU || (why == null && exit == OUT_OF_CPU);
        ProblemException problem;
        if (outOfCpu)
            problem = timeout("%d s of processor time".formatted(limits.cpu().toSeconds()));
        else if (why == Ended.TOO_SLOW)
            problem = timeout("%.3g s".formatted(limits.patience().toMillis() / 1e3));
        else if (why == Ended.START_TOO_SLOW)
            problem = timeout("%d s to begin".formatted(HostLimits.START.toSeconds()));
        else if (why == null && (exit == HostMain.OUT_OF_MEMORY || log.tellsOf("OutOfMemoryError")))
            problem = new ProblemException(
                    ProblemCode.HOST_MEMORY,
                    "%s may use at most %d MiB of memory but needed more and was ended; %s"
                            .formatted(errand.what(), limits.heapMiB(), errand.advice()));
        else
            problem = new ProblemException(
                    ProblemCode.HOST_DIED,
                    "%s ended without a result: its process exited with code %d%s; %s"
                            .formatted(errand.what(), exit, lastWords, errand.advice()));
        if (cause != null) problem.addSuppressed(cause);
        return problem;
    }

    private ProblemException timeout(String most) {
        return new ProblemException(
                ProblemCode.HOST_TIMEOUT,
                "%s may take at most %s but took longer and was ended; %s"
                        .formatted(errand.what(), most, errand.advice()));
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
        killGroup();
        exitCode();
        folder.close();
    }

    /** What the host started and left behind is no child of it any longer, but still of its group. */
    private void killGroup() {
        if (!HostCommand.leadsGroup() || !Files.isExecutable(KILL)) return;
        try {
            new ProcessBuilder(KILL.toString(), "-KILL", "--", "-" + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(1, TimeUnit.SECONDS);
        } catch (IOException e) {
            // the group is empty or cannot be reached; the host itself is ended in any case
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
