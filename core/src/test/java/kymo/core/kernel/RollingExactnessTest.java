package kymo.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every statistic against the definition in exact arithmetic, whatever the magnitudes; and blocks cut anywhere. Of a mean the rounded sum
 * is meant, divided; of a standard deviation the root of the rounded variance.
 */
class RollingExactnessTest {

    private static Stream<Arguments> statisticsAndSeeds() {
        return Arrays.stream(Statistic.values())
                .flatMap(statistic -> LongStream.range(0, 27).mapToObj(seed -> Arguments.of(statistic, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("statisticsAndSeeds")
    void windowsOfRowsGiveTheExactResultRoundedOnce(Statistic statistic, long seed) {
        RandomSeries series = new RandomSeries(seed);
        double[] x = series.values(2_600);
        Rolling rolling = series.rolling(statistic, false, 1 + series.below(2) * series.below(70));
        assertSame(rolling.apply(DoubleColumn.of(x)).values(), NaiveRolling.of(rolling, x, new long[0]), rolling);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("statisticsAndSeeds")
    void windowsOfTimeGiveTheExactResultRoundedOnce(Statistic statistic, long seed) {
        RandomSeries series = new RandomSeries(seed);
        double[] x = series.values(2_600);
        long[] times = series.times(x.length);
        Rolling rolling = series.rolling(statistic, true, 1 + series.below(2) * series.below(70));
        double[] out = rolling.apply(DoubleColumn.of(x), times, 0, x.length).values();
        assertSame(out, NaiveRolling.of(rolling, x, times), rolling);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("statisticsAndSeeds")
    void longWindowsGiveTheExactResultRoundedOnce(Statistic statistic, long seed) {
        double[] x = new RandomSeries(seed).values(9_000);
        RowWindow window = new RowWindow(3_500, seed % 2 == 0, Closed.RIGHT);
        double[] everyRow =
                Rolling.of(statistic, window, 1).apply(DoubleColumn.of(x)).values();
        Rolling everyFewth = new Rolling(statistic, window, 1, 1, 1_000);
        double[] out =
                IntStream.range(0, 9).mapToDouble(i -> everyRow[i * 1_000]).toArray();
        assertSame(out, NaiveRolling.of(everyFewth, x, new long[0]), everyFewth);
        assertSame(everyFewth.apply(DoubleColumn.of(x)).values(), out, everyFewth);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("statisticsAndSeeds")
    void blocksCutAnywhereWithTheirHaloGiveTheSameBits(Statistic statistic, long seed) {
        RandomSeries series = new RandomSeries(seed);
        DoubleColumn all = DoubleColumn.of(series.values(6_000));
        Rolling rolling = series.rolling(statistic, false, 1);
        RowWindow window = (RowWindow) rolling.window();
        double[] whole = rolling.apply(all).values();
        for (int from = 0; from < whole.length; ) {
            int to = Math.min(whole.length, from + 1 + series.below(2_500));
            int haloFrom = Math.max(0, from - window.rowsBefore() - series.below(5));
            int haloTo = Math.min(whole.length, to + window.rowsAfter() + series.below(5));
            DoubleColumn block = rolling.apply(all.slice(haloFrom, haloTo), from - haloFrom, to - haloFrom);
            assertThat(block).as("rows %d to %d", from, to).isEqualTo(all(whole, from, to));
            from = to;
        }
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("statisticsAndSeeds")
    void blocksOfTimeCutAnywhereWithTheirHaloGiveTheSameBits(Statistic statistic, long seed) {
        RandomSeries series = new RandomSeries(seed);
        DoubleColumn all = DoubleColumn.of(series.values(6_000));
        long[] times = series.times(all.size());
        Rolling rolling = series.rolling(statistic, true, 1);
        TimeWindow window = (TimeWindow) rolling.window();
        double[] whole = rolling.apply(all, times, 0, times.length).values();
        for (int from = 0; from < whole.length; ) {
            int to = Math.min(whole.length, from + 1 + series.below(2_500));
            int haloFrom = firstAtOrAfter(times, times[from] - window.nanosBefore());
            int haloTo = firstAtOrAfter(times, times[to - 1] + window.nanosAfter() + 1);
            DoubleColumn block = rolling.apply(
                    all.slice(haloFrom, haloTo),
                    Arrays.copyOfRange(times, haloFrom, haloTo),
                    from - haloFrom,
                    to - haloFrom);
            assertThat(block).as("rows %d to %d", from, to).isEqualTo(all(whole, from, to));
            from = to;
        }
    }

    private static int firstAtOrAfter(long[] times, long time) {
        int row = 0;
        while (row < times.length && times[row] < time) row++;
        return row;
    }

    private static DoubleColumn all(double[] whole, int from, int to) {
        return DoubleColumn.of(whole).slice(from, to);
    }

    /** The same numbers bit for bit, but for the sign of a zero. */
    private static void assertSame(double[] actual, double[] expected, Rolling rolling) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int row = 0; row < expected.length; row++) {
            assertThat(Double.compare(actual[row] + 0.0, expected[row] + 0.0))
                    .as("row %d of %s: %s for %s", row, rolling, actual[row], expected[row])
                    .isZero();
        }
    }
}
