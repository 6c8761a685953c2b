package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import kymo.core.dataset.Dataset;
import kymo.core.export.Export;
import kymo.core.export.ExportFormat;
import kymo.core.files.FileSettings;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.files.S3Settings;
import kymo.core.files.StoredFile;
import kymo.core.intake.Accepted;
import kymo.core.intake.Step;
import kymo.core.runs.Run;
import kymo.core.runs.RunPolicy;
import kymo.core.runs.RunStatus;
import kymo.core.series.Series;
import kymo.core.series.SeriesReader;
import kymo.core.series.SeriesRequest;
import kymo.core.support.FakeS3;
import kymo.core.support.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of a file, in a bucket as in a folder. */
class S3RunsTest {

    private static final int ROWS = 400_000;
    private static final Step SMOOTH = new Step("rolling-mean", Workshop.json("{\"window\": 101}"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void anUploadItsResultItsChartAndItsExportsAreTheSameInABucketAsInAFolder() throws Exception {
        Outcome local = outcome(new LocalFileStore(folder));
        try (FakeS3 service = new FakeS3()) {
            S3Settings s3 =
                    new S3Settings(FakeS3.BUCKET, "kymo", service.endpoint(), "us-east-1", true, "key", "secret");
            FileStore bucket = new FileSettings(FileSettings.Kind.S3, folder).open(s3);
            Outcome remote = outcome(bucket);
            assertThat(remote.partHashes).isEqualTo(local.partHashes).isNotEmpty();
            assertThat(remote.series).isEqualTo(local.series);
            for (ExportFormat format : ExportFormat.values())
                assertThat(remote.exports.get(format)).as(format.wireName()).isEqualTo(local.exports.get(format));
            // an upload of more than one part was taken, and nothing is left of it but the object
            assertThat(service.unfinished()).isEmpty();
            assertThat(service.keys()).hasSize(bucket.list("").size());
        }
    }

    private record Outcome(List<String> partHashes, List<String> series, Map<ExportFormat, byte[]> exports) {}

    private Outcome outcome(FileStore files) throws Exception {
        try (Workshop shop = new Workshop(TestPostgres.newDatabase(), files, RunPolicy.USUAL)) {
            shop.worker(Workshop.settings("w", 2)).start();
            StoredFile upload = files.write("uploads/lab", out -> out.write(csv()));
            Accepted accepted = shop.intake.file("lab.csv", upload, Workshop.json("{}"), List.of(SMOOTH));
            Run smoothed = shop.ended(accepted.runs().get(1).id());
            assertThat(smoothed.status()).isEqualTo(RunStatus.COMPLETED);
            Dataset result = shop.catalogue.dataset(smoothed.id());
            Map<ExportFormat, byte[]> exports = new EnumMap<>(ExportFormat.class);
            for (ExportFormat format : ExportFormat.values()) exports.put(format, export(shop, result.id(), format));
            return new Outcome(
                    shop.catalogue.parts(result.id()).stream()
                            .map(part -> part.file().sha256())
                            .toList(),
                    series(shop, result.id()),
                    exports);
        }
    }

    private static byte[] export(Workshop shop, UUID dataset, ExportFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export.whole(format).withoutIds().write(shop.catalogue, shop.files, dataset, out, rows -> {});
        return out.toByteArray();
    }

    private static List<String> series(Workshop shop, UUID dataset) {
        SeriesReader reader = new SeriesReader(shop.catalogue, shop.files, 1 << 20);
        Series all = reader.read(new SeriesRequest(dataset, List.of(), null, null, 300));
        Series some = reader.read(new SeriesRequest(dataset, List.of(), "20000", "20001", 5_000));
        return List.of(String.valueOf(all.columns()), String.valueOf(some.columns()));
    }

    private static byte[] csv() {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("t [s],u [V],i [A]\n");
        for (int row = 0; row < ROWS; row++)
            text.append(String.format(
                    Locale.ROOT, "%.1f,%.6f,%.4f\n", row / 10.0, random.nextGaussian(), random.nextDouble()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
