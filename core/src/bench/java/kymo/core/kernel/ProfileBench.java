package kymo.core.kernel;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import kymo.core.kernel.profile.AxisProfiler;
import kymo.core.kernel.profile.ColumnProfile;
import kymo.core.kernel.profile.ColumnProfiler;
import kymo.core.kernel.profile.RankedValues;

/**
 * What each part of a profile costs: a column without ranks, with exact ones, with estimated ones, telling them at the end, and an axis.
 *
 * <p>{@code bench/bench kymo.core.kernel.ProfileBench [ROWS [ROUNDS]]}; the peer on the same data: {@code python bench/profile_peer.py [ROWS]}. Prints a
 * JSON line: millions of values a second, medians over the rounds of one thread's CPU time, blocks of 64 Ki rows.
 */
public final class ProfileBench {

    private ProfileBench() {}

    public static void main(String[] arguments) {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        double[] x = new Random(1).doubles(rows).map(v -> 20 + 5 * v).toArray();
        double[] gaussian = new double[rows];
        Random random = new Random(2);
        for (int row = 0; row < rows; row++) gaussian[row] = random.nextInt(1_000) == 0 ? Double.NaN : random.nextGaussian();
        int few = Math.min(rows, ColumnProfiler.EXACT_VALUES);
        System.out.printf(
                "{\"bench\":\"profile\",\"rows\":%d,\"m_values_per_s\":{\"without_ranks\":%.1f,\"without_ranks_gaussian_1_in_1000_missing\":%.1f,\"exact_ranks_taking_in\":%.1f,\"exact_ranks_with_quantiles\":%.1f,\"estimated_ranks\":%.1f,\"axis\":%.1f}}%n",
                rows,
                speed(rows, rounds, () -> column(x, rows, ColumnProfiler.withoutRanks()).profile().deviation()),
                speed(rows, rounds, () -> column(gaussian, rows, ColumnProfiler.withoutRanks()).profile().deviation()),
                speed(few, rounds, () -> column(x, few, ColumnProfiler.full()).hashCode()),
                speed(few, rounds, () -> ranks(column(x, few, ColumnProfiler.full()).profile())),
                speed(rows, rounds, () -> ranks(column(x, rows, ColumnProfiler.full(0)).profile())),
                speed(rows, rounds, () -> axis(rows)));
    }

    private static double speed(int values, int rounds, Supplier<? extends Number> work) {
        double[] millions = new double[rounds];
        for (int round = -2; round < rounds; round++) {
            long began = cpuNanos();
            double told = work.get().doubleValue();
            if (Double.isNaN(told)) throw new IllegalStateException("nothing was told");
            if (round >= 0) millions[round] = values * 1e3 / (cpuNanos() - began);
        }
        Arrays.sort(millions);
        return millions[rounds / 2];
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static ColumnProfiler column(double[] x, int rows, ColumnProfiler profiler) {
        for (int from = 0; from < rows; from += Block.MAX_ROWS) profiler.add(x, from, Math.min(rows, from + Block.MAX_ROWS));
        return profiler;
    }

    private static double ranks(ColumnProfile profile) {
        RankedValues ranks = profile.ranks();
        return ranks.quantile(0.01) + ranks.quantile(0.5) + ranks.medianDeviation() + ranks.histogram(50).count(7);
    }

    private static double axis(int rows) {
        AxisProfiler profiler = new AxisProfiler();
        long[] times = new long[Block.MAX_ROWS];
        long now = 0;
        for (int from = 0; from < rows; from += times.length) {
            for (int row = 0; row < times.length; row++) times[row] = now += 1_000_000;
            profiler.add(LongColumn.of(times));
        }
        return profiler.profile().medianStepNanos();
    }
}
