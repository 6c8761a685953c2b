package kymo.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import kymo.core.dataset.PostgresCatalogue;
import kymo.core.dataset.Upload;
import kymo.core.files.LocalFileStore;
import kymo.core.support.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An upload outlives its connections and its gateways. */
class KilledUploadsTest {

    private static final int CUTS = 10;
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    void cutsAndKillsCostNoByteAndAtMostOneChunkEach() throws Exception {
        String url = TestPostgres.newDatabaseUrl();
        Bytes bytes = new Bytes(7, 100_000_003);
        try (HikariDataSource database = TestPostgres.pool(url);
                BrokenUpload upload = new BrokenUpload(url, folder, bytes, CUTS, KILLS, 7)) {
            UUID id = UUID.fromString(upload.send().header("Kymo-Upload-Id"));
            assertThat(upload.mostResent).isLessThanOrEqualTo(BrokenUpload.CHUNK_BYTES);

            LocalFileStore files = new LocalFileStore(folder.resolve("files"));
            Upload stored = new PostgresCatalogue(JdbcClient.create(database)).upload(id);
            assertThat(stored.bytes()).isEqualTo(bytes.length());
            assertThat(stored.sha256()).isEqualTo(bytes.sha256());
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(files.stream(stored.key(), 0), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(bytes.sha256());
            assertThat(files.list("uploads/")).containsExactly(stored.key());
        }
    }
}
