package kymo.jobs.script;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.ScriptBinding;
import kymo.core.scripts.ScriptVersion;
import kymo.core.scripts.ScriptedProcessor;
import kymo.jobs.host.Host;
import kymo.jobs.host.HostPool;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What scripts cost: {@code bench/bench kymo.jobs.script.ScriptBench [ROUNDS [BLOCKS]]}. Prints a JSON line: million rows a second through both pipes for the
 * block form and the expression form of {@code y = x * 2} (median and best of the rounds, by wall clock and by the processor time of both processes),
 * milliseconds from a warm host to the first result of a small script it has not seen, and milliseconds for a compilation.
 */
public final class ScriptBench {

    private static final String BLOCK_FORM =
            """
            @Param(name = 'x', type = COLUMN, defaultValue = 'x')
            @Output(name = 'y')
            Columns process(Rows rows, Params params, Context context) {
                double[] x = rows.doubles(params.column('x'))
                double[] y = new double[rows.size()]
                int from = rows.from()
                for (int i = 0; i < y.length; i++) y[i] = x[from + i] * 2
                return Columns.of(y)
            }
            """;
    private static final String EXPRESSION = "y = x * 2";
    private static final int ROWS = 65_536;

    private static final Schema SCHEMA = new Schema(List.of(new ColumnSpec("x", ColumnType.FLOAT, null)), -1, ROWS);

    private ScriptBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        int blocks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 400;
        Block[] data = new Block[4];
        for (int i = 0; i < data.length; i++)
            data[i] = new Block(
                    (long) ROWS * i,
                    ROWS,
                    List.of(DoubleColumn.of(new Random(i).doubles(ROWS).toArray())));
        Host host = ScriptHost.start("bench");
        try (ScriptSession session = new ScriptSession(host)) {
            double[][] block = new double[2][rounds];
            double[][] expression = new double[2][rounds];
            for (int round = -2; round < rounds; round++) {
                measure(session, BLOCK_FORM, data, blocks, block, round);
                measure(session, EXPRESSION, data, blocks, expression, round);
            }
            double[] first = firstResults(data[0], rounds);
            double[] compile = new double[100];
            for (int i = 0; i < compile.length; i++) {
                long began = System.nanoTime();
                session.declare("bench", BLOCK_FORM + "// " + i);
                compile[i] = (System.nanoTime() - began) / 1e6;
            }
            System.out.printf(
                    "{\"bench\":\"script\",\"block\":%s,\"expression\":%s,\"first_result_ms\":{\"median\":%.0f,\"worst\":%.0f},\"compile_ms\":%.1f}%n",
                    told(block),
                    told(expression),
                    median(first),
                    Arrays.stream(first).max().orElse(0),
                    median(compile));
        }
    }

    /** Each in a host of its own that has waited in a pool. */
    private static double[] firstResults(Block block, int rounds) throws InterruptedException {
        double[] millis = new double[rounds];
        try (HostPool pool = new HostPool(ScriptHost.kind(), 1)) {
            for (int round = 0; round < rounds; round++) {
                pool.warm();
                while (pool.ready() == 0) Thread.sleep(50);
                long began = System.nanoTime();
                try (ScriptSession session = new ScriptSession(pool.take(ScriptHost.errand("bench")))) {
                    open(session, "y = x * 2 + " + round + ".5");
                    session.process(block, 0, ROWS);
                    millis[round] = (System.nanoTime() - began) / 1e6;
                }
            }
        }
        return millis;
    }

    private static ScriptBinding open(ScriptSession session, String script) {
        Declaration declaration = session.declare("bench", script);
        ScriptBinding binding = new ScriptedProcessor(new ScriptVersion("bench", 1, "0"), declaration)
                .bind(SCHEMA, JsonNodeFactory.instance.objectNode());
        session.open(binding, Long.MAX_VALUE, rows -> DoubleColumn.of(), null);
        return binding;
    }

    private static void measure(
            ScriptSession session, String script, Block[] data, int blocks, double[][] into, int round) {
        open(session, script);
        long cpuBegan = cpuNanos();
        long began = System.nanoTime();
        session.send(data[0], 0, ROWS);
        for (int block = 1; block < blocks; block++) {
            session.send(data[block % data.length], 0, ROWS);
            session.take();
        }
        session.take();
        if (round < 0) return;
        double rows = (double) blocks * ROWS / 1e6;
        into[0][round] = rows / ((System.nanoTime() - began) / 1e9);
        into[1][round] = rows / ((cpuNanos() - cpuBegan) / 1e9);
    }

    /** Of this process and the host. */
    private static long cpuNanos() {
        ProcessHandle worker = ProcessHandle.current();
        return Stream.concat(Stream.of(worker), worker.descendants())
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }

    private static String told(double[][] rates) {
        return "{\"mrows_per_s\":%.1f,\"best\":%.1f,\"mrows_per_cpu_s\":%.1f}"
                .formatted(median(rates[0]), Arrays.stream(rates[0]).max().orElse(0), median(rates[1]));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
