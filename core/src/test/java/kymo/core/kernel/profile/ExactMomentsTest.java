package kymo.core.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactMomentsTest {

    /** Magnitudes of a chunk spread over 2^0 … 2^spread: from all alike to all that doubles have. */
    @ParameterizedTest(name = "magnitudes over 2^{0}")
    @ValueSource(ints = {0, 5, 14, 15, 16, 17, 18, 30, 60, 200, 2_000})
    void noBitIsLostWhateverTheMagnitudes(int spread) {
        Random random = new Random(spread);
        for (int round = 0; round < 20; round++) {
            int top = spread == 2_000 ? 2_046 : 600 + random.nextInt(1_000);
            double[] x = new double[ExactMoments.CHUNK];
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal squares = BigDecimal.ZERO;
            ExactMoments moments = new ExactMoments();
            double largest = 0;
            for (int i = 0; i < x.length; i++) {
                long exponent = Math.max(0, top - (long) random.nextInt(spread + 1));
                x[i] = Double.longBitsToDouble((random.nextLong() & 0x800F_FFFF_FFFF_FFFFL) | exponent << 52);
                largest = Math.max(largest, Math.abs(x[i]));
                sum = sum.add(new BigDecimal(x[i]));
                squares = squares.add(new BigDecimal(x[i]).pow(2));
            }
            moments.add(x, x.length, largest);
            BigDecimal exact = squares.multiply(BigDecimal.valueOf(x.length)).subtract(sum.pow(2));
            BigDecimal unit = new BigDecimal(BigInteger.ONE.shiftLeft(2 * ExactTotal.UNIT));
            assertThat(new BigDecimal(moments.spread())).isEqualByComparingTo(exact.multiply(unit));
            assertThat(moments.sum()).isEqualTo(sum.doubleValue());
        }
    }

    @Test
    void smallValuesRemainWhereLargeOnesCancel() {
        ExactMoments moments = new ExactMoments();
        double[] x = {1, 0x1p-60 + 0x1p-100, -1, 0x1p-17 * Math.PI, -0x1p-17 * Math.PI};
        moments.add(x, x.length, 1);
        assertThat(moments.sum()).isEqualTo(0x1p-60 + 0x1p-100);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void quotientIsRoundedOnceDownToTheSmallestDoubles(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            BigInteger numerator = new BigInteger(1 + random.nextInt(200), random);
            BigInteger denominator = BigInteger.ONE.shiftLeft(random.nextInt(100));
            int exponent = random.nextInt(400) - 1_200;
            BigDecimal exact = new BigDecimal(numerator)
                    .divide(new BigDecimal(denominator.shiftLeft(-Math.min(0, exponent))))
                    .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(Math.max(0, exponent))));
            assertThat(ExactRatio.toDouble(numerator, denominator, exponent)).isEqualTo(exact.doubleValue());
        }
    }
}
