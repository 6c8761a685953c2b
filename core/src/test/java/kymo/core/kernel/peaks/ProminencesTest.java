package kymo.core.kernel.peaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProminencesTest {

    private static final double WHOLE = Double.POSITIVE_INFINITY;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyRowsInAnyOrderStandOutAsTheDefinitionSays(long seed) {
        AnySignal any = new AnySignal(seed);
        Random random = new Random(seed);
        for (int trial = 0; trial < 500; trial++) {
            double[] x = any.next(80);
            if (x.length == 0) continue;
            long[] peaks = random.longs(random.nextInt(20), 0, x.length).toArray();
            double wlen = random.nextBoolean() ? WHOLE : 1.5 + random.nextInt(100);
            Prominences found = Prominences.of(x, peaks, wlen);
            for (int i = 0; i < peaks.length; i++) {
                int left = base(x, (int) peaks[i], -1, wlen);
                int right = base(x, (int) peaks[i], 1, wlen);
                String where = "row " + peaks[i] + ", wlen " + wlen + " of " + Arrays.toString(x);
                assertThat(found.leftBases()[i]).as(where).isEqualTo(left);
                assertThat(found.rightBases()[i]).as(where).isEqualTo(right);
                assertThat(new double[] {found.values()[i]})
                        .as(where)
                        .containsExactly(x[(int) peaks[i]] - Math.max(x[left], x[right]));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aWindowAsWideAsTheSignalIsNoWindow(long seed) {
        AnySignal any = new AnySignal(seed);
        for (int trial = 0; trial < 300; trial++) {
            double[] x = any.next(200);
            long[] peaks = LocalMaxima.of(x).midpoints();
            Prominences whole = Prominences.of(x, peaks, WHOLE);
            Prominences wide = Prominences.of(x, peaks, Math.max(2, 2 * x.length - 2));
            assertThat(wide.values()).containsExactly(whole.values());
            assertThat(wide.leftBases()).containsExactly(whole.leftBases());
            assertThat(wide.rightBases()).containsExactly(whole.rightBases());
        }
    }

    @Test
    void aRampOfPeaksInWideWindowsIsTooLongToWalkAndStillRight() {
        double[] x = new double[4_000];
        for (int row = 0; row < x.length; row++) x[row] = row + 5 * (row % 2);
        long[] peaks = LocalMaxima.of(x).midpoints();
        Prominences found = Prominences.of(x, peaks, 2_001);
        for (int i = 0; i < peaks.length; i++) {
            assertThat(found.leftBases()[i]).isEqualTo(base(x, (int) peaks[i], -1, 2_001));
            assertThat(found.rightBases()[i]).isEqualTo(base(x, (int) peaks[i], 1, 2_001));
        }
    }

    @Test
    void rejectsRowsThatAreNotInTheSignal() {
        assertThatThrownBy(() -> Prominences.of(new double[] {1, 0, 2}, new long[] {3}, WHOLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a peak must be a row of the signal (0 to 2) but was 3");
    }

    @Test
    void rejectsBasesOfAnotherCount() {
        assertThatThrownBy(() -> Prominences.of(new double[1], new long[2], new long[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prominences and their bases must be equally many but are 1, 2 left and 1 right");
    }

    private static int base(double[] x, int peak, int step, double wlen) {
        int base = peak;
        for (int row = peak; row >= 0 && row < x.length; row += step) {
            if (!(x[row] <= x[peak]) || Math.abs(row - peak) > (long) Math.ceil(wlen) / 2) break;
            if (x[row] < x[base]) base = row;
        }
        return base;
    }
}
