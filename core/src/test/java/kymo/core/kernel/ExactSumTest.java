package kymo.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest {

    @Test
    void keepsWhatADoubleWouldLose() {
        assertThat(sumOf(1e300, 1, -1e300)).isEqualTo(1);
        assertThat(sumOf(Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE)).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void isInfiniteOnlyWhereTheSumIs() {
        ExactSum sum = new ExactSum();
        for (int i = 0; i < 3; i++) sum.add(Double.MAX_VALUE);
        assertThat(sum.toDouble()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sum.mean(3)).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void rejectsWhatIsNotFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExactSum().add(Double.NaN))
                .withMessage("only finite doubles can be summed but found NaN");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 42, 99})
    void roundsOnceLikeExactDecimalArithmetic(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            ExactSum sum = new ExactSum();
            BigDecimal oracle = BigDecimal.ZERO;
            for (int i = 0; i < 50; i++) {
                double value = anyFinite(random, round % 3 == 0 ? 2046 : 60);
                if (random.nextInt(4) == 0) {
                    sum.subtract(value);
                    oracle = oracle.subtract(new BigDecimal(value));
                } else {
                    sum.add(value);
                    oracle = oracle.add(new BigDecimal(value));
                }
                assertThat(sum.toDouble()).isEqualTo(oracle.doubleValue());
            }
        }
    }

    private static double anyFinite(Random random, int exponents) {
        long exponent = random.nextInt(exponents) + (exponents < 100 ? 1000L : 0L);
        return Double.longBitsToDouble((random.nextLong() & 0x800F_FFFF_FFFF_FFFFL) | exponent << 52);
    }

    private static double sumOf(double... values) {
        ExactSum sum = new ExactSum();
        for (double value : values) sum.add(value);
        return sum.toDouble();
    }
}
