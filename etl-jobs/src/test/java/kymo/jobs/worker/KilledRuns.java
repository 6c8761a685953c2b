package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Part;
import kymo.core.intake.Step;
import kymo.core.runs.Run;
import kymo.core.runs.RunStatus;
import kymo.core.support.TestPostgres;
import kymo.jobs.worker.DeadlyWorker.Point;

/** Runs of one step over one dataset, whose workers die without a word. */
final class KilledRuns implements AutoCloseable {

    final Workshop shop;
    final Dataset input;
    final String url;

    private final Path folder;
    private final Step step;

    KilledRuns(Path folder, long rows, int columns, int blockRows, Step step) {
        this.folder = folder;
        this.step = step;
        this.url = TestPostgres.newDatabaseUrl();
        this.shop = new Workshop(TestPostgres.pool(url), folder, DeadlyWorker.POLICY);
        this.input = shop.dataset(rows, columns, blockRows);
    }

    UUID submit() {
        return shop.intake.run(input.id(), step, true).run().id();
    }

    /** The hashes of the result's parts, once a worker has completed the run. */
    List<String> completedBy(String name, int threads, UUID run) throws InterruptedException {
        Worker worker = shop.worker(DeadlyWorker.settings(name, threads));
        worker.start();
        try {
            Run ended = shop.ended(run);
            assertThat(ended.problem()).isNull();
            assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        } finally {
            worker.stop();
        }
        assertThat(shop.catalogue.dataset(run).isPublished()).isTrue();
        return sha256(run);
    }

    List<String> sha256(UUID dataset) {
        return shop.catalogue.parts(dataset).stream()
                .map(Part::file)
                .map(f -> f.sha256())
                .toList();
    }

    /** The exit code of a worker that dies at that point. */
    int die(String name, Point point, int number) throws Exception {
        return ForkedWorker.die(url, folder, name, point, number);
    }

    @Override
    public void close() {
        shop.close();
    }
}
