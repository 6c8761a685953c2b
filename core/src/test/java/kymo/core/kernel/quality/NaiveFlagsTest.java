package kymo.core.kernel.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoublePredicate;
import kymo.core.kernel.DoubleColumn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests whose windows move along the series, against their definitions written down plainly. */
class NaiveFlagsTest {

    private static final int ROWS = 600;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void flatLineIsTheRangeOfTheRowsBefore(long seed) {
        Random random = new Random(seed);
        Samples series = RandomSeries.of(random, ROWS);
        FlatLine test = new FlatLine(
                random.nextInt(6),
                random.nextInt(12),
                List.of(0.0, 0.5, 1.0, 2.0).get(random.nextInt(4)));
        byte[] flags = test.flag(series);
        for (int row = 0; row < ROWS; row++) {
            byte expected = QartodFlag.PASS;
            if (flat(series.values(), row, test.suspectRows(), test.tolerance())) expected = QartodFlag.SUSPECT;
            if (flat(series.values(), row, test.failRows(), test.tolerance())) expected = QartodFlag.FAIL;
            if (!Double.isFinite(series.values()[row])) expected = QartodFlag.MISSING;
            assertThat(flags[row]).as("row %d of %s", row, test).isEqualTo(expected);
        }
    }

    private static boolean flat(double[] x, int row, int k, double tolerance) {
        if (row < k) return false;
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (int i = row - k; i <= row; i++) {
            if (!Double.isFinite(x[i])) continue;
            high = Math.max(high, x[i]);
            low = Math.min(low, x[i]);
        }
        return high - low < tolerance;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void attenuatedSignalIsTheVariationOfTheTimeBefore(long seed) {
        Random random = new Random(seed);
        Samples series = RandomSeries.of(random, ROWS);
        long period = (1 + random.nextInt(30)) * RandomSeries.SECOND;
        for (Variation variation : Variation.values()) {
            VariationLimits limits = new VariationLimits(random.nextInt(3) * 0.5, random.nextInt(3) * 0.5);
            AttenuatedSignal test = new AttenuatedSignal(variation, limits, period, random.nextInt(4));
            byte[] flags = test.flag(series);
            for (int row = 0; row < ROWS; row++)
                assertThat(flags[row]).as("row %d of %s", row, test).isEqualTo(naive(test, series, row));
        }
    }

    private static byte naive(AttenuatedSignal test, Samples series, int row) {
        if (!Double.isFinite(series.values()[row])) return QartodFlag.MISSING;
        if (!series.timeValidity().isValid(row)) return QartodFlag.NOT_EVALUATED;
        List<BigDecimal> values = new ArrayList<>();
        boolean missing = false;
        long later = series.times()[row];
        for (int i = row; i >= 0; i--) {
            if (!series.timeValidity().isValid(i)) continue;
            long time = series.times()[i];
            if (time > later || series.times()[row] - time >= test.periodNanos()) break;
            later = time;
            double value = series.values()[i];
            if (Double.isFinite(value)) values.add(new BigDecimal(value));
            else missing = true;
        }
        boolean range = test.variation() == Variation.RANGE;
        if (values.size() < test.minObservations() || (range && missing)) return QartodFlag.NOT_EVALUATED;
        if (below(values, range, test.limits().fail())) return QartodFlag.FAIL;
        return below(values, range, test.limits().suspect()) ? QartodFlag.SUSPECT : QartodFlag.PASS;
    }

    /** Without any rounding: n Σx² - (Σx)² against n² limit². */
    private static boolean below(List<BigDecimal> values, boolean range, double limit) {
        BigDecimal exact = new BigDecimal(limit);
        if (range)
            return values.stream()
                            .max(BigDecimal::compareTo)
                            .orElseThrow()
                            .subtract(values.stream().min(BigDecimal::compareTo).orElseThrow())
                            .compareTo(exact)
                    < 0;
        BigDecimal count = BigDecimal.valueOf(values.size());
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal squares = values.stream().map(v -> v.multiply(v)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return count.multiply(squares)
                        .subtract(sum.multiply(sum))
                        .compareTo(count.multiply(exact).pow(2))
                < 0;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void saturationIsARunAtOneEnd(long seed) {
        Random random = new Random(seed);
        Samples series = RandomSeries.of(random, ROWS);
        Saturation test = new Saturation(-0.5, 0.5, 1 + random.nextInt(4), 4 + random.nextInt(4));
        byte[] flags = test.flag(series);
        double[] x = series.values();
        for (int row = 0; row < ROWS; row++) {
            int run = Math.max(run(x, row, v -> v >= 0.5), run(x, row, v -> v <= -0.5));
            byte expected = run >= test.failRun()
                    ? QartodFlag.FAIL
                    : run >= test.suspectRun() ? QartodFlag.SUSPECT : QartodFlag.PASS;
            if (!Double.isFinite(x[row])) expected = QartodFlag.MISSING;
            assertThat(flags[row]).as("row %d of %s", row, test).isEqualTo(expected);
        }
    }

    private static int run(double[] x, int row, DoublePredicate atEnd) {
        int from = row;
        while (from >= 0 && Double.isFinite(x[from]) && atEnd.test(x[from])) from--;
        int to = row;
        while (to < x.length && Double.isFinite(x[to]) && atEnd.test(x[to])) to++;
        return Math.max(0, to - from - 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void isolatedPointHasNoNeighbours(long seed) {
        Random random = new Random(seed);
        double[] x = new double[ROWS];
        for (int row = 0; row < ROWS; row++) x[row] = random.nextInt(3) == 0 ? 1 : Double.NaN;
        IsolatedPoint test = new IsolatedPoint(1 + random.nextInt(3));
        byte[] flags = test.flag(Samples.of(DoubleColumn.of(x)));
        for (int row = 0; row < ROWS; row++) {
            boolean alone = true;
            for (int i = Math.max(0, row - test.rows()); i <= Math.min(ROWS - 1, row + test.rows()); i++)
                alone &= i == row || Double.isNaN(x[i]);
            byte expected = Double.isNaN(x[row]) ? QartodFlag.MISSING : alone ? QartodFlag.SUSPECT : QartodFlag.PASS;
            assertThat(flags[row]).as("row %d of %s", row, test).isEqualTo(expected);
        }
    }
}
