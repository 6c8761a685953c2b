package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import kymo.core.dataset.Dataset;
import kymo.core.export.Excerpt;
import kymo.core.export.Export;
import kymo.core.export.ExportFormat;
import kymo.core.export.ExportJson;
import kymo.core.export.Exports;
import kymo.core.export.StoredExport;
import kymo.core.problems.ProblemCode;
import kymo.core.runs.EventLog;
import kymo.core.runs.Run;
import kymo.core.runs.RunStatus;
import kymo.jobs.export.ExportJob;
import kymo.jobs.export.ExportSweep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ExportRunTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workshop shop;

    @SuppressWarnings("NullAway.Init")
    private Exports exports;

    @BeforeEach
    void open() {
        shop = new Workshop(folder);
        exports = new Exports(shop.sql);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theFileIsWhatIsStreamedAndItsRunSaysSo() throws Exception {
        shop.worker(Workshop.settings("w", 2)).start();
        Dataset dataset = shop.dataset(30_000, 2, 1_024);
        Export export =
                new Export(ExportFormat.CSV, new Excerpt(List.of("c2", "time"), 5, 20_000), true, true, null, true);
        Run run = shop.ended(submit(dataset, export).id());
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.resultId()).isEqualTo(run.id());
        assertThat(run.rowsDone()).isEqualTo(19_995);

        StoredExport stored = exports.find(run.id()).orElseThrow();
        byte[] file = bytes(stored);
        assertThat(file).isEqualTo(streamed(dataset, export));
        assertThat(stored.rows()).isEqualTo(19_995);
        JsonNode summary = shop.runs.summary(run.id()).orElseThrow();
        assertThat(summary.get("exportId").asString()).isEqualTo(run.id().toString());
        assertThat(summary.get("bytes").asLong()).isEqualTo(file.length);
        assertThat(summary.get("sha256").asString()).isEqualTo(stored.file().sha256());
        assertThat(summary.get("rows").asLong()).isEqualTo(19_995);
        // no dataset has come of it
        assertThat(shop.published()).extracting(Dataset::id).containsExactly(dataset.id());
    }

    @Test
    void everyFormatCanBeWritten() throws Exception {
        shop.worker(Workshop.settings("w", 2)).start();
        Dataset dataset = shop.dataset(3_000, 2, 1_024);
        for (ExportFormat format : ExportFormat.values()) {
            Run run = shop.ended(submit(dataset, Export.whole(format)).id());
            assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(bytes(exports.find(run.id()).orElseThrow())).isEqualTo(streamed(dataset, Export.whole(format)));
        }
    }

    @Test
    void aWorkerThatDiesLeavesNoExportAndTheNextWritesTheWholeFile() throws Exception {
        Dataset dataset = shop.dataset(30_000, 2, 1_024);
        Run run = submit(dataset, Export.whole(ExportFormat.CSV));
        shop.runs.claim("dead", 1);
        shop.files.write(
                "exports/%s/%s-1.csv".formatted(run.id().toString().substring(0, 2), run.id()), out -> out.write(1));
        shop.runs.voidLeases("dead");
        assertThat(exports.find(run.id())).isEmpty();
        shop.worker(Workshop.settings("w", 2)).start();
        assertThat(shop.ended(run.id()).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(bytes(exports.find(run.id()).orElseThrow()))
                .isEqualTo(streamed(dataset, Export.whole(ExportFormat.CSV)));

        assertThat(shop.files.list("exports/")).hasSize(2);
        sweep();
        assertThat(shop.files.list("exports/"))
                .containsExactly(exports.find(run.id()).orElseThrow().file().key());
    }

    @ParameterizedTest
    @EnumSource
    void aRunThatIsAskedToStopLeavesNoFile(ExportFormat format) throws Exception {
        Dataset dataset = shop.dataset(30_000, 2, 64);
        Run run = submit(dataset, Export.whole(format));
        ClaimedRun claimed =
                new ClaimedRun(shop.runs.claim("w", 1).get(0), shop.runs, new EventLog(shop.sql), told -> {});
        claimed.requestStop();
        shop.execution(1).execute(claimed);
        assertThat(shop.runs.get(run.id()).status()).isEqualTo(RunStatus.STOPPED);
        assertThat(shop.files.list("exports/")).isEmpty();
    }

    @Test
    void whatCannotLeaveFailsItsRunWithACode() throws Exception {
        shop.worker(Workshop.settings("w", 2)).start();
        Dataset dataset = shop.dataset(100, 1, 64);
        Export export = new Export(ExportFormat.CSV, new Excerpt(List.of("gone"), 0, 9), false, false, null, true);
        Run run = shop.ended(submit(dataset, export).id());
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.problem().code()).isEqualTo(ProblemCode.COLUMN_UNKNOWN);
    }

    @Test
    void anExportGoesWhenItsTimeHasCome() throws Exception {
        shop.worker(Workshop.settings("w", 2)).start();
        Run run = shop.ended(submit(shop.dataset(100, 1, 64), Export.whole(ExportFormat.NDJSON))
                .id());
        sweep();
        assertThat(shop.files.list("exports/")).hasSize(1);
        shop.sql.sql("UPDATE export SET expires_at = clock_timestamp()").update();
        assertThat(exports.find(run.id())).isEmpty();
        sweep();
        assertThat(shop.files.list("exports/")).isEmpty();
    }

    private Run submit(Dataset dataset, Export export) {
        return shop.intake.work(dataset.id(), ExportJob.NAME, ExportJob.VERSION, ExportJson.of(export));
    }

    private void sweep() {
        new ExportSweep(exports, shop.runs, shop.files).sweep();
    }

    private byte[] bytes(StoredExport export) throws IOException {
        try (InputStream in = shop.files.stream(export.file().key(), 0)) {
            return in.readAllBytes();
        }
    }

    private byte[] streamed(Dataset dataset, Export export) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(shop.catalogue, shop.files, dataset.id(), out, rows -> {});
        return out.toByteArray();
    }
}
