package kymo.core.kernel.peaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaseScanTest {

    private static final double WHOLE = Double.POSITIVE_INFINITY;
    private static final int ROWS = 200_000;

    @Test
    void aRampOfPeaksInEitherDirectionNeedsNextToNoMemory() {
        assertThat(mostHeld(BaseScan.forwards(WHOLE), false, row -> row + 5 * (row % 2)))
                .isLessThanOrEqualTo(2);
        assertThat(mostHeld(BaseScan.forwards(WHOLE), false, row -> -row + 5 * (row % 2)))
                .isLessThanOrEqualTo(2);
        assertThat(mostHeld(BaseScan.backwards(WHOLE, ROWS), true, row -> row + 5 * (row % 2)))
                .isLessThanOrEqualTo(2);
    }

    @Test
    void noiseNeedsAboutTheLogarithmOfItsRows() {
        Random random = new Random(1);
        assertThat(mostHeld(BaseScan.forwards(WHOLE), false, row -> random.nextGaussian()))
                .isLessThan(60);
    }

    @Test
    void onlyANarrowingOscillationFillsTheStackAndAWindowBoundsIt() {
        IntToDoubleFunction narrowing = row -> (row % 2 == 0 ? 1 : -1) * (double) (ROWS - row);
        assertThat(mostHeld(BaseScan.forwards(WHOLE), false, narrowing)).isBetween(ROWS / 2 - 2, ROWS / 2);
        assertThat(mostHeld(BaseScan.holding(64, true, 50, ROWS), false, narrowing))
                .isLessThanOrEqualTo(64);
    }

    @Test
    void refusesToHoldMoreThanItMay() {
        IntToDoubleFunction narrowing = row -> (row % 2 == 0 ? 1 : -1) * (double) (ROWS - row);
        assertThatThrownBy(() -> mostHeld(BaseScan.holding(64, true, WHOLE, ROWS), false, narrowing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tops and lows nested in each other must be at most 64 but are more; "
                        + "give a window (wlen) or process fewer rows");
        assertThatThrownBy(() -> mostHeld(BaseScan.holding(64, true, 1_000, ROWS), false, row -> row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a rise inside the window of a prominence must be at most 64 rows but is longer; shorten wlen");
    }

    @Test
    void rejectsAPeakOutsideOfItsBlock() {
        BaseScan scan = BaseScan.forwards(WHOLE);
        assertThatThrownBy(() -> scan.accept(new double[3], new long[] {3}, new double[1], new long[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a peak must lie in the block it is given with, by ascending row, but row 3 does not");
    }

    private static int mostHeld(BaseScan scan, boolean backwards, IntToDoubleFunction value) {
        int most = 0;
        for (int from = 0; from < ROWS; from += 100) {
            int first = backwards ? ROWS - 100 - from : from;
            double[] block =
                    IntStream.range(first, first + 100).mapToDouble(value).toArray();
            scan.accept(block, new long[0], new double[0], new long[0]);
            most = Math.max(most, scan.held());
        }
        return most;
    }
}
