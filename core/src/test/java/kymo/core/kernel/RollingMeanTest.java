package kymo.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingMeanTest {

    @Test
    void averagesTheLastWindowRows() {
        assertThat(means(RollingMean.trailing(3), 1, 2, 3, 4, 8)).containsExactly(Double.NaN, Double.NaN, 2, 3, 5);
    }

    @Test
    void rowIsMissingWhileTheWindowHoldsTooFewFiniteValues() {
        RollingMean mean = new RollingMean(3, 2, false, Closed.RIGHT);
        assertThat(means(mean, 1, Double.NaN, 3, Double.POSITIVE_INFINITY, 5, Double.NaN, Double.NaN))
                .containsExactly(Double.NaN, Double.NaN, 2, Double.NaN, 4, Double.NaN, Double.NaN);
    }

    @Test
    void centredWindowLiesAroundTheRow() {
        RollingMean mean = new RollingMean(3, 1, true, Closed.RIGHT);
        assertThat(means(mean, 1, 2, 6, 7)).containsExactly(1.5, 3, 5, 6.5);
    }

    @Test
    void saysWhichNeighboursABlockMustBring() {
        assertThat(RollingMean.trailing(101).rowsBefore()).isEqualTo(100);
        assertThat(RollingMean.trailing(101).rowsAfter()).isZero();
        RollingMean centred = new RollingMean(4, 1, true, Closed.BOTH);
        assertThat(centred.rowsBefore()).isEqualTo(3);
        assertThat(centred.rowsAfter()).isEqualTo(1);
    }

    @Test
    void rejectsMinPeriodsAboveWindow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RollingMean(3, 4, false, Closed.RIGHT))
                .withMessage("minPeriods must be between 0 and window (3) but was 4");
    }

    @Test
    void rejectsANegativeWindow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RollingMean.trailing(-1))
                .withMessage("window must be 0 or more rows but was -1");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 42})
    void shiftingTheInputShiftsTheMean(long seed) {
        double[] noise = new Random(seed).doubles(1_000, -5, 5).toArray();
        double[] shifted = noise.clone();
        for (int row = 0; row < shifted.length; row++) shifted[row] += 10;
        double[] means = means(RollingMean.trailing(7), noise);
        double[] shiftedMeans = means(RollingMean.trailing(7), shifted);
        for (int row = 6; row < means.length; row++) {
            assertThat(shiftedMeans[row]).isCloseTo(means[row] + 10, within(1e-13));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isWithinTwoUlpOfExactArithmeticWhateverTheMagnitudes(long seed) {
        Random random = new Random(seed);
        double[] x = new double[400];
        for (int row = 0; row < x.length; row++) x[row] = anyValue(random, seed);
        RollingMean mean = new RollingMean(
                1 + random.nextInt(40),
                random.nextInt(2),
                random.nextBoolean(),
                List.of(Closed.values()).get(random.nextInt(4)));
        double[] means = means(mean, x);
        for (int row = 0; row < x.length; row++) {
            double exact = exactMean(mean, x, row);
            if (Double.isNaN(exact)) assertThat(means[row]).as("row %d", row).isNaN();
            else assertThat(means[row]).as("row %d of %s", row, mean).isCloseTo(exact, within(2 * Math.ulp(exact)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void rowsComputedWithTheirHaloEqualTheSameRowsOfThatBlockCutElsewhere(long seed) {
        Random random = new Random(seed);
        double[] x = random.doubles(3_000, -1e6, 1e6).toArray();
        RollingMean mean = new RollingMean(1 + random.nextInt(100), 1, random.nextBoolean(), Closed.RIGHT);
        int from = 500 + random.nextInt(500);
        int to = from + 1 + random.nextInt(1_000);
        DoubleColumn all = DoubleColumn.of(x);
        int haloFrom = from - mean.rowsBefore();
        DoubleColumn wide = all.slice(haloFrom, to + mean.rowsAfter());
        assertThat(mean.apply(wide, from - haloFrom, to - haloFrom)).isEqualTo(mean.apply(all, from, to));
    }

    private static double anyValue(Random random, long seed) {
        double roll = random.nextDouble();
        if (roll < 0.1) return Double.NaN;
        if (roll < 0.15) return random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        double value = random.nextGaussian();
        if (seed % 4 == 0) return value * Math.pow(10, random.nextInt(600) - 300);
        if (seed % 4 == 1) return value * Double.MAX_VALUE / 4;
        if (seed % 4 == 2) return Math.rint(value * 4) * (random.nextInt(9) == 0 ? 1e17 : 1e-3);
        return value;
    }

    private static double exactMean(RollingMean mean, double[] x, int row) {
        int w = mean.window();
        int end = row + 1 + (mean.center() ? (w - 1) / 2 : 0);
        int start = end - w;
        if (mean.closed() == Closed.LEFT || mean.closed() == Closed.BOTH) start--;
        if (mean.closed() == Closed.LEFT || mean.closed() == Closed.NEITHER) end--;
        BigDecimal sum = BigDecimal.ZERO;
        int count = 0;
        for (int i = Math.max(0, start); i < Math.min(x.length, end); i++) {
            if (!Double.isFinite(x[i])) continue;
            sum = sum.add(new BigDecimal(x[i]));
            count++;
        }
        if (count == 0 || count < mean.minPeriods()) return Double.NaN;
        return sum.divide(BigDecimal.valueOf(count), new MathContext(60)).doubleValue();
    }

    private static double[] means(RollingMean mean, double... x) {
        return mean.apply(DoubleColumn.of(x)).values();
    }
}
