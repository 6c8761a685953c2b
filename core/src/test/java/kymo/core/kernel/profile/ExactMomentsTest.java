package kymo.core.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
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
            double least =
                    Arrays.stream(x).map(Math::abs).filter(v -> v > 0).min().orElse(0);
            moments.add(x, x.length, round % 2 == 0 ? least : 0, largest);
            BigDecimal exact = squares.multiply(BigDecimal.valueOf(x.length)).subtract(sum.pow(2));
            BigDecimal unit = new BigDecimal(BigInteger.ONE.shiftLeft(2 * ExactTotal.UNIT));
            assertThat(new BigDecimal(moments.spread())).isEqualByComparingTo(exact.multiply(unit));
            assertThat(moments.sum()).isEqualTo(sum.doubleValue());
        }
    }

    /** Sums side by side over many chunks, whose values are of one size for a while and then of another. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void manyChunksOfAnySizesAreExact(long seed) {
        Random random = new Random(seed);
        ExactMoments moments = new ExactMoments();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        int exponent = 1_000;
        int count = 0;
        for (int chunk = 0; chunk < 400; chunk++) {
            if (random.nextInt(150) == 0) exponent += random.nextInt(41) - 20;
            double[] x = new double[random.nextInt(4) == 0 ? 1 + random.nextInt(1_024) : 1_024];
            double least = Double.POSITIVE_INFINITY;
            double largest = 0;
            for (int i = 0; i < x.length; i++) {
                long shifted = (long) exponent - random.nextInt(chunk % 7 == 0 ? 16 : 4);
                x[i] = random.nextInt(50) == 0
                        ? 0
                        : Double.longBitsToDouble((random.nextLong() & 0x800F_FFFF_FFFF_FFFFL) | shifted << 52);
                largest = Math.max(largest, Math.abs(x[i]));
                if (x[i] != 0) least = Math.min(least, Math.abs(x[i]));
                sum = sum.add(new BigDecimal(x[i]));
                squares = squares.add(new BigDecimal(x[i]).pow(2));
            }
            moments.add(x, x.length, least, largest);
            count += x.length;
            if (random.nextInt(40) == 0) assertThat(moments.sum()).isEqualTo(sum.doubleValue());
        }
        BigDecimal exact = squares.multiply(BigDecimal.valueOf(count)).subtract(sum.pow(2));
        BigDecimal unit = new BigDecimal(BigInteger.ONE.shiftLeft(2 * ExactTotal.UNIT));
        assertThat(new BigDecimal(moments.spread())).isEqualByComparingTo(exact.multiply(unit));
    }

    @Test
    void smallValuesRemainWhereLargeOnesCancel() {
        ExactMoments moments = new ExactMoments();
        double[] x = {1, 0x1p-60 + 0x1p-100, -1, 0x1p-17 * Math.PI, -0x1p-17 * Math.PI};
        moments.add(x, x.length, 0, 1);
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
