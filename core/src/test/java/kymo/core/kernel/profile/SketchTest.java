package kymo.core.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What profiles estimate beyond their exact bound, against all values sorted. */
class SketchTest {

    @ParameterizedTest(name = "{0} values, {1}")
    @CsvSource({"100000, random", "3000000, random", "9000000, random", "2000000, rising", "2000000, alternating"})
    void rankOfAQuantileIsWithinItsBound(int size, String order) {
        double[] x = values(size, order);
        RankedValues ranked = profiler(x, 0).profile().ranks();
        Arrays.sort(x);
        assertThat(ranked.isEstimate()).isTrue();
        assertThat(ranked.size()).isEqualTo(size);
        for (double share : new double[] {0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999})
            assertThat(distance(x, ranked.quantile(share), share))
                    .as("quantile %s", share)
                    .isLessThanOrEqualTo(ranked.rankError());
    }

    @Test
    void ranksAreNotOffToOneSide() {
        double[] x = values(4_000_000, "random");
        RankedValues ranked = profiler(x, 0).profile().ranks();
        Arrays.sort(x);
        double off = 0;
        for (int percent = 1; percent < 100; percent++)
            off += rank(x, ranked.quantile(percent / 100.0)) / x.length - percent / 100.0;
        assertThat(Math.abs(off / 99)).isLessThan(ranked.rankError() / 4);
    }

    @Test
    void joinedSketchesKeepEveryValueWithinTheBound() {
        double[] x = values(5_000_000, "random");
        ColumnProfiler joined = ColumnProfiler.full(1_000);
        int[] cuts = {0, 700, 100_000, 100_003, 4_500_000, 4_999_999, 5_000_000};
        for (int i = 1; i < cuts.length; i++) joined.add(profiler(Arrays.copyOfRange(x, cuts[i - 1], cuts[i]), 1_000));
        RankedValues ranked = joined.profile().ranks();
        Arrays.sort(x);
        assertThat(ranked.size()).isEqualTo(x.length);
        for (double share : new double[] {0.01, 0.25, 0.5, 0.75, 0.99})
            assertThat(distance(x, ranked.quantile(share), share)).isLessThanOrEqualTo(ranked.rankError());
    }

    @Test
    void savedSketchGoesOnToTheSameBits() {
        double[] x = values(5_000_000, "random");
        ColumnProfiler through = ColumnProfiler.full(0);
        through.add(x, 0, 4_321_987);
        ColumnProfiler restored = ColumnProfiler.restore(through.save());
        through.add(x, 4_321_987, x.length);
        restored.add(x, 4_321_987, x.length);
        assertThat(restored.save()).isEqualTo(through.save());
    }

    @ParameterizedTest(name = "{0} different values")
    @ValueSource(ints = {1, 100, 20_000, 50_000, 300_000, 2_000_000})
    void distinctEstimateIsWithinItsBound(int different) {
        double[] x = new double[Math.max(different, 1_000_000)];
        for (int i = 0; i < x.length; i++) x[i] = i % different * 0.1;
        DistinctCount count = profiler(x, 0).profile().distinct();
        assertThat(count.isEstimate()).isTrue();
        assertThat((double) Math.abs(count.values() - different))
                .isLessThanOrEqualTo(count.relativeError() * different);
    }

    @Test
    void valuesUpToTheBoundAreExact() {
        double[] x = values(2_000, "random");
        assertThat(profiler(x, 2_000).profile().ranks().isEstimate()).isFalse();
        assertThat(profiler(x, 1_999).profile().ranks().isEstimate()).isTrue();
    }

    private static ColumnProfiler profiler(double[] x, int exactValues) {
        ColumnProfiler profiler = ColumnProfiler.full(exactValues);
        profiler.add(x, 0, x.length);
        return profiler;
    }

    /** How far the ranks at which {@code value} stands are from the wanted one, as a part of all. */
    private static double distance(double[] sorted, double value, double share) {
        return Math.abs(rank(sorted, value) - share * (sorted.length - 1)) / sorted.length;
    }

    private static double rank(double[] sorted, double value) {
        int found = Arrays.binarySearch(sorted, value);
        return found >= 0 ? found : -found - 1;
    }

    private static double[] values(int size, String order) {
        Random random = new Random(7);
        IntToDoubleFunction value = switch (order) {
            case "random" -> i -> random.nextGaussian();
            case "rising" -> i -> i;
            default -> i -> i % 2 == 0 ? i : -i;
        };
        double[] x = new double[size];
        for (int i = 0; i < size; i++) x[i] = value.applyAsDouble(i);
        return x;
    }
}
