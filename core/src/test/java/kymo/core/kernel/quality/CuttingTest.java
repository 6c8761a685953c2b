package kymo.core.kernel.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import kymo.core.kernel.LongColumn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promise that blocks rest on: a row's flag is the same however the series is cut. */
class CuttingTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void flagsAreTheSameHoweverTheSeriesIsCut(long seed) {
        Random random = new Random(seed);
        int rows = 200 + random.nextInt(800);
        Samples series = RandomSeries.of(random, rows);
        for (QualityTest test : AnyTest.all(random)) {
            byte[] whole = test.flag(series);
            int before = before(test, series);
            for (int from = 0; from < rows; ) {
                int to = Math.min(rows, from + 1 + random.nextInt(1 + random.nextInt(120)));
                int haloFrom = Math.max(0, from - before - random.nextInt(3));
                int haloTo = Math.min(rows, to + test.rowsAfter());
                byte[] flags = new byte[to - from];
                test.flag(series.slice(haloFrom, haloTo), from - haloFrom, to - haloFrom, flags);
                for (int row = from; row < to; row++)
                    assertThat(flags[row - from])
                            .as("row %d of rows %d to %d by %s", row, from, to, test)
                            .isEqualTo(whole[row]);
                from = to;
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyTestGivesMoreThanOneFlagOfItsSeries(long seed) {
        Random random = new Random(seed);
        Samples series = RandomSeries.of(random, 2_000);
        for (QualityTest test : AnyTest.all(random)) {
            FlagRuns runs = new FlagRuns();
            runs.append(0, test.flag(series));
            assertThat(runs.size()).as("runs of %s", test).isGreaterThan(1);
        }
    }

    private static int before(QualityTest test, Samples series) {
        if (test.nanosBefore() == 0) return test.rowsBefore();
        WindowRows window = new WindowRows(test.nanosBefore(), Integer.MAX_VALUE);
        window.add(LongColumn.of(series.times(), series.timeValidity()));
        return window.rowsBefore();
    }
}
