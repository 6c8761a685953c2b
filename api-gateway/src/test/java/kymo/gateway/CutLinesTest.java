package kymo.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.export.ExportFormat;
import kymo.core.export.Exports;
import kymo.core.files.StoredFile;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.gateway.support.LogLines;
import kymo.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients go away all day long: the log has a line for each, which says what happens next, and no alarm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutLinesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BLOCK_ROWS = 65_536;

    private RunningGateway gateway;
    private UUID dataset;
    private LogLines log;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new RunningGateway(folder);
        Schema schema = new Schema(List.of(new ColumnSpec("u", ColumnType.FLOAT, "V")), 0, BLOCK_ROWS);
        Random random = new Random(1);
        List<Block> blocks = new ArrayList<>();
        for (int block = 0; block < 16; block++)
            blocks.add(new Block(
                    (long) block * BLOCK_ROWS,
                    BLOCK_ROWS,
                    List.of(DoubleColumn.of(random.doubles(BLOCK_ROWS).toArray()))));
        dataset = gateway.dataset(schema, blocks);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @BeforeEach
    void listen() {
        log = new LogLines();
    }

    @AfterEach
    void endListening() {
        log.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPieceOfAnUpload(boolean reset) throws IOException {
        String path = begun();
        cut("PATCH " + path, tusHead(1_000_000), new byte[300_000], reset);
        assertOneLine(path, "ask with HEAD and go on");
    }

    @Test
    void aPieceWithAChecksumAndAnUploadWithItsFirstBytes() throws IOException {
        String path = begun();
        cut(
                "PATCH " + path,
                tusHead(1_000_000) + "Upload-Checksum: sha1 " + "A".repeat(27) + "=\r\n",
                new byte[10],
                true);
        assertOneLine(path, "ask with HEAD and go on");
        cut("POST /api/uploads", "Upload-Length: 1000\r\n" + tusHead(1_000), new byte[10], true);
        assertOneLine("POST /api/uploads", "ask with HEAD and go on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000000\r\n", "Transfer-Encoding: chunked\r\n"})
    void aForm(String length) throws IOException {
        String start = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                + "1\n".repeat(50_000);
        String body = length.startsWith("T") ? Integer.toHexString(1_000_000) + "\r\n" + start : start;
        for (boolean reset : new boolean[] {false, true}) {
            cut(
                    "POST /api/datasets",
                    "Content-Type: multipart/form-data; boundary=b\r\n" + length,
                    body.getBytes(StandardCharsets.US_ASCII),
                    reset);
            assertOneLine("POST /api/datasets", "upload the file again");
            listenAnew();
        }
        assertThat(gateway.files.list("uploads/")).hasSize(1);
    }

    @Test
    void aBodyOfJson() throws IOException {
        cut(
                "POST /api/runs",
                "Content-Type: application/json\r\nContent-Length: 1000\r\n",
                "{\"da".getBytes(StandardCharsets.US_ASCII),
                true);
        cut("GET /api/datasets", "", new byte[0], true);
        // the next call is answered after them
        assertThat(gateway.get("/api/datasets").status()).isEqualTo(200);
        assertThat(log.alarming()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "ndjson", "parquet", "xlsx"})
    void anExport(String format) throws IOException {
        String path = "/api/datasets/" + dataset + "/export";
        readSomeAndCut(path + "?format=" + format);
        assertOneLine(path, "the client may ask again");
    }

    @Test
    void aDownloadOfAnExportsFile() throws IOException {
        UUID id = UUID.randomUUID();
        StoredFile file = gateway.files.write("exports/" + id, out -> out.write(new byte[30_000_000]));
        new Exports(gateway.sql).add(id, dataset, "oven.txt", ExportFormat.CSV, file, 20, Duration.ofDays(1));
        readSomeAndCut("/api/exports/" + id);
        assertOneLine("/api/exports/" + id, "the client may ask again");
    }

    private void assertOneLine(String naming, String next) {
        await().atMost(PATIENCE).until(() -> !log.naming(naming).isEmpty());
        // whoever comes next finds a gateway that has done with it
        assertThat(gateway.get("/api/datasets").status()).isEqualTo(200);
        assertThat(log.naming(naming))
                .singleElement()
                .asString()
                .startsWith("INFO ")
                .contains(next);
        assertThat(log.alarming()).isEmpty();
    }

    private void listenAnew() {
        log.close();
        log = new LogLines();
    }

    private String begun() {
        return gateway.send(gateway.request("/api/uploads", "Tus-Resumable", "1.0.0", "Upload-Length", "1000000")
                        .POST(BodyPublishers.noBody()))
                .header("Location");
    }

    private static String tusHead(long length) {
        return "Tus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: %d\r\n"
                .formatted(length);
    }

    private void cut(String call, String headers, byte[] sent, boolean reset) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.getOutputStream().write(head(call, headers));
            socket.getOutputStream().write(sent);
            if (reset) socket.setSoLinger(true, 0);
        }
    }

    private void readSomeAndCut(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.getOutputStream().write(head("GET " + path, ""));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
            in.readNBytes(10_000);
            socket.setSoLinger(true, 0);
        }
    }

    private static byte[] head(String call, String headers) {
        return (call + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
