package kymo.core.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import kymo.core.kernel.DoubleColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnProfilerTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void momentsEqualExactDecimalArithmeticRoundedOnce(long seed) {
        Random random = new Random(seed);
        double[] x = anyColumn(random, 3_000);
        ColumnProfile profile = whole(x).profile();
        double[] finite = Arrays.stream(x).filter(Double::isFinite).toArray();
        BigDecimal n = BigDecimal.valueOf(finite.length);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (double value : finite) {
            sum = sum.add(new BigDecimal(value));
            squares = squares.add(new BigDecimal(value).pow(2));
        }
        BigDecimal spread = n.multiply(squares).subtract(sum.pow(2));
        MathContext digits = new MathContext(800);
        assertThat(profile.sum()).isEqualTo(sum.doubleValue());
        assertThat(profile.mean()).isEqualTo(sum.divide(n, digits).doubleValue());
        BigDecimal variance = spread.divide(n.multiply(n.subtract(BigDecimal.ONE)), digits);
        assertThat(profile.variance()).isEqualTo(variance.doubleValue());
        assertThat(profile.deviation())
                .isEqualTo(variance.sqrt(new MathContext(60)).doubleValue());
        BigDecimal population = spread.divide(n.multiply(n), digits);
        assertThat(profile.populationDeviation())
                .isEqualTo(population.sqrt(new MathContext(60)).doubleValue());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void profileIsTheSameHoweverTheRowsAreCutJoinedAndSaved(long seed) {
        Random random = new Random(seed);
        double[] x = anyColumn(random, 9_000);
        ColumnProfile whole = whole(x).profile();
        ColumnProfiler joined = ColumnProfiler.full();
        ColumnProfiler part = ColumnProfiler.full();
        for (int from = 0; from < x.length; ) {
            int to = Math.min(x.length, from + random.nextInt(2_000));
            part.add(x, from, to);
            if (random.nextInt(3) == 0) part = ColumnProfiler.restore(part.save());
            if (random.nextInt(3) == 0) {
                joined.add(part);
                part = ColumnProfiler.full();
            }
            from = to;
        }
        joined.add(part);
        assertSame(joined.profile(), whole);
    }

    private static void assertSame(ColumnProfile actual, ColumnProfile expected) {
        assertThat(actual).usingRecursiveComparison().ignoringFields("ranks").isEqualTo(expected);
        for (double share : new double[] {0, 0.01, 0.25, 0.5, 0.9, 1})
            assertThat(actual.ranks().quantile(share))
                    .isEqualTo(expected.ranks().quantile(share));
        assertThat(actual.ranks().medianDeviation()).isEqualTo(expected.ranks().medianDeviation());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void runsEqualThoseOfAPlainSearch(long seed) {
        Random random = new Random(seed);
        double[] x = new double[4_000];
        for (int row = 0; row < x.length; row++)
            x[row] = row > 0 && random.nextInt(10) > 0
                    ? x[row - 1]
                    : random.nextInt(4) == 0 ? Double.NaN : random.nextInt(3);
        ColumnProfile profile = whole(x).profile();
        int longest = 0;
        int start = -1;
        int longestMissing = 0;
        for (int row = 0; row < x.length; row++) {
            int end = row;
            while (end < x.length && Double.compare(x[end], x[row]) == 0) end++;
            if (Double.isNaN(x[row])) longestMissing = Math.max(longestMissing, end - row);
            else if (end - row > longest) {
                longest = end - row;
                start = row;
            }
        }
        assertThat(profile.constantRows()).isEqualTo(longest);
        assertThat(profile.constantFrom()).isEqualTo(start);
        assertThat(profile.missingRows()).isEqualTo(longestMissing);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void medianDeviationEqualsThatOfSortedDistances(long seed) {
        Random random = new Random(seed);
        for (int size = 1; size < 40; size++) {
            double[] x = random.doubles(size, -9, 9).map(Math::rint).toArray();
            double median = sortedMedian(x);
            double expected =
                    sortedMedian(Arrays.stream(x).map(v -> Math.abs(v - median)).toArray());
            assertThat(whole(x).profile().ranks().medianDeviation()).isEqualTo(expected);
        }
    }

    private static double sortedMedian(double[] x) {
        double[] sorted = Arrays.stream(x).sorted().toArray();
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    @Test
    void histogramCountsEveryFiniteValueOnce() {
        double[] x = IntStream.range(0, 1_000).mapToDouble(i -> i / 10.0).toArray();
        Histogram histogram = whole(x).profile().ranks().histogram(4);
        assertThat(histogram.edge(0)).isZero();
        assertThat(histogram.edge(4)).isEqualTo(99.9);
        assertThat(IntStream.range(0, 4).mapToLong(histogram::count).toArray()).containsExactly(250, 250, 250, 250);
    }

    @Test
    void profileWithoutRanksLeavesThemOut() {
        ColumnProfiler cheap = ColumnProfiler.withoutRanks();
        cheap.add(DoubleColumn.of(1, 2));
        assertThat(cheap.profile().ranks()).isNull();
        assertThat(cheap.profile().distinct()).isNull();
        assertThat(ColumnProfiler.restore(cheap.save()).profile()).isEqualTo(cheap.profile());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cheap.add(ColumnProfiler.full()))
                .withMessage("profiles with and without ranks cannot be joined; profile all parts alike");
    }

    @Test
    void stateOfAnotherKindIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnProfiler.restore(new AxisProfiler().save()))
                .withMessage(
                        "a profile's state must begin with 4b500001 but began with 4b410001; profile the column anew");
    }

    private static ColumnProfiler whole(double[] x) {
        ColumnProfiler profiler = ColumnProfiler.full();
        profiler.add(DoubleColumn.of(x));
        return profiler;
    }

    /** Of one magnitude, far from zero, of all magnitudes, or of small whole numbers; with missing and infinite values and plateaus. */
    private static double[] anyColumn(Random random, int size) {
        int kind = random.nextInt(5);
        double[] x = new double[size];
        for (int row = 0; row < size; row++) {
            double value = random.nextGaussian();
            if (kind == 1) value = 1e9 + value * 1e-3;
            if (kind == 2) value *= Math.pow(10, random.nextInt(600) - 300);
            if (kind == 3) value = Math.rint(value);
            if (kind == 4) value *= Double.MIN_VALUE * 1e5;
            if (random.nextInt(40) == 0) value = random.nextBoolean() ? Double.NaN : Double.NEGATIVE_INFINITY;
            x[row] = row > 0 && random.nextInt(30) == 0 ? x[row - 1] : value;
        }
        return x;
    }
}
