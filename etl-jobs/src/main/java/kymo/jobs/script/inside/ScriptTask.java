package kymo.jobs.script.inside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import kymo.core.problems.ProblemException;
import kymo.jobs.host.Frame;
import kymo.jobs.host.FrameWriter;
import kymo.jobs.host.HostTask;
import kymo.jobs.host.wire.WireIn;
import kymo.jobs.host.wire.WireOut;
import kymo.jobs.script.wire.Kind;
import kymo.jobs.script.wire.LogLines;
import kymo.jobs.script.wire.Opening;
import kymo.jobs.script.wire.Reading;
import org.jspecify.annotations.Nullable;

/** In the host: compiles a script, tells what it says of itself, and runs it. One script at a time, the one that was compiled last. */
public class ScriptTask implements HostTask {

    private static final byte[] NOTHING = {};

    private final ScriptCompiler compiler;
    private final @Nullable Walls walls;
    private final PrintedLines printed = new PrintedLines();
    private @Nullable Program program;
    private @Nullable ScriptRun run;

    public ScriptTask() {
        this(true);
    }

    /** @param allowList false only to see what holds a script that got past it */
    protected ScriptTask(boolean allowList) {
        // tasks that were handed to the common pool would run on threads that nobody has counted
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "0");
        compiler = new ScriptCompiler(allowList);
        System.setOut(printed.stream());
        walls = Walls.raise();
    }

    /** Does all that scripts need once, which takes the longest the first time. */
    @Override
    public void warmUp() {
        new Rehearsal(compiler, walls).run();
    }

    @Override
    public void answer(Frame request, FrameWriter answers) throws Exception {
        try {
            WireIn in = new WireIn(request.payload());
            switch (request.kind()) {
                case Kind.COMPILE -> answers.write(Kind.DECLARED, compile(in.text(), in.text()));
                case Kind.OPEN -> open(Opening.of(in), in.bytes(), answers);
                case Kind.PROCESS ->
                    answers.write(Kind.RESULT, logged(running(), () -> running().process(in), answers));
                case Kind.FINISH ->
                    answers.write(Kind.RESULT, logged(running(), () -> running().finish(), answers));
                case Kind.STATE -> answers.write(Kind.STATE, running().state());
                case Kind.READ -> read(Reading.of(request.payload()), answers);
                default -> throw new IllegalArgumentException("a request of the kind " + request.kind());
            }
        } finally {
            // a script may interrupt itself, but not what comes after it
            Thread.interrupted();
        }
    }

    private byte[] compile(String name, String text) {
        run = null;
        if (program != null) ScriptCompiler.forget(program);
        program = null;
        Program compiled = compiler.compile(name, text);
        program = compiled;
        return new SelfDescription(compiled).declared().bytes();
    }

    private Program compiled() {
        return Objects.requireNonNull(program, "a script must be compiled before it can run");
    }

    private ScriptRun running() {
        return Objects.requireNonNull(run, "a script must be opened before it can run");
    }

    private void open(Opening opening, byte[] state, FrameWriter answers) throws IOException {
        run = null;
        ScriptRun opened = new ScriptRun(compiled(), walls, opening, state);
        printed.into(opened.context());
        logged(
                opened,
                () -> {
                    opened.begin();
                    return NOTHING;
                },
                answers);
        run = opened;
    }

    /** The log goes out before the answer, also before that of a script that has failed, and so does where it has. */
    private static byte[] logged(ScriptRun run, Supplier<byte[]> work, FrameWriter answers) throws IOException {
        try {
            return work.get();
        } finally {
            send(run.takeLog(), answers);
            long[] rows = run.takeFailedAt();
            if (rows != null)
                answers.write(
                        Kind.FAILED_AT, new WireOut().put(rows[0]).put(rows[1]).bytes());
        }
    }

    private static void send(LogLines log, FrameWriter answers) throws IOException {
        if (!log.isEmpty()) answers.write(Kind.LOG, log.bytes());
    }

    private void read(Reading reading, FrameWriter answers) throws IOException {
        RunContext context = new RunContext(new Remembered());
        printed.into(context);
        try (FileBytes bytes = new FileBytes(Path.of(Kind.FILE).toAbsolutePath())) {
            FoundRows rows = new FoundRows(reading, bytes, answers);
            try {
                compiled().begin().read(bytes, new GivenParams(reading.arguments()), rows);
                rows.send();
            } catch (FoundRows.Enough e) {
                // what is wanted was sent
            } catch (Throwable e) {
                throw failed(e, context, bytes.lines());
            } finally {
                send(context.takeLog(), answers);
            }
            String refused = refused();
            if (refused != null)
                throw new Failures(compiled()).problem(new SecurityException(refused), null, context, refused);
        }
    }

    private @Nullable String refused() {
        return walls == null ? null : walls.takeRefused();
    }

    private ProblemException failed(Throwable thrown, RunContext context, long line) {
        ProblemException problem = new Failures(compiled()).problem(thrown, null, context, refused());
        return line <= 0 ? problem : problem.at("line %,d of the file".formatted(line));
    }
}
