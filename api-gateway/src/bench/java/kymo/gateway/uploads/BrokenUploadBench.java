package kymo.gateway.uploads;

import com.zaxxer.hikari.HikariDataSource;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.UUID;
import kymo.core.dataset.PostgresCatalogue;
import kymo.core.files.LocalFileStore;
import kymo.core.support.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A file that is sent in chunks of 8 MiB while its connections are cut and its gateway, with a heap of 256 MB, is killed.
 *
 * <p>{@code bench/bench kymo.gateway.uploads.BrokenUploadBench [BYTES [CUTS [KILLS [SEED]]]]}. Prints a JSON line: whether the SHA-256 is that of
 * what was sent, the most bytes that one break made to be sent again and all of them, MB/s with all breaks and restarts, the gateway's peak memory.
 */
public final class BrokenUploadBench {

    private BrokenUploadBench() {}

    public static void main(String[] arguments) throws Exception {
        long length = number(arguments, 0, 2_000_000_000L);
        int cuts = (int) number(arguments, 1, 50);
        int kills = (int) number(arguments, 2, 5);
        long seed = number(arguments, 3, 1);
        Bytes bytes = new Bytes(seed, length);
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "kymo-bench-");
        String url = TestPostgres.newDatabaseUrl();
        try (HikariDataSource database = TestPostgres.pool(url);
                BrokenUpload upload = new BrokenUpload(url, folder, bytes, cuts, kills, seed)) {
            long start = System.nanoTime();
            UUID id = UUID.fromString(upload.send().header("Kymo-Upload-Id"));
            double seconds = (System.nanoTime() - start) / 1e9;
            String key = new PostgresCatalogue(JdbcClient.create(database))
                    .upload(id)
                    .key();
            boolean equal =
                    sha256(new LocalFileStore(folder.resolve("files")), key).equals(bytes.sha256());
            System.out.printf(
                    "{\"bench\": \"broken-upload\", \"bytes\": %d, \"cuts\": %d, \"kills\": %d, \"sha256Equal\": %b, \"mostResentBytes\": %d, "
                            + "\"resentBytes\": %d, \"seconds\": %.1f, \"mbPerSecond\": %.1f, \"gatewayPeakMb\": %d}%n",
                    length,
                    cuts,
                    kills,
                    equal,
                    upload.mostResent,
                    upload.resent,
                    seconds,
                    length / 1e6 / seconds,
                    upload.peakBytes / 1_000_000);
        } finally {
            delete(folder);
        }
    }

    private static String sha256(LocalFileStore files, String key) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(files.stream(key, 0), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void delete(Path folder) throws Exception {
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }

    private static long number(String[] arguments, int place, long otherwise) {
        return arguments.length > place ? Long.parseLong(arguments[place]) : otherwise;
    }
}
