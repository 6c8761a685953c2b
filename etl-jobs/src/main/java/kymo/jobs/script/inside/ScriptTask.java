package kymo.jobs.script.inside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kymo.core.dataset.ColumnSpec;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
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

    private static final String WARM_UP =
            """
            @Param(name = 'x', type = COLUMN) @Output(name = 'y')
            Columns process(Rows rows, Params params, Context context) {
                double[] y = new double[rows.size()]
                for (int i = 0; i < y.length; i++) y[i] = sqrt(rows.doubles('x')[i] > 0.5 ? 1.0 : params.number('x'))
                context.log("${y.length} rows")
                return Columns.of(y)
            }
            """;

    private final ScriptCompiler compiler;
    private final @Nullable Walls walls;
    private final PrintedLines printed = new PrintedLines();
    private @Nullable Program program;
    private @Nullable Run run;

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

    /** Compiles a script, which takes the longest the first time; a host that has been warmed up has no script. */
    public void warmUp() {
        ScriptCompiler.forget(compiler.compile("warm_up", WARM_UP));
    }

    @Override
    public void answer(Frame request, FrameWriter answers) throws Exception {
        WireIn in = new WireIn(request.payload());
        switch (request.kind()) {
            case Kind.COMPILE -> answers.write(Kind.DECLARED, compile(in.text(), in.text()));
            case Kind.OPEN -> open(Opening.of(request.payload()), answers);
            case Kind.PROCESS -> running().process(in, answers);
            case Kind.FINISH -> running().finish(answers);
            case Kind.STATE -> answers.write(Kind.STATE, running().state());
            case Kind.READ -> read(Reading.of(request.payload()), answers);
            default -> throw new IllegalArgumentException("a request of the kind " + request.kind());
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

    private Run running() {
        return Objects.requireNonNull(run, "a script must be opened before it can run");
    }

    private void open(Opening opening, FrameWriter answers) throws IOException {
        RunContext context = new RunContext(Remembered.of(opening.state()));
        GivenParams params = new GivenParams(opening.arguments());
        Run opened = new Run(opening, context, params);
        opened.begin(answers);
        run = opened;
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
                sendLog(context, answers);
                throw failed(e, null, context, bytes.lines());
            }
            refuse(null, context);
            sendLog(context, answers);
        }
    }

    private RuntimeException failed(Throwable thrown, @Nullable SeenRows rows, RunContext context, long line) {
        Thread.interrupted();
        if (thrown instanceof ProblemException problem) return problem;
        ProblemException problem =
                new Failures(compiled()).problem(thrown, rows, context, walls == null ? null : walls.takeRefused());
        return line <= 0 ? problem : problem.at("line %,d of the file".formatted(line));
    }

    /** What was refused is told, whether the script has swallowed it or not. */
    private void refuse(@Nullable SeenRows rows, RunContext context) {
        // a script may interrupt itself, but not what comes after it
        Thread.interrupted();
        String refused = walls == null ? null : walls.takeRefused();
        if (refused != null) throw new Failures(compiled()).problem(new SecurityException(refused), rows, context, refused);
    }

    private static void sendLog(RunContext context, FrameWriter answers) throws IOException {
        LogLines log = context.takeLog();
        if (!log.isEmpty()) answers.write(Kind.LOG, log.bytes());
    }

    /** A script that works on a dataset. */
    private final class Run {
        private final Opening opening;
        private final RunContext context;
        private final GivenParams params;
        private final Results results;
        private Program.@Nullable Calls calls;

        Run(Opening opening, RunContext context, GivenParams params) {
            this.opening = opening;
            this.context = context;
            this.params = params;
            results = new Results(opening.made(), opening.datasetRows());
        }

        void begin(FrameWriter answers) throws IOException {
            printed.into(context);
            try {
                Program.Calls begun = compiled().begin();
                calls = begun;
                // what start has put into the state came back with it
                if (opening.state().length == 0) begun.start(params, context);
            } catch (Throwable e) {
                sendLog(context, answers);
                throw failed(e, null, context, 0);
            }
            refuse(null, context);
            sendLog(context, answers);
            if (!opening.remembers()) ((Remembered) context.state()).seal();
        }

        void process(WireIn in, FrameWriter answers) throws IOException {
            long firstRow = in.whole();
            int rows = in.number();
            int from = in.number();
            int to = in.number();
            List<Column> columns = new ArrayList<>();
            for (ColumnSpec spec : opening.input()) columns.add(in.column(spec.type(), rows));
            SeenRows seen =
                    new SeenRows(opening.input(), opening.hasAxis(), new Block(firstRow, rows, columns), from, to);
            answer(seen, answers);
        }

        void finish(FrameWriter answers) throws IOException {
            answer(null, answers);
        }

        private void answer(@Nullable SeenRows seen, FrameWriter answers) throws IOException {
            Object returned;
            try {
                Program.Calls begun = Objects.requireNonNull(calls);
                returned = seen == null ? begun.finish(params, context) : begun.process(seen, params, context);
            } catch (Throwable e) {
                sendLog(context, answers);
                throw failed(e, seen, context, 0);
            }
            refuse(seen, context);
            sendLog(context, answers);
            answers.write(Kind.RESULT, result(returned, seen));
        }

        private byte[] result(@Nullable Object returned, @Nullable SeenRows seen) {
            boolean nothing = returned == null && (seen == null || compiled().kind() == kymo.core.scripts.ScriptKind.SUMMARY);
            try {
                List<Column> columns = nothing ? List.of() : results.columns(returned, seen == null ? 0 : seen.size());
                int rows = columns.isEmpty() ? 0 : columns.get(0).size();
                long bytes = Integer.BYTES;
                if (rows == 0) columns = List.of();
                for (Column column : columns) bytes += WireOut.bytes(column);
                if (bytes > Kind.MOST_BYTES)
                    throw new IllegalArgumentException("the result of a block may have at most %,d bytes but has %,d; make less of it"
                            .formatted(Kind.MOST_BYTES, bytes));
                WireOut out = new WireOut((int) bytes).put(rows);
                columns.forEach(out::put);
                return out.bytes();
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new Failures(compiled()).wrong(String.valueOf(e.getMessage()), seen, context);
            }
        }

        byte[] state() {
            try {
                return ((Remembered) context.state()).bytes();
            } catch (IllegalArgumentException e) {
                throw new Failures(compiled()).wrong(String.valueOf(e.getMessage()), null, context);
            }
        }
    }
}
