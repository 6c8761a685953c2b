package kymo.core.kernel;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import kymo.core.kernel.quality.AttenuatedSignal;
import kymo.core.kernel.quality.BackwardTime;
import kymo.core.kernel.quality.CalendarPeriod;
import kymo.core.kernel.quality.Climatology;
import kymo.core.kernel.quality.ClimatologyMember;
import kymo.core.kernel.quality.DuplicateTime;
import kymo.core.kernel.quality.FlagRuns;
import kymo.core.kernel.quality.FlatLine;
import kymo.core.kernel.quality.GrossRange;
import kymo.core.kernel.quality.QartodFlag;
import kymo.core.kernel.quality.QualityTest;
import kymo.core.kernel.quality.RateOfChange;
import kymo.core.kernel.quality.RollUp;
import kymo.core.kernel.quality.Samples;
import kymo.core.kernel.quality.Spike;
import kymo.core.kernel.quality.TimeGap;
import kymo.core.kernel.quality.TimeJitter;
import kymo.core.kernel.quality.ValueSpan;
import kymo.core.kernel.quality.Variation;
import kymo.core.kernel.quality.VariationLimits;

/**
 * All QARTOD tests and their roll-up over a time and a value column, block by block as a job does it, flags stored as runs.
 *
 * <p>{@code bench/bench kymo.core.kernel.QualityBench [ROWS [ROUNDS]]}; the peer on the same data: {@code python bench/quality_peer.py [ROWS]}. Prints a
 * JSON line: MB/s of column data (16 B a row) for all tests together, and ns a row for each; medians over the rounds of one thread's CPU time.
 */
public final class QualityBench {

    private static final long SECOND = 1_000_000_000L;

    /** More rows than any of the tests' windows holds. */
    private static final int HALO = 512;

    private QualityBench() {}

    public static void main(String[] arguments) {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Samples[] wide = blocks(rows);
        Map<String, QualityTest> tests = tests();
        List<double[]> eachNanos = new ArrayList<>();
        double[] allNanos = new double[rounds];
        long suspects = 0;
        for (int round = -1; round < rounds; round++) {
            double[] nanos = new double[tests.size() + 1];
            suspects = round(wide, rows, new ArrayList<>(tests.values()), nanos);
            if (round < 0) continue;
            eachNanos.add(nanos);
            allNanos[round] = Arrays.stream(nanos).sum();
        }
        double median = median(allNanos);
        StringJoiner each = new StringJoiner(",");
        List<String> names = new ArrayList<>(tests.keySet());
        names.add("roll_up_and_runs");
        for (int i = 0; i < names.size(); i++) {
            int test = i;
            each.add("\"%s\":%.2f".formatted(names.get(i), median(eachNanos.stream().mapToDouble(n -> n[test]).toArray()) / rows));
        }
        System.out.printf(
                "{\"bench\":\"quality\",\"rows\":%d,\"tests\":%d,\"seconds\":%.3f,\"mb_per_s\":%.1f,\"flagged\":%d,\"ns_per_row\":{%s}}%n",
                rows, tests.size(), median / 1e9, rows * 16.0 / 1e6 / (median / 1e9), suspects, each);
    }

    private static Map<String, QualityTest> tests() {
        Map<String, QualityTest> tests = new LinkedHashMap<>();
        tests.put("gross_range", new GrossRange(new ValueSpan(-50, 50), new ValueSpan(-12, 12)));
        tests.put(
                "climatology",
                new Climatology(List.of(
                        new ClimatologyMember(1, 6, CalendarPeriod.MONTH, new ValueSpan(-12, 12), null, null),
                        new ClimatologyMember(7, 12, CalendarPeriod.MONTH, new ValueSpan(-11, 13), new ValueSpan(-50, 50), null))));
        tests.put("spike_average", new Spike(Spike.Method.AVERAGE, 4, 8));
        tests.put("spike_differential", new Spike(Spike.Method.DIFFERENTIAL, 4, 8));
        tests.put("rate_of_change", new RateOfChange(5, 10));
        tests.put("flat_line", new FlatLine(60, 300, 0.01));
        tests.put(
                "attenuated_signal_std",
                new AttenuatedSignal(Variation.DEVIATION, new VariationLimits(0.3, 0.1), 60 * SECOND, 30));
        tests.put(
                "attenuated_signal_range",
                new AttenuatedSignal(Variation.RANGE, new VariationLimits(0.6, 0.2), 60 * SECOND, 30));
        tests.put("time_gap", new TimeGap(SECOND * 3 / 2));
        tests.put("time_jitter", new TimeJitter(SECOND, SECOND / 10, SECOND));
        tests.put("duplicate_time", new DuplicateTime());
        tests.put("backward_time", new BackwardTime());
        return tests;
    }

    private static long round(Samples[] wide, int rows, List<QualityTest> tests, double[] nanos) {
        FlagRuns[] runs = new FlagRuns[tests.size() + 1];
        for (int i = 0; i < runs.length; i++) runs[i] = new FlagRuns();
        for (int block = 0; block < wide.length; block++) {
            int first = block * Block.MAX_ROWS;
            int size = Math.min(Block.MAX_ROWS, rows - first);
            int from = Math.min(first, HALO);
            RollUp worst = new RollUp(size);
            byte[] flags = new byte[size];
            for (int i = 0; i < tests.size(); i++) {
                long began = cpuNanos();
                tests.get(i).flag(wide[block], from, from + size, flags);
                long flagged = cpuNanos();
                nanos[i] += flagged - began;
                runs[i].append(first, flags);
                worst.add(flags);
                nanos[tests.size()] += cpuNanos() - flagged;
            }
            runs[tests.size()].append(first, worst.flags());
        }
        return runs[tests.size()].rows(QartodFlag.SUSPECT) + runs[tests.size()].rows(QartodFlag.FAIL);
    }

    /** Blocks with their neighbours, as a job reads them. */
    private static Samples[] blocks(int rows) {
        double[] values = new double[rows];
        long[] times = new long[rows];
        fill(times, values);
        Samples all = Samples.of(LongColumn.of(times), DoubleColumn.of(values));
        Samples[] blocks = new Samples[(rows + Block.MAX_ROWS - 1) / Block.MAX_ROWS];
        for (int block = 0; block < blocks.length; block++) {
            int first = block * Block.MAX_ROWS;
            blocks[block] = all.slice(Math.max(0, first - HALO), Math.min(rows, first + Block.MAX_ROWS + HALO));
        }
        return blocks;
    }

    /** A slow wave with noise, a row a second; 1 in 1,000 missing, 1 in 10,000 a spike, 1 in 100,000 rows stuck for 400 rows, 1 in 5,000 late. */
    private static void fill(long[] times, double[] values) {
        Random random = new Random(1);
        long now = 1_700_000_000L * SECOND;
        int stuck = 0;
        for (int row = 0; row < values.length; row++) {
            now += random.nextInt(5_000) == 0 ? 30 * SECOND : SECOND;
            times[row] = now;
            values[row] = 8 * Math.sin(row / 5_000.0) + random.nextGaussian();
            if (random.nextInt(100_000) == 0) stuck = 400;
            if (stuck-- > 0 && row > 0) values[row] = values[row - 1];
            else if (random.nextInt(1_000) == 0) values[row] = Double.NaN;
            else if (random.nextInt(10_000) == 0) values[row] += 30;
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
