package kymo.core.kernel.peaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseRecordsTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aWalkAwayFromABorderLeavesTheBasesOfTheWholeSignal(long seed) {
        AnySignal any = new AnySignal(seed);
        Random random = new Random(seed);
        for (int trial = 0; trial < 1_000; trial++) {
            double[] x = any.next(120);
            int from = random.nextInt(x.length + 1);
            check(x, from, true);
            check(x, from, false);
        }
    }

    /** Every row on this side of the border is asked for its base, not only the peaks. */
    private static void check(double[] x, int border, boolean forwards) {
        double[] values = new double[x.length];
        long[] rows = new long[x.length];
        BaseScan.holding(Integer.MAX_VALUE, forwards, Double.POSITIVE_INFINITY, x.length)
                .accept(x, LongStream.range(0, x.length).toArray(), values, rows);

        int from = forwards ? border : 0;
        int to = forwards ? x.length : border;
        double[] near = Arrays.copyOfRange(x, from, to);
        double highest =
                Arrays.stream(near).filter(value -> !Double.isNaN(value)).max().orElse(Double.NEGATIVE_INFINITY);
        double[] foundValues = new double[near.length];
        long[] foundRows = new long[near.length];
        BaseScan.goingOn(beyond(x, border, forwards, highest), forwards, forwards ? from : to - 1)
                .accept(near, LongStream.range(from, to).toArray(), foundValues, foundRows);
        assertThat(foundValues)
                .as("%s of %s from %d on", forwards ? "forwards" : "backwards", Arrays.toString(x), border)
                .containsExactly(Arrays.copyOfRange(values, from, to));
        assertThat(foundRows).containsExactly(Arrays.copyOfRange(rows, from, to));
    }

    private static BaseBorder beyond(double[] x, int border, boolean forwards, double highest) {
        BaseRecords records = new BaseRecords();
        int step = forwards ? -1 : 1;
        for (int row = forwards ? border - 1 : border; row >= 0 && row < x.length; row += step) {
            if (Double.isNaN(x[row])) break;
            records.row(x[row], row);
            if (x[row] > highest) break;
        }
        return records.border();
    }
}
