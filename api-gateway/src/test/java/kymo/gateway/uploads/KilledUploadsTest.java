package kymo.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
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

    @Test
    void whatIsLeftOfAFormWhenItsGatewayIsKilledTheNextOneRemoves() throws Exception {
        String url = TestPostgres.newDatabaseUrl();
        LocalFileStore files = new LocalFileStore(folder.resolve("files"));
        try (HikariDataSource database = TestPostgres.pool(url)) {
            try (ForkedGateway dying = ForkedGateway.start(url, folder, 1);
                    Socket form = new Socket(InetAddress.getLoopbackAddress(), dying.port())) {
                OutputStream out = form.getOutputStream();
                out.write(
                        "POST /api/datasets HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                out.write(new byte[1_000_000]);
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> !files.list("uploads/").isEmpty());
                dying.kill();
            }
            assertThat(files.list("uploads/")).hasSize(1);
            JdbcClient.create(database)
                    .sql("UPDATE arrival SET touched_at = touched_at - interval '1 hour'")
                    .update();
            try (ForkedGateway next = ForkedGateway.start(url, folder, 2)) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> files.list("uploads/").isEmpty());
                assertThat(next.port()).isPositive();
            }
        }
    }
}
