package kymo.core.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A rolling statistic over one column of noise, on one thread, block by block as a job does it.
 *
 * <p>{@code STATISTIC [ROWS [WINDOW [REPEATS]]]}: {@code bench/bench kymo.core.kernel.RollingBench median 10000000 101}; statistic {@code ewm} is the
 * exponentially weighted mean of span WINDOW. The peer is {@code bench/rolling_peer.py}, with the same arguments. Prints a JSON line: the
 * median CPU and wall seconds of REPEATS runs after one to warm up, and beside them the floor: the wall seconds of a plain loop that copies the
 * column into a fresh array for each block, and into the same one.
 */
public final class RollingBench {

    /** Seen from outside, so that the copying is not left out. */
    private static volatile double @Nullable [] copied;

    private RollingBench() {}

    public static void main(String[] arguments) {
        String name = arguments[0];
        int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000_000;
        int window = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 101;
        int repeats = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
        DoubleColumn in = DoubleColumn.of(noise(rows));
        Runnable work = name.equals("ewm") ? exponential(in, window) : rolling(name, in, window);
        double[] reused = new double[Block.MAX_ROWS];
        Seconds own = Seconds.of(work, repeats);
        Seconds fresh = Seconds.of(copy(in.values(), () -> new double[Block.MAX_ROWS]), repeats);
        Seconds same = Seconds.of(copy(in.values(), () -> reused), repeats);
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"rolling\",\"statistic\":\"%s\",\"rows\":%d,\"window\":%d,\"cpu_s\":%.3f,\"wall_s\":%.3f,"
                        + "\"copy_fresh_s\":%.3f,\"copy_reused_s\":%.3f}%n",
                name,
                rows,
                window,
                own.cpu(),
                own.wall(),
                fresh.wall(),
                same.wall());
    }

    /** Medians of some runs after one to warm up. */
    private record Seconds(double cpu, double wall) {

        static Seconds of(Runnable work, int repeats) {
            work.run();
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            double[] cpu = new double[repeats];
            double[] wall = new double[repeats];
            for (int i = 0; i < repeats; i++) {
                long began = System.nanoTime();
                long cpuBegan = threads.getCurrentThreadCpuTime();
                work.run();
                cpu[i] = (threads.getCurrentThreadCpuTime() - cpuBegan) / 1e9;
                wall[i] = (System.nanoTime() - began) / 1e9;
            }
            Arrays.sort(cpu);
            Arrays.sort(wall);
            return new Seconds(cpu[repeats / 2], wall[repeats / 2]);
        }
    }

    private static Runnable copy(double[] in, Supplier<double[]> block) {
        return () -> {
            for (int from = 0; from < in.length; from += Block.MAX_ROWS) {
                double[] out = block.get();
                int rows = Math.min(out.length, in.length - from);
                for (int row = 0; row < rows; row++) out[row] = in[from + row];
                copied = out;
            }
        };
    }

    private static Runnable rolling(String name, DoubleColumn in, int length) {
        RowWindow window = RowWindow.trailing(length);
        Rolling rolling = Rolling.of(Statistic.valueOf(name.toUpperCase(Locale.ROOT)), window);
        return () -> {
            for (int from = 0; from < in.size(); from += Block.MAX_ROWS) {
                int to = Math.min(in.size(), from + Block.MAX_ROWS);
                consume(rolling.apply(in, from, to), to - from);
            }
        };
    }

    private static Runnable exponential(DoubleColumn in, int span) {
        ExponentialMean mean = new ExponentialMean(ExponentialMean.alphaOfSpan(span), true, false, 0);
        return () -> {
            ExponentialMean.State state = ExponentialMean.State.START;
            for (int from = 0; from < in.size(); from += Block.MAX_ROWS) {
                int to = Math.min(in.size(), from + Block.MAX_ROWS);
                ExponentialMean.Smoothed block = mean.apply(in.slice(from, to), state);
                consume(block.means(), to - from);
                state = block.after();
            }
        };
    }

    private static void consume(DoubleColumn block, int rows) {
        if (block.size() != rows) throw new IllegalStateException("rows were left out");
    }

    private static double[] noise(int rows) {
        Random random = new Random(1);
        double[] x = new double[rows];
        for (int row = 0; row < rows; row++) x[row] = random.nextGaussian();
        return x;
    }
}
