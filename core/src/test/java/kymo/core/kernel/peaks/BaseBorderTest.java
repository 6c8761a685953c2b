package kymo.core.kernel.peaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseBorderTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void stretchesWalkedEachForItselfHaveTheBasesOfTheWholeSignal(long seed) {
        AnySignal any = new AnySignal(seed);
        Random random = new Random(seed);
        for (int trial = 0; trial < 1_000; trial++) {
            double[] x = any.next(120);
            int[] cuts = IntStream.concat(IntStream.of(0, x.length), random.ints(random.nextInt(12), 0, x.length + 1))
                    .sorted()
                    .toArray();
            check(x, cuts, true);
            check(x, cuts, false);
        }
    }

    /** Every row is asked for its base, not only the peaks. */
    private static void check(double[] x, int[] cuts, boolean forwards) {
        double[] values = new double[x.length];
        long[] rows = new long[x.length];
        long[] all = LongStream.range(0, x.length).toArray();
        BaseScan.holding(Integer.MAX_VALUE, forwards, Double.POSITIVE_INFINITY, x.length)
                .accept(x, all, values, rows);

        double[] foundValues = new double[x.length];
        long[] foundRows = new long[x.length];
        BaseScan fold = BaseScan.goingOn(
                BaseScan.window(forwards, 0, Double.POSITIVE_INFINITY).border(), forwards, 0);
        for (int i = 0; i < cuts.length - 1; i++) {
            int stretch = forwards ? i : cuts.length - 2 - i;
            int from = cuts[stretch];
            int to = cuts[stretch + 1];
            double[] part = Arrays.copyOfRange(x, from, to);
            double[] partValues = new double[to - from];
            long[] partRows = new long[to - from];
            long first = forwards ? from : to - 1;
            BaseScan.goingOn(fold.border(), forwards, first)
                    .accept(part, LongStream.range(from, to).toArray(), partValues, partRows);
            System.arraycopy(partValues, 0, foundValues, from, to - from);
            System.arraycopy(partRows, 0, foundRows, from, to - from);

            BaseScan alone = BaseScan.stretch(forwards, first);
            alone.accept(part, new long[0], new double[0], new long[0]);
            if (to > from) fold.skip(alone.border());
        }
        assertThat(foundValues)
                .as(
                        "%s of %s cut at %s",
                        forwards ? "forwards" : "backwards", Arrays.toString(x), Arrays.toString(cuts))
                .containsExactly(values);
        assertThat(foundRows).containsExactly(rows);
    }
}
