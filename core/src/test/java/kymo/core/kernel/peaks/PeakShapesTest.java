package kymo.core.kernel.peaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeakShapesTest {

    private static final double WHOLE = Double.POSITIVE_INFINITY;

    @Test
    void theAreaLiesAboveTheHigherBaseAndEndsWhereAFlankMeetsIt() {
        // Bases 1 (left) and -3 (right): above 1 lie a triangle of 1 x 4 / 2 and one that ends half way between 3 and
        // -1.
        double[] x = {5, 1, 5, 3, -1, 0, -3, 6};
        PeakShapes shapes = shapes(x, 2);
        assertThat(shapes.areas()).containsExactly(2 + (4 + 2) / 2.0 + 0.5 * 2 / 2);
        assertThat(shapes.leftBounds()).containsExactly(1);
        assertThat(shapes.rightBounds()).containsExactly(6);
    }

    @Test
    void whatRisesAgainBehindTheFlankIsAnothersArea() {
        assertThat(shapes(new double[] {9, 2, 4, 1, 3, 0, 9}, 2).areas()[0]).isCloseTo(1 + 2 / 3.0, within(1e-15));
    }

    @Test
    void theWidthHalfWayDownAGaussianIsItsFullWidthAtHalfMaximum() {
        double sigma = 40;
        double[] x = new double[1_001];
        for (int row = 0; row < x.length; row++)
            x[row] = 7 * Math.exp(-(row - 500.0) * (row - 500.0) / (2 * sigma * sigma));
        PeakShapes shapes = shapes(x, 500);
        assertThat(shapes.fullWidths()[0]).isCloseTo(2 * Math.sqrt(2 * Math.log(2)) * sigma, within(1e-2));
        assertThat(shapes.areas()[0]).isCloseTo(7 * sigma * Math.sqrt(2 * Math.PI), within(1e-6));
    }

    @Test
    void neighboursMeetInTheLowestRowBetweenThem() {
        double[] x = {0, 5, 2, 1, 3, 7, 4, 5, 6, 0};
        PeakShapes shapes = shapes(x, 1, 5, 8);
        assertThat(shapes.leftBounds()).containsExactly(0, 3, 6);
        assertThat(shapes.rightBounds()).containsExactly(3, 6, 9);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void theRangesOfNeighboursShareOneRowAtMostAndHoldTheirPeaks(long seed) {
        AnySignal any = new AnySignal(seed);
        Random random = new Random(seed);
        for (int trial = 0; trial < 500; trial++) {
            double[] x = any.next(150);
            long[] peaks = LocalMaxima.of(x).midpoints();
            double wlen = random.nextBoolean() ? WHOLE : 3 + random.nextInt(40);
            PeakShapes shapes = PeakShapes.of(Samples.of(x), peaks, Prominences.of(x, peaks, wlen));
            for (int i = 0; i < peaks.length; i++) {
                assertThat(shapes.leftBounds()[i]).isLessThanOrEqualTo(peaks[i]);
                assertThat(shapes.rightBounds()[i]).isGreaterThanOrEqualTo(peaks[i]);
                if (i > 0) assertThat(shapes.leftBounds()[i]).isGreaterThanOrEqualTo(shapes.rightBounds()[i - 1]);
            }
        }
    }

    @Test
    void rejectsPeaksThatDoNotAscend() {
        double[] x = {0, 1, 0, 1, 0};
        assertThatThrownBy(() -> shapes(x, 3, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("peaks must ascend but row 1 comes after 3");
    }

    @Test
    void rejectsPeaksOutsideOfTheirBases() {
        Prominences wrong = Prominences.of(new double[] {1}, new long[] {2}, new long[] {2});
        assertThatThrownBy(() -> Widths.of(Samples.of(new double[] {0, 1, 0}), new long[] {1}, wrong, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a peak must lie between its bases in the signal's 3 rows but peak 1 has bases 2 and 2");
    }

    private static PeakShapes shapes(double[] x, long... peaks) {
        return PeakShapes.of(Samples.of(x), peaks, Prominences.of(x, peaks, WHOLE));
    }
}
