package kymo.jobs.script.inside;

import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.DoubleColumn;
import kymo.core.scripts.ParameterType;
import kymo.jobs.host.wire.WireIn;
import kymo.jobs.host.wire.WireOut;
import kymo.jobs.script.wire.Argument;
import kymo.jobs.script.wire.Opening;
import org.jspecify.annotations.Nullable;

/** Compiles and runs scripts of both forms, so that the classes which that takes are there, and the loops compiled, before somebody waits for it. */
final class Rehearsal {

    private static final String METHOD = """
            @Param(name = 'x', type = COLUMN)
            @Param(name = 'k', type = NUMBER, min = 0)
            @Output(name = 'y')
            Columns process(Rows rows, Params params, Context context) {
                double[] x = rows.doubles(params.column('x'))
                double[] y = new double[rows.size()]
                for (int i = 0; i < y.length; i++) y[i] = x[rows.from() + i] > 0.5 ? sqrt(x[i]) : params.number('k')
                [1, 2].each { int i -> context.log("${i} of ${y.length} rows") }
                return Columns.of(y)
            }
            """;
    private static final String EXPRESSION = """
            @Param(min = 0) double k = 2.5
            double half = x / 2
            y = isMissing(x) ? 0 : half * k + sqrt(x) ** 2
            if (x > 1 && k != 3) y = y - 1
            """;
    private static final byte[] NOTHING = {};
    private static final int ROWS = 8_192;
    private static final int TIMES = 8;

    private final ScriptCompiler compiler;
    private final @Nullable Walls walls;

    Rehearsal(ScriptCompiler compiler, @Nullable Walls walls) {
        this.compiler = compiler;
        this.walls = walls;
    }

    void run() {
        for (String text : List.of(METHOD, EXPRESSION)) {
            Program program = compiler.compile("rehearsal", text);
            new SelfDescription(program).declared().bytes();
            WireIn in = new WireIn(opening().bytes(NOTHING));
            ScriptRun run = new ScriptRun(program, walls, Opening.of(in), in.bytes());
            run.begin();
            byte[] block = block();
            for (int time = 0; time < TIMES; time++) run.process(new WireIn(block));
            run.takeLog().bytes();
            ScriptCompiler.forget(program);
        }
    }

    private static Opening opening() {
        return new Opening(
                false,
                false,
                ROWS,
                List.of(new ColumnSpec("x", ColumnType.FLOAT, null)),
                List.of(new ColumnSpec("y", ColumnType.FLOAT, null)),
                List.of(
                        new Argument("x", ParameterType.COLUMN, 0, false, List.of("x")),
                        new Argument("k", ParameterType.NUMBER, 2, false, List.of())));
    }

    private static byte[] block() {
        return new WireOut()
                .put(0L)
                .put(ROWS)
                .put(0)
                .put(ROWS)
                .put(DoubleColumn.of(new double[ROWS]))
                .bytes();
    }
}
