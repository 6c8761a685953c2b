package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kymo.core.dataset.Dataset;
import kymo.core.intake.Step;
import kymo.core.runs.Run;
import kymo.core.runs.RunStatus;
import kymo.jobs.batch.Partitions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Datasets just above the rows from which a step is split into ranges. */
class PartitionedStatisticsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "rolling          | {\"statistic\": \"var\", \"window\": \"17min\"}",
                "rolling          | {\"statistic\": \"max\", \"window\": 11, \"step\": 3}",
                "exponential-mean | {\"span\": 1001}"
            })
    void everyPartFileIsTheSameToTheByteForOneThreadAndTwo(String processor, String parameters) throws Exception {
        Step step = new Step(processor, Workshop.json(parameters));
        List<String> one = hashes("one", 1, step);
        assertThat(one).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(hashes("two", 2, step)).isEqualTo(one);
    }

    private List<String> hashes(String shopName, int threads, Step step) throws InterruptedException {
        try (Workshop shop = new Workshop(folder.resolve(shopName))) {
            Dataset input = shop.dataset(Partitions.SPLIT_ABOVE_ROWS + 100_000, 1, 65_536);
            shop.worker(new WorkerSettings(
                            "w", 1, threads, Duration.ofMillis(200), Duration.ofSeconds(30), Duration.ofSeconds(20)))
                    .start();
            Run run = shop.ended(shop.intake.run(input.id(), step, false).run().id());
            assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
            return shop.catalogue.parts(run.id()).stream()
                    .map(part -> part.file().sha256())
                    .toList();
        }
    }
}
