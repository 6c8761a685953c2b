package kymo.core.kernel.peaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseLevelTest {

    @Test
    void isTheScaledMedianDeviationOfTheSteps() {
        // Steps 1, 3, -2, 6, 0: median 1, deviations from it 0, 2, 3, 5, 1, whose median is 2.
        assertThat(NoiseLevel.of(new double[] {0, 1, 4, 2, 8, 8})).isEqualTo(1.4826 * 2 / Math.sqrt(2));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void isWhatSortingGives(long seed) {
        AnySignal any = new AnySignal(seed);
        for (int trial = 0; trial < 500; trial++) {
            double[] x = any.next(100);
            assertThat(new double[] {NoiseLevel.of(x)}).containsExactly(new double[] {bySorting(x)}, within(1e-12));
        }
    }

    @Test
    void findsTheNoiseUnderPeaksDriftAndGaps() {
        Random random = new Random(1);
        double[] x = new double[200_000];
        for (int row = 0; row < x.length; row++) {
            x[row] = 0.25 * random.nextGaussian() + row * 1e-3 + (row % 100 == 0 ? 50 : 0);
            if (row % 1_000 == 7) x[row] = Double.NaN;
        }
        assertThat(NoiseLevel.of(x)).isCloseTo(0.25, within(0.01));
    }

    @Test
    void isNothingOfNoStepsAndZeroOfEqualOnes() {
        assertThat(NoiseLevel.of(new double[0])).isNaN();
        assertThat(NoiseLevel.of(new double[] {1, Double.NaN, 2})).isNaN();
        assertThat(NoiseLevel.of(new double[] {1, 2, 3, 4, 9})).isZero();
    }

    @Test
    void aMillionEqualOrOrderedStepsAreNoTrap() {
        double[] squares = new double[1_000_000];
        for (int row = 0; row < squares.length; row++) squares[row] = 0.5 * row * row;
        assertThat(NoiseLevel.of(squares)).isCloseTo(1.4826 * 250_000 / Math.sqrt(2), within(1.0));
        assertThat(NoiseLevel.of(new double[1_000_000])).isZero();
    }

    private static double bySorting(double[] x) {
        double[] steps = new double[Math.max(0, x.length - 1)];
        for (int row = 1; row < x.length; row++) steps[row - 1] = x[row] - x[row - 1];
        double[] finite = Arrays.stream(steps).filter(Double::isFinite).sorted().toArray();
        if (finite.length == 0) return Double.NaN;
        double middle = middle(finite);
        double[] away =
                DoubleStream.of(finite).map(d -> Math.abs(d - middle)).sorted().toArray();
        return 1.4826 * middle(away) / Math.sqrt(2);
    }

    private static double middle(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
