package kymo.jobs.script.inside;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.ScriptKind;
import kymo.jobs.host.wire.WireIn;
import kymo.jobs.host.wire.WireOut;
import kymo.jobs.script.wire.Kind;
import kymo.jobs.script.wire.LogLines;
import kymo.jobs.script.wire.Opening;
import org.jspecify.annotations.Nullable;

/** A script that works on a dataset. Whatever it does becomes a result or a {@link ProblemException}. */
final class ScriptRun {

    /** What is done with the script. */
    private interface Call {
        @Nullable
        Object of(Program.Calls calls) throws Throwable;
    }

    private final Program program;
    private final @Nullable Walls walls;
    private final Opening opening;
    private final Remembered state;
    private final boolean fresh;
    private final RunContext context;
    private final GivenParams params;
    private final Results results;
    private final Program.Calls calls;
    private long @Nullable [] failedAt;

    /**
     * @param walls null where there are none
     * @param saved what the script remembered; empty for a beginning
     * @throws ProblemException {@code SCRIPT_FAILED}, {@code SCRIPT_FORBIDDEN} from the script's constants
     */
    ScriptRun(Program program, @Nullable Walls walls, Opening opening, byte[] saved) {
        this.program = program;
        this.walls = walls;
        this.opening = opening;
        state = Remembered.of(saved);
        fresh = saved.length == 0;
        context = new RunContext(state);
        params = new GivenParams(opening.arguments());
        results = new Results(opening.made(), opening.datasetRows());
        calls = begun();
    }

    private Program.Calls begun() {
        try {
            return program.begin();
        } catch (Throwable e) {
            throw failed(e, null);
        }
    }

    RunContext context() {
        return context;
    }

    /** Calls {@code start}, unless what it has put into the state came back with it. */
    void begin() {
        if (fresh)
            call(null, script -> {
                script.start(params, context);
                return null;
            });
        if (!opening.remembers()) state.seal();
    }

    /** The result of a block, which was sent as {@link Kind#PROCESS}. */
    byte[] process(WireIn in) {
        long firstRow = in.whole();
        int rows = in.number();
        int from = in.number();
        int to = in.number();
        List<Column> columns = new ArrayList<>();
        for (ColumnSpec spec : opening.input()) columns.add(in.column(spec.type(), rows));
        SeenRows seen = new SeenRows(opening.input(), opening.hasAxis(), new Block(firstRow, rows, columns), from, to);
        return result(call(seen, script -> script.process(seen, params, context)), seen);
    }

    /** What was held back. */
    byte[] finish() {
        return result(call(null, script -> script.finish(params, context)), null);
    }

    private @Nullable Object call(@Nullable SeenRows seen, Call call) {
        Object returned;
        try {
            returned = call.of(calls);
        } catch (Throwable e) {
            throw failed(e, seen);
        }
        // what was refused is told, also when the script has swallowed it
        String refused = refused();
        if (refused != null) throw failures().problem(new SecurityException(refused), seen, context, refused);
        return returned;
    }

    private ProblemException failed(Throwable thrown, @Nullable SeenRows seen) {
        failedAt = seen == null ? null : Failures.rows(thrown, seen);
        return failures().problem(thrown, seen, context, refused());
    }

    private @Nullable String refused() {
        return walls == null ? null : walls.takeRefused();
    }

    private Failures failures() {
        return new Failures(program);
    }

    private byte[] result(@Nullable Object returned, @Nullable SeenRows seen) {
        boolean nothing = returned == null && (seen == null || program.kind() == ScriptKind.SUMMARY);
        try {
            return encoded(nothing ? List.of() : results.columns(returned, seen == null ? 0 : seen.size()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw failures().wrong(String.valueOf(e.getMessage()), seen, context);
        }
    }

    private static byte[] encoded(List<Column> columns) {
        int rows = columns.isEmpty() ? 0 : columns.get(0).size();
        if (rows == 0) return new WireOut().put(0).bytes();
        long bytes = Integer.BYTES;
        for (Column column : columns) bytes += WireOut.bytes(column);
        if (bytes > Kind.MOST_BYTES)
            throw new IllegalArgumentException(
                    "the result of a block may have at most %,d bytes but has %,d; make less of it"
                            .formatted(Kind.MOST_BYTES, bytes));
        WireOut out = new WireOut((int) bytes).put(rows);
        columns.forEach(out::put);
        return out.bytes();
    }

    byte[] state() {
        try {
            return state.bytes();
        } catch (IllegalArgumentException e) {
            throw failures().wrong(String.valueOf(e.getMessage()), null, context);
        }
    }

    /** The first and the last row at which the script has failed since this was asked last; null when that is not known. */
    long @Nullable [] takeFailedAt() {
        long[] taken = failedAt;
        failedAt = null;
        return taken;
    }

    LogLines takeLog() {
        return context.takeLog();
    }
}
