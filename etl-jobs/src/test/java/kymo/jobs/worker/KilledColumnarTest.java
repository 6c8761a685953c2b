package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import kymo.core.files.StoredFile;
import kymo.core.runs.Run;
import kymo.core.runs.RunStatus;
import kymo.core.support.TestPostgres;
import kymo.jobs.worker.DeadlyWorker.Point;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers that die while they read a Parquet file of more than 2 Mi rows, in row groups that are no multiples of blocks, out of a gzip. */
class KilledColumnarTest {

    private static final int ROWS = (2 << 20) + 100_000;
    private static final int PARTS = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Workshop shop;

    @SuppressWarnings("NullAway.Init")
    private static StoredFile file;

    @SuppressWarnings("NullAway.Init")
    private static List<String> undisturbed;

    private static String url = "";
    private static int asked;

    @BeforeAll
    static void open() throws Exception {
        url = TestPostgres.newDatabaseUrl();
        shop = new Workshop(TestPostgres.pool(url), folder, DeadlyWorker.POLICY);
        Path parquet = folder.resolve("big.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT i, hash(i) / 7e18 AS u, 'station ' || (i %% 7) AS who FROM range(%d) r(i)) TO '%s' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 300000)"
                            .formatted(ROWS, parquet));
        }
        file = shop.files.write("uploads/big", out -> {
            GZIPOutputStream gzip = new GZIPOutputStream(out);
            Files.copy(parquet, gzip);
            gzip.finish();
        });
        undisturbed = completedBy("calm", submit());
        assertThat(undisturbed).hasSize(PARTS);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void aRunSurvivesADeathAtEveryBorderOfItsChunks() throws Exception {
        Run run = submit();
        for (int chunk = 0; chunk < PARTS; chunk++) {
            assertThat(ForkedWorker.die(url, folder, "border" + chunk, Point.CHUNK_COMMITTED, 1))
                    .isEqualTo(137);
            assertThat(shop.catalogue.parts(run.datasetId())).hasSize(chunk + 1);
        }
        assertThat(completedBy("last", run)).isEqualTo(undisturbed);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"BEFORE_PART, 1", "INSIDE_PART, 2", "PART_WRITTEN, 1", "BEFORE_COMMIT, 3", "PUBLISHED, 1"})
    void aRunSurvivesADeathElsewhere(Point point, int number) throws Exception {
        Run run = submit();
        assertThat(ForkedWorker.die(url, folder, "dead", point, number)).isEqualTo(137);
        assertThat(completedBy("heir", run)).isEqualTo(undisturbed);
    }

    /** The same bytes with other options each time, which make no difference to what is read. */
    private static Run submit() {
        String options = "{\"missing\": [\"unused-%d\"]}".formatted(asked++);
        return shop.intake
                .file("big.parquet.gz", file, Workshop.json(options), List.of())
                .runs()
                .get(0);
    }

    private static List<String> completedBy(String name, Run run) throws InterruptedException {
        Worker worker = shop.worker(DeadlyWorker.settings(name, 2));
        worker.start();
        try {
            Run ended = shop.ended(run.id());
            assertThat(ended.problem()).isNull();
            assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        } finally {
            worker.stop();
        }
        return parts(run.datasetId());
    }

    private static List<String> parts(UUID dataset) {
        assertThat(shop.catalogue.dataset(dataset).published().rows()).isEqualTo(ROWS);
        return shop.catalogue.parts(dataset).stream()
                .map(part -> part.file().sha256())
                .toList();
    }
}
