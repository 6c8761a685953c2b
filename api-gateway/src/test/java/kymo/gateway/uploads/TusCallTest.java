package kymo.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import kymo.gateway.support.RunningGateway;
import kymo.gateway.uploads.TusClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** tus 1.0.0 as its specification has it, over real connections. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TusCallTest {

    private static final byte[] TABLE = "time,u\n1,2\n2,3\n".getBytes(StandardCharsets.UTF_8);

    private RunningGateway gateway;
    private TusClient tus;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new RunningGateway(folder, "--kymo.uploads.patience=1500ms", "--kymo.uploads.max-bytes=100MB");
        tus = new TusClient(gateway.port());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void tellsWhatItSpeaks() throws IOException {
        Answer answer = tus.send("OPTIONS", "/api/uploads", new byte[0], "Tus-Resumable", "");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
        assertThat(answer.header("Tus-Extension"))
                .isEqualTo("creation,creation-with-upload,termination,checksum,expiration");
        assertThat(answer.header("Tus-Max-Size")).isEqualTo("104857600");
        assertThat(answer.header("Tus-Checksum-Algorithm")).isEqualTo("sha1,sha256,md5");
    }

    @Test
    void anUploadIsBegunLookedAtGoneOnWithAndIngested() throws IOException {
        String metadata = TusClient.metadata("filename", "öfen.csv") + ",kind";
        Answer begun = tus.create(TABLE.length, "Upload-Metadata", metadata);
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(begun.offset()).isZero();
        assertThat(begun.header("Upload-Expires")).endsWith("GMT");
        String path = begun.header("Location");

        Answer first = tus.patch(path, 0, part(0, 5));
        assertThat(first.status()).isEqualTo(204);
        assertThat(first.offset()).isEqualTo(5);
        Answer looked = tus.head(path);
        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.offset()).isEqualTo(5);
        assertThat(looked.header("Upload-Length")).isEqualTo(Integer.toString(TABLE.length));
        assertThat(looked.header("Upload-Metadata")).isEqualTo(metadata);
        assertThat(looked.header("Cache-Control")).isEqualTo("no-store");
        assertThat(ingest(path).code()).isEqualTo("upload-unfinished");

        Answer last = tus.patch(path, 5, part(5, TABLE.length));
        assertThat(last.status()).isEqualTo(204);
        assertThat(last.header("Kymo-Upload-Id")).isEqualTo(id(path));
        assertThat(tus.head(path).offset()).isEqualTo(TABLE.length);

        Answer accepted =
                ingest(path, ", \"process\": [{\"processor\": \"rolling-mean\", \"parameters\": {\"window\": 2}}]");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        assertThat(accepted.json().at("/dataset/name").asString()).isEqualTo("öfen.csv");
        assertThat(accepted.json().get("runs")).hasSize(2);
        Answer again = ingest(path, ", \"name\": \"again\", \"options\": {\"delimiter\": \",\"}");
        assertThat(again.json().at("/dataset/name").asString()).isEqualTo("again");
        assertThat(again.json().at("/dataset/uploadId").asString()).isEqualTo(id(path));
    }

    @Test
    void aFileThatCameAsAFormIsIngestedAgainByItsUpload() throws IOException {
        JsonNode form = gateway.form("file", "a,b\n3,4\n").json();
        String upload = form.at("/dataset/uploadId").asString();
        Answer same = ingest("/" + upload);
        assertThat(same.json().at("/dataset/id")).isEqualTo(form.at("/dataset/id"));
        assertThat(ingest("/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(ingest("/" + UUID.randomUUID()).code()).isEqualTo("upload-unknown");
    }

    @Test
    void theSameBytesNeedNotBeSentTwice() throws IOException {
        byte[] bytes = "x,y\n1,1\n".getBytes(StandardCharsets.UTF_8);
        Answer first = tus.create(bytes.length);
        String upload = tus.patch(first.header("Location"), 0, bytes).header("Kymo-Upload-Id");
        String sha256 = sha256(bytes);
        Answer told = tus.create(bytes.length, "Upload-Metadata", TusClient.metadata("sha256", sha256));
        assertThat(told.status()).isEqualTo(201);
        assertThat(told.offset()).isEqualTo(bytes.length);
        assertThat(told.header("Kymo-Upload-Id")).isEqualTo(upload);
        Answer untold = tus.create(bytes.length);
        assertThat(tus.patch(untold.header("Location"), 0, bytes).header("Kymo-Upload-Id"))
                .isEqualTo(upload);
        assertThat(gateway.files.list("uploads/"))
                .hasSize(gateway.sql
                        .sql("SELECT count(*) FROM upload")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void bytesMayComeWithTheBeginning() throws IOException {
        Answer all = tus.send(
                "POST",
                "/api/uploads",
                TABLE,
                "Upload-Length",
                Integer.toString(TABLE.length),
                "Content-Type",
                "application/offset+octet-stream");
        assertThat(all.status()).isEqualTo(201);
        assertThat(all.offset()).isEqualTo(TABLE.length);
        Answer some = tus.send(
                "POST",
                "/api/uploads",
                TABLE,
                "Upload-Length",
                "1000",
                "Content-Type",
                "application/offset+octet-stream");
        assertThat(tus.head(some.header("Location")).offset()).isEqualTo(TABLE.length);
        Answer form = tus.send("POST", "/api/uploads", TABLE, "Upload-Length", "1000", "Content-Type", "text/csv");
        assertThat(form.status()).isEqualTo(415);
    }

    @Test
    void refusesWhatTheProtocolRefuses() throws IOException {
        String path = tus.create(10).header("Location");
        assertRefused(tus.patch(path, 3, new byte[1]), 409, "upload-offset");
        assertRefused(tus.patch(path, 0, new byte[11]), 413, "upload-too-large");
        assertRefused(tus.patch(path, 0, new byte[1], "Content-Type", "text/plain"), 415, "media-type-unsupported");
        assertRefused(tus.patch(path, 0, new byte[1], "Tus-Resumable", "0.2.2"), 412, "tus-version");
        assertRefused(tus.patch(path, 0, new byte[1], "Upload-Offset", ""), 400, "header-invalid");
        assertRefused(tus.patch(path, 0, new byte[1], "Upload-Checksum", "crc32 AAAA"), 400, "header-invalid");
        assertRefused(
                tus.patch(path, 0, new byte[1], "Upload-Checksum", "sha1 " + base64(new byte[20])),
                460,
                "upload-checksum");
        assertThat(tus.head(path).offset()).isZero();
        assertThat(tus.patch(path, 0, part(0, 4), "Upload-Checksum", "sha256 " + base64(digest(part(0, 4))))
                        .offset())
                .isEqualTo(4);
        assertRefused(tus.create(1, "Upload-Length", ""), 400, "header-invalid");
        assertRefused(tus.create(1, "Upload-Length", "-1"), 400, "header-invalid");
        assertRefused(tus.create(1, "Upload-Metadata", "filename !"), 400, "header-invalid");
        assertRefused(tus.create(1, "Upload-Defer-Length", "1", "Upload-Length", ""), 400, "header-invalid");
        assertRefused(tus.create(104_857_601), 413, "upload-too-large");
        Answer unknown = tus.head("/api/uploads/" + UUID.randomUUID());
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(tus.send("HEAD", path, new byte[0], "Tus-Resumable", "").status())
                .isEqualTo(412);
        assertThat(tus.send("HEAD", path, new byte[0], "Tus-Resumable", "").header("Tus-Version"))
                .isEqualTo("1.0.0");
    }

    @Test
    void whatIsGivenUpIsGone() throws IOException {
        String path = tus.create(10).header("Location");
        tus.patch(path, 0, new byte[5]);
        assertThat(tus.delete(path).status()).isEqualTo(204);
        assertThat(tus.head(path).status()).isEqualTo(410);
        assertRefused(tus.patch(path, 5, new byte[5]), 410, "upload-gone");
        assertRefused(tus.delete(path), 410, "upload-gone");
        assertRefused(ingest(path), 410, "upload-gone");
        assertThat(gateway.files.list("incoming/" + id(path))).isEmpty();
    }

    @Test
    void aProxyMayKeepMethodsBack() throws IOException {
        String path = tus.create(10).header("Location");
        Answer patched = tus.send(
                "POST",
                path,
                new byte[10],
                "X-HTTP-Method-Override",
                "PATCH",
                "Upload-Offset",
                "0",
                "Content-Type",
                "application/offset+octet-stream");
        assertThat(patched.status()).isEqualTo(204);
        assertThat(tus.send("POST", path, new byte[0], "X-HTTP-Method-Override", "delete")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aConnectionThatBreaksKeepsWhatCame() throws Exception {
        String path = tus.create(1_000_000).header("Location");
        tus.cut(path, 0, new byte[400_000], 1_000_000, false);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(tus.head(path).offset()).isEqualTo(400_000));
    }

    @Test
    void oneWritesAtATimeUntilItHangs() throws Exception {
        String path = tus.create(1_000).header("Location");
        try (Socket hanging = tus.begin(path, 0, new byte[300], 1_000)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !gateway.files.list("incoming/" + id(path)).isEmpty());
            assertRefused(tus.patch(path, 0, new byte[1_000]), 423, "upload-busy");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> tus.patch(path, 0, new byte[500]).status() == 204);
            hanging.getOutputStream().write(new byte[700]);
            Answer late = TusClient.answer("PATCH", hanging.getInputStream());
            assertThat(late.status()).isEqualTo(423);
        }
        assertThat(tus.head(path).offset()).isEqualTo(500);
    }

    @Test
    void anEmptyFileIsAnUploadAndNoDataset() throws IOException {
        Answer empty = tus.create(0);
        assertThat(empty.status()).isEqualTo(201);
        assertRefused(ingest(empty.header("Location")), 400, "file-empty");
    }

    @Test
    void theBodyOfAnIngestPointsAtWhatIsWrong() throws IOException {
        assertThat(post("{}").json().get("pointer").asString()).isEqualTo("/uploadId");
        assertThat(post("{\"uploadId\": \"%s\"}".formatted(UUID.randomUUID()))
                        .json()
                        .get("pointer")
                        .asString())
                .isEqualTo("/uploadId");
        String path = tus.create(1).header("Location");
        assertThat(ingest(path, ", \"process\": [{}]").json().get("pointer").asString())
                .isEqualTo("/process/0/processor");
        assertThat(ingest(path, ", \"options\": {\"delimeter\": 1}")
                        .json()
                        .get("pointer")
                        .asString())
                .isEqualTo("/options/delimeter");
    }

    private Answer ingest(String path, String... more) throws IOException {
        return post("{\"uploadId\": \"%s\"%s}".formatted(id(path), String.join("", more)));
    }

    private Answer post(String json) throws IOException {
        return tus.send(
                "POST",
                "/api/datasets",
                json.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "Tus-Resumable",
                "");
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        if (!answer.header("Content-Type").isEmpty())
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private static byte[] part(int from, int to) {
        return Arrays.copyOfRange(TABLE, from, to);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest(bytes));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
