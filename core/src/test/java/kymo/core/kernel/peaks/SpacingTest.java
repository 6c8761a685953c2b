package kymo.core.kernel.peaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpacingTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void keepsWhatTakingTheHighestFirstKeeps(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 500; trial++) {
            int size = random.nextInt(200);
            long[] rows = new long[size];
            double[] heights = new double[size];
            double slope = random.nextInt(5) - 2;
            int mostApart = 1 + random.nextInt(8);
            for (int i = 0; i < size; i++) {
                rows[i] = (i == 0 ? 0 : rows[i - 1]) + 1 + random.nextInt(mostApart);
                heights[i] = Math.rint(slope * i + random.nextGaussian() * 4);
            }
            double distance = 1 + random.nextInt(40);
            assertThat(Spacing.select(rows, heights, distance)).containsExactly(highestFirst(rows, heights, distance));
        }
    }

    @Test
    void aRampIsSettledFromItsTop() {
        int size = 100_000;
        long[] rows = IntStream.range(0, size).mapToLong(i -> 2L * i).toArray();
        double[] rising = IntStream.range(0, size).mapToDouble(i -> i).toArray();
        int[] kept = Spacing.select(rows, rising, 7);
        assertThat(kept).hasSize(size / 4);
        assertThat(kept[kept.length - 1]).isEqualTo(size - 1);
        assertThat(kept[0]).isEqualTo(3);
    }

    @Test
    void aDistanceBeyondTheSignalLeavesTheHighestAlone() {
        long[] rows = {1, 5, 9};
        assertThat(Spacing.select(rows, new double[] {1, 3, 2}, Double.POSITIVE_INFINITY))
                .containsExactly(1);
        assertThat(Spacing.select(rows, new double[] {3, 3, -0.0}, 1e300)).containsExactly(1);
        assertThat(Spacing.select(new long[0], new double[0], 5)).isEmpty();
    }

    @Test
    void marksThatDoNotBelongToTheCandidatesAreRefused() {
        SpacingReturn back = new SpacingReturn(3);
        back.accept(10, 1, false);
        assertThatThrownBy(() -> back.accept(1, 1, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("candidates must come back as SpacingScan marked them but row 1 has none higher near it");
    }

    @Test
    void whatStaysIsToldAsSoonAsItIsOutOfReach() {
        SpacingReturn back = new SpacingReturn(3);
        assertThat(back.accept(10, 2, false)).isEqualTo(SpacingReturn.NONE);
        assertThat(back.accept(8, 1, false)).isEqualTo(SpacingReturn.NONE);
        assertThat(back.accept(7, 1, false)).isEqualTo(10);
        assertThat(back.accept(4, 1, true)).isEqualTo(7);
        assertThat(back.finish()).isEqualTo(4);
        assertThat(back.finish()).isEqualTo(SpacingReturn.NONE);
    }

    private static int[] highestFirst(long[] rows, double[] heights, double distance) {
        int[] order = IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> heights[i] + 0.0)
                        .thenComparingInt(i -> i)
                        .reversed())
                .mapToInt(i -> i)
                .toArray();
        TreeSet<Integer> kept = new TreeSet<>();
        for (int i : order) {
            if (kept.stream().allMatch(k -> Math.abs(rows[k] - rows[i]) >= distance)) kept.add(i);
        }
        return kept.stream().mapToInt(i -> i).toArray();
    }
}
