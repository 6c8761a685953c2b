package kymo.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of one length over values that are nearly all finite, against sums of whole numbers; tiles are shorter than these series. */
class SteadySumsTest {

    private static final int ROWS = 7_000;

    @ParameterizedTest(name = "{0}, window {1}")
    @CsvSource({
        "NOISE, 1",
        "NOISE, 2",
        "NOISE, 101",
        "NOISE, 1500",
        "LOUD_AND_STILL, 1",
        "LOUD_AND_STILL, 101",
        "LOUD_AND_STILL, 1500",
        "TINY, 7",
        "TINY, 600",
        "HUGE, 7",
        "HUGE, 600",
        "CANCELLING, 101",
        "CANCELLING, 513",
        "HOLES, 1",
        "HOLES, 101",
        "HOLES, 600",
        "LEVELS, 101",
        "ZEROS, 7"
    })
    void areExactAndRoundedOnceAndSoIsTheirQuotient(Kind kind, int window) {
        double[] x = values(kind);
        double[] sums = rolled(Statistic.SUM, window, x);
        double[] means = rolled(Statistic.MEAN, window, x);
        double[] exactSums = new double[ROWS];
        double[] exactMeans = new double[ROWS];
        ExactSum sum = new ExactSum();
        int finite = 0;
        for (int row = 0; row < ROWS; row++) {
            if (WindowWalk.isThere(x[row])) {
                sum.add(x[row]);
                finite++;
            }
            if (row >= window && WindowWalk.isThere(x[row - window])) {
                sum.subtract(x[row - window]);
                finite--;
            }
            boolean full = row + 1 >= window && finite == window;
            exactSums[row] = full ? sum.toDouble() : Double.NaN;
            exactMeans[row] = full ? sum.mean(finite) : Double.NaN;
        }
        assertThat(DoubleColumn.of(sums)).isEqualTo(DoubleColumn.of(exactSums));
        assertThat(DoubleColumn.of(means)).isEqualTo(DoubleColumn.of(exactMeans));
    }

    private static double[] rolled(Statistic statistic, int window, double[] x) {
        return Rolling.of(statistic, RowWindow.trailing(window))
                .apply(DoubleColumn.of(x))
                .values();
    }

    private enum Kind {
        NOISE,
        LOUD_AND_STILL,
        TINY,
        HUGE,
        CANCELLING,
        HOLES,
        LEVELS,
        ZEROS
    }

    private static double[] values(Kind kind) {
        Random random = new Random(7);
        double[] x = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double noise = random.nextGaussian();
            int level = row / 1_000;
            x[row] = switch (kind) {
                case NOISE -> noise;
                // each stretch needs cuts of its own
                case LOUD_AND_STILL -> Math.scalb(noise, 40 * (row / 777 % 5));
                case TINY -> noise * Double.MIN_NORMAL;
                case HUGE -> noise * 1e305;
                case CANCELLING -> (row % 2 == 0 ? 1e20 : -1e20) + noise;
                case HOLES -> row % 1_900 == 600 ? Double.NaN : row % 1_900 == 1_100 ? Double.NEGATIVE_INFINITY : noise;
                case LEVELS -> Math.rint(noise * 100) / 10 + level * 1e6;
                case ZEROS -> row % 1_000 < 600 ? -0.0 : noise;
            };
        }
        return x;
    }
}
