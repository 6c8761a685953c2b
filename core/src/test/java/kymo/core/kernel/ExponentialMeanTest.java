package kymo.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExponentialMeanTest {

    private static final MathContext DIGITS = new MathContext(60);

    @Test
    void eachRowHalvesTheWeightOfTheRowsBefore() {
        double[] means = new ExponentialMean(0.5, true, false, 0)
                .apply(DoubleColumn.of(1, 2, 6))
                .values();
        assertThat(means).containsExactly(new double[] {1, 5.0 / 3, 29.0 / 7}, within(1e-15));
    }

    @Test
    void unadjustedTheFirstValueHasAllWeightThatIsLeft() {
        double[] means = new ExponentialMean(0.5, false, false, 0)
                .apply(DoubleColumn.of(1, 2, 6))
                .values();
        assertThat(means).containsExactly(1, 1.5, 3.75);
    }

    @Test
    void rowsWithoutAValueKeepTheMeanAndAgeItUnlessTold() {
        DoubleColumn in = DoubleColumn.of(Double.NaN, 1, Double.NaN, Double.POSITIVE_INFINITY, 3);
        assertThat(new ExponentialMean(0.5, false, false, 0).apply(in).values())
                .containsExactly(Double.NaN, 1, 1, 1, (1 * 0.125 + 3 * 0.5) / 0.625);
        assertThat(new ExponentialMean(0.5, false, true, 0).apply(in).values()).containsExactly(Double.NaN, 1, 1, 1, 2);
    }

    @Test
    void isMissingUntilEnoughValuesWereMet() {
        assertThat(new ExponentialMean(1, true, false, 2)
                        .apply(DoubleColumn.of(1, Double.NaN, 3, 4))
                        .values())
                .containsExactly(Double.NaN, Double.NaN, 3, 4);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void blocksCutAnywhereGiveTheSameBits(long seed) {
        RandomSeries series = new RandomSeries(seed);
        DoubleColumn all = DoubleColumn.of(series.values(5_000));
        ExponentialMean mean = new ExponentialMean(0.01, seed % 2 == 0, seed % 4 < 2, 1);
        DoubleColumn whole = mean.apply(all);
        ExponentialMean.State state = ExponentialMean.State.START;
        for (int from = 0; from < all.size(); ) {
            int to = Math.min(all.size(), from + 1 + series.below(900));
            ExponentialMean.Smoothed block = mean.apply(all.slice(from, to), state);
            assertThat(block.means()).as("rows %d to %d", from, to).isEqualTo(whole.slice(from, to));
            state = block.after();
            from = to;
        }
    }

    @ParameterizedTest(name = "alpha {0}")
    @ValueSource(doubles = {1e-7, 1e-4, 0.3, 0.999})
    void staysWithinTwoUlpOfExactArithmeticHoweverLongTheMemory(double alpha) {
        Random random = new Random(5);
        double[] x = random.doubles(2_000, 100, 101).toArray();
        double[] means = new ExponentialMean(alpha, true, false, 0)
                .apply(DoubleColumn.of(x))
                .values();
        BigDecimal fading = BigDecimal.ONE.subtract(new BigDecimal(alpha));
        BigDecimal weighted = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (int row = 0; row < x.length; row++) {
            weighted = weighted.multiply(fading, DIGITS).add(new BigDecimal(x[row]), DIGITS);
            weights = weights.multiply(fading, DIGITS).add(BigDecimal.ONE, DIGITS);
            double exact = weighted.divide(weights, DIGITS).doubleValue();
            assertThat(means[row]).as("row %d", row).isCloseTo(exact, within(2 * Math.ulp(exact)));
        }
    }

    @Test
    void alphaFollowsFromSpanCentreOfMassOrHalflife() {
        assertThat(ExponentialMean.alphaOfSpan(9)).isEqualTo(0.2);
        assertThat(ExponentialMean.alphaOfCenterOfMass(4)).isEqualTo(0.2);
        assertThat(ExponentialMean.alphaOfHalflife(1)).isEqualTo(0.5);
    }

    @Test
    void refusesWeightsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExponentialMean(0, true, false, 0))
                .withMessage("alpha must be above 0 and at most 1 but was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExponentialMean(0.5, true, false, -1))
                .withMessage("minPeriods must be 0 or more but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExponentialMean.alphaOfSpan(0.5))
                .withMessage("span must be at least 1 but was 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExponentialMean.alphaOfCenterOfMass(-1))
                .withMessage("com must be 0 or more but was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExponentialMean.alphaOfHalflife(0))
                .withMessage("halflife must be above 0 but was 0.0");
    }
}
