package kymo.core.kernel.peaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpacingWindowTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatIsToldIsTheChoiceAmongAllCandidates(long seed) {
        Random random = new Random(seed);
        int told = 0;
        for (int trial = 0; trial < 5_000; trial++) {
            Candidates all = candidates(random);
            int signalRows = all.size() == 0 ? 1 : (int) all.rows()[all.size() - 1] + 1 + random.nextInt(9);
            double distance = 1 + random.nextInt(30) + random.nextInt(2) * 0.5;
            int from = random.nextInt(signalRows);
            int to = from + 1 + random.nextInt(signalRows - from);
            int knownFrom = random.nextInt(from + 1);
            int knownTo = to + random.nextInt(signalRows - to + 1);
            SpacingWindow window =
                    new SpacingWindow(between(all, knownFrom, knownTo), knownFrom, knownTo, signalRows, distance);
            if (!window.reachesBack(from)) continue;
            long[] kept = window.kept(from, to);
            if (kept == null) continue;
            told++;
            int[] positions = Spacing.select(all.rows(), all.heights(), distance);
            assertThat(kept)
                    .as("%s %s", Arrays.toString(all.rows()), Arrays.toString(all.heights()))
                    .containsExactly(between(all.taken(positions), from, to).rows());
        }
        assertThat(told).isGreaterThan(1_000);
    }

    @Test
    void theWholeSignalIsAlwaysEnough() {
        Random random = new Random(7);
        for (int trial = 0; trial < 1_000; trial++) {
            Candidates all = candidates(random);
            SpacingWindow window = new SpacingWindow(all, 0, 1_000_000, 1_000_000, 1 + random.nextInt(99));
            int from = random.nextInt(100);
            assertThat(window.reachesBack(from)).isTrue();
            assertThat(window.kept(from, from + 50)).isNotNull();
        }
    }

    @Test
    void aRampOfCandidatesIsDecidedFromItsTopAndCannotBeTold() {
        Candidates ramp = new Candidates(100, false, false);
        for (int i = 0; i < 100; i++) ramp.add(1_000 + 2 * i, i, 0, 0, 0, 0);
        SpacingWindow window = new SpacingWindow(ramp, 1_000, 1_200, 9_000, 10);
        assertThat(window.reachesBack(1_050)).isTrue();
        assertThat(window.kept(1_050, 1_100)).isNull();
    }

    @Test
    void wideGapsAreEnoughOnBothSides() {
        Candidates some = new Candidates(1, false, false);
        some.add(5_000, 1, 0, 0, 0, 0);
        SpacingWindow window = new SpacingWindow(some, 4_901, 5_100, 9_000, 100);
        assertThat(window.reachesBack(4_950)).isTrue();
        assertThat(window.kept(4_950, 5_050)).containsExactly(5_000);
        assertThat(new SpacingWindow(some, 4_902, 5_100, 9_000, 100).reachesBack(4_950))
                .isFalse();
        assertThat(new SpacingWindow(some, 4_901, 5_099, 9_000, 100).kept(4_950, 5_050))
                .isNull();
    }

    private static Candidates candidates(Random random) {
        int size = random.nextInt(60);
        int gap = 1 + random.nextInt(20);
        int kind = random.nextInt(4);
        Candidates all = new Candidates(size, false, false);
        long row = 0;
        for (int i = 0; i < size; i++) {
            row += 1 + random.nextInt(gap) + (random.nextInt(12) == 0 ? 30 : 0);
            int trend = kind == 0 ? i : kind == 1 ? -i : 0;
            all.add(row, trend + random.nextInt(5), 0, 0, 0, 0);
        }
        return all.trimmed();
    }

    private static Candidates between(Candidates all, long from, long to) {
        long[] rows =
                Arrays.stream(all.rows()).filter(row -> row >= from && row < to).toArray();
        return all.ofRows(rows);
    }
}
