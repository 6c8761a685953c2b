package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Part;
import kymo.core.intake.Step;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.Rolling;
import kymo.core.kernel.RowWindow;
import kymo.core.kernel.Statistic;
import kymo.core.messages.EventMessage;
import kymo.core.problems.ProblemCode;
import kymo.core.runs.NewRun;
import kymo.core.runs.Run;
import kymo.core.runs.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {

    private static final Step SMOOTH = new Step("rolling-mean", Workshop.json("{\"window\": 7, \"minPeriods\": 1}"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workshop shop;

    @BeforeEach
    void open() {
        shop = new Workshop(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aSmallRunPublishesItsResultWithItsHistory() throws Exception {
        Dataset input = shop.dataset(1_000, 2, 65_536);
        shop.worker(Workshop.settings("w", 2)).start();

        Run run = shop.ended(shop.intake.run(input.id(), SMOOTH, false).run().id());

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertSmoothed(input, run);
        assertThat(history(run.id())).isEqualTo(Map.of("rolling-mean.compute", "COMPLETED"));
        assertThat(shop.runs.events("runs/" + run.id(), 0, 10))
                .extracting(EventMessage::type)
                .containsExactly("run.queued.v1", "run.started.v1", "run.completed.v1");
        assertThat(told(run.id()))
                .containsExactly(
                        "1 dataset.published.v1 {\"kind\":\"derived\",\"name\":\"made rolling-mean\",\"rows\":1000,"
                                + "\"datasetId\":\"" + run.id() + "\"}");
    }

    @Test
    void aLargeRunPublishesTheSameWayInAStepOfItsOwn() throws Exception {
        Dataset input = shop.dataset(5_000, 2, 64);
        shop.worker(Workshop.settings("w", 2)).start();

        Run run = shop.ended(shop.intake.run(input.id(), SMOOTH, false).run().id());

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertSmoothed(input, run);
        assertThat(shop.catalogue.parts(run.id())).hasSize(5);
        assertThat(history(run.id()))
                .isEqualTo(Map.of("rolling-mean.compute", "COMPLETED", "rolling-mean.publish", "COMPLETED"));
        assertThat(told(run.id()))
                .containsExactly(
                        "1 dataset.created.v1 {\"kind\":\"derived\",\"name\":\"made rolling-mean\",\"datasetId\":\""
                                + run.id() + "\"}",
                        "2 dataset.published.v1 {\"kind\":\"derived\",\"name\":\"made rolling-mean\",\"rows\":5000,"
                                + "\"datasetId\":\"" + run.id() + "\"}");
    }

    @Test
    void theSameStepOverTheSameContentIsDoneOnce() throws Exception {
        Dataset input = shop.dataset(1_000, 1, 65_536);
        shop.worker(Workshop.settings("w", 2)).start();
        Run first = shop.ended(shop.intake.run(input.id(), SMOOTH, false).run().id());
        assertThat(shop.intake.run(input.id(), SMOOTH, false).run().id()).isEqualTo(first.id());
        Run forced = shop.ended(shop.intake.run(input.id(), SMOOTH, true).run().id());
        assertThat(forced.id()).isNotEqualTo(first.id());
        assertThat(sha256(forced.id())).isEqualTo(sha256(first.id()));
    }

    @Test
    void aParameterThatDoesNotFitFailsTheRunWithItsCodeAndNoDataset() throws Exception {
        Dataset input = shop.dataset(1_000, 1, 65_536);
        shop.worker(Workshop.settings("w", 2)).start();
        NewRun bad = NewRun.of("rolling-mean", 1, input.id(), Workshop.json("{\"window\": 0}"));
        Run run = shop.ended(shop.runs.submit(bad, false).run().id());
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.problem()).isNotNull();
        assertThat(run.problem().code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
        assertThat(shop.published()).containsExactly(input);
    }

    private List<String> told(UUID dataset) {
        return shop.runs.events("datasets/" + dataset, 0, 10).stream()
                .map(event -> event.seq() + " " + event.type() + " " + event.data())
                .toList();
    }

    private void assertSmoothed(Dataset input, Run run) {
        assertThat(run.rowsDone()).isEqualTo(input.rows());
        assertThat(run.rowsTotal()).isEqualTo(input.rows());
        Dataset result = shop.catalogue.dataset(run.id()).published();
        assertThat(result.rows()).isEqualTo(input.rows());
        assertThat(result.origin().parentId()).isEqualTo(input.id());
        assertThat(result.schema().columns().get(1).name()).isEqualTo("c1 rolling_mean");
        double[] expected = Rolling.of(Statistic.MEAN, RowWindow.trailing(7), 1)
                .apply(DoubleColumn.of(column(input)))
                .values();
        double[] found = column(result);
        assertThat(found).hasSameSizeAs(expected);
        for (int row = 0; row < expected.length; row++) {
            assertThat(found[row]).isEqualTo(expected[row], org.assertj.core.data.Offset.offset(1e-12));
        }
    }

    private double[] column(Dataset dataset) {
        double[] all = new double[(int) dataset.rows()];
        try (DatasetReader reader = DatasetReader.open(shop.catalogue, shop.files, dataset.id())) {
            for (long index = 0; index < reader.blocks(); index++) {
                Block block = reader.read(index, new int[] {1});
                double[] values = ((DoubleColumn) block.column(0)).values();
                System.arraycopy(values, 0, all, (int) block.firstRow(), values.length);
            }
        }
        return all;
    }

    private List<String> sha256(UUID dataset) {
        return shop.catalogue.parts(dataset).stream()
                .map(Part::file)
                .map(f -> f.sha256())
                .toList();
    }

    private Map<String, String> history(UUID run) throws InterruptedException {
        // Batch's own end of a large job comes after the run's
        await().atMost(Duration.ofMinutes(1))
                .until(() -> shop.sql
                                .sql("SELECT count(*) FROM batch_job_execution WHERE end_time IS NULL")
                                .query(Long.class)
                                .single()
                        == 0);
        return shop
                .sql
                .sql("SELECT step_name, status FROM run_step WHERE run_id = :run")
                .param("run", run)
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
