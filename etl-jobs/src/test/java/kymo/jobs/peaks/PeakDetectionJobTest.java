package kymo.jobs.peaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import kymo.core.kernel.peaks.AnySignal;
import kymo.core.support.AskedPeaks;
import kymo.core.support.PeakRow;
import kymo.core.support.PublishedDataset;
import kymo.jobs.support.LocalRun;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the job does stretch by stretch is what the kernel does to the whole column in memory. */
class PeakDetectionJobTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void findsThePeaksOfTheWholeColumnHoweverItIsCut(long seed) {
        Random random = new Random(seed);
        AnySignal any = new AnySignal(seed);
        for (int trial = 0; trial < 25; trial++) {
            int rows = 1 + random.nextInt(400);
            double[][] signals = {AskedPeaks.signal(any, rows), AskedPeaks.signal(any, rows)};
            int blockRows = 2 << random.nextInt(4);
            AskedPeaks asked = AskedPeaks.any(random, blockRows);
            check(signals, blockRows, asked, folder.resolve(seed + "-" + trial));
        }
    }

    private static void check(double[][] signals, int blockRows, AskedPeaks asked, Path folder) {
        PublishedDataset input = AskedPeaks.dataset(signals, blockRows, folder);
        List<PeakRow> expected = asked.expected(signals);
        LocalRun stored = LocalRun.stored(
                new PeakDetectionJob(), input.catalogue(), input.files(), input.id(), asked.parameters(), 1);
        assertThat(PeakRow.all(stored.rows()))
                .as("%s over blocks of %d rows", asked.parameters(), blockRows)
                .isEqualTo(expected);
        LocalRun held =
                LocalRun.held(new PeakDetectionJob(), input.catalogue(), input.files(), input.id(), asked.parameters());
        assertThat(held.hashes()).isEqualTo(stored.hashes());
        assertThat(held.summary()).isEqualTo(stored.summary());
        assertThat(held.summary()
                        .get("columns")
                        .valueStream()
                        .mapToLong(c -> c.get("peaks").asLong())
                        .sum())
                .isEqualTo(expected.size());
    }
}
