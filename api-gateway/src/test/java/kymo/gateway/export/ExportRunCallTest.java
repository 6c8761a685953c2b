package kymo.gateway.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.export.ExportFormat;
import kymo.core.export.Exports;
import kymo.core.files.StoredFile;
import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;
import kymo.core.runs.Claim;
import kymo.gateway.support.RunningGateway;
import kymo.gateway.support.RunningGateway.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asking for an export and fetching it, over HTTP; what a worker would do is done by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportRunCallTest {

    private static final Schema SCHEMA = new Schema(List.of(new ColumnSpec("t", ColumnType.INTEGER, "s")), 0, 64);
    private static final byte[] FILE = "0123456789".getBytes(StandardCharsets.US_ASCII);

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningGateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new RunningGateway(folder);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void anExportIsARunWithTheSameOptions() {
        UUID dataset = dataset();
        Answer answer = gateway.post(
                "/api/datasets/" + dataset + "/exports",
                "{\"format\": \"csv\", \"columns\": [\"t\"], \"from\": \"4\", \"to\": \"8\", \"head\": true, \"safe\":"
                        + " true}");
        assertThat(answer.status()).isEqualTo(202);
        JsonNode run = answer.json();
        assertThat(run.get("processor").asString()).isEqualTo("export");
        assertThat(run.get("status").asString()).isEqualTo("QUEUED");
        assertThat(run.get("resultId")).isEqualTo(run.get("id"));
        assertThat(run.get("parameters"))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        "{\"format\":\"csv\",\"columns\":[\"t\"],\"fromRow\":2,\"toRow\":5,\"head\":true,\"safe\":true}"));
        // a dataset is not deleted under an export
        assertThat(gateway.delete("/api/datasets/" + dataset).json().get("code").asString())
                .isEqualTo("dataset-in-use");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"format\":\"xls\"}|/format",
                "{\"columns\":[\"x\"]}|/columns",
                "{\"format\":\"xlsx\",\"head\":true}|/head",
                "{\"flags\":\"7c0f7f4e-6e9c-4a58-9d92-1f0c1a4c1d11\"}|/flags"
            })
    void whatCannotBeIsRefusedBeforeThereIsARun(String body, String pointer) {
        Answer answer = gateway.post("/api/datasets/" + dataset() + "/exports", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void aFileIsFetchedWholeOnceItsRunHasCompleted() throws Exception {
        UUID run = requested();
        assertThat(gateway.get("/api/exports/" + run).json().get("code").asString())
                .isEqualTo("export-unknown");
        complete(run);
        HttpResponse<byte[]> answer = fetch(run);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(FILE);
        assertThat(answer.headers().firstValue("Content-Length")).contains("10");
        assertThat(answer.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"oven.csv\"; filename*=UTF-8''oven.csv");
        assertThat(gateway.get("/api/runs/" + run + "/result")
                        .json()
                        .get("summary")
                        .get("exportId")
                        .asString())
                .isEqualTo(run.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=4-, 206, 456789, bytes 4-9/10",
        "bytes=0-0, 206, 0, bytes 0-0/10",
        "bytes=2-4, 206, 234, bytes 2-4/10",
        "bytes=-3, 206, 789, bytes 7-9/10",
        "bytes=8-99, 206, 89, bytes 8-9/10",
        "bytes=10-, 416, '', bytes */10",
        "'bytes=0-1,3-4', 200, 0123456789,",
        "lines=1-2, 200, 0123456789,"
    })
    void aDownloadGoesOnWhereItBrokeOff(String range, int status, String body, String contentRange) throws Exception {
        UUID run = requested();
        complete(run);
        HttpResponse<byte[]> answer = fetch(run, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new String(answer.body(), StandardCharsets.US_ASCII)).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Range").orElse(null)).isEqualTo(contentRange);
    }

    @Test
    void aRangeOfAnotherFileIsAnsweredWithAll() throws Exception {
        UUID run = requested();
        complete(run);
        String tag = fetch(run).headers().firstValue("ETag").orElseThrow();
        assertThat(fetch(run, "Range", "bytes=4-", "If-Range", tag).statusCode())
                .isEqualTo(206);
        assertThat(fetch(run, "Range", "bytes=4-", "If-Range", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anExportWhoseTimeHasComeIsGone() throws Exception {
        UUID run = requested();
        complete(run);
        gateway.sql
                .sql("UPDATE export SET expires_at = clock_timestamp() WHERE id = :id")
                .param("id", run)
                .update();
        assertThat(fetch(run).statusCode()).isEqualTo(404);
    }

    private UUID dataset() {
        return gateway.dataset(
                SCHEMA,
                List.of(new Block(
                        0,
                        20,
                        List.of(LongColumn.of(
                                IntStream.range(0, 20).mapToLong(i -> 2L * i).toArray())))));
    }

    private UUID requested() {
        Answer answer = gateway.post("/api/datasets/" + dataset() + "/exports", "{\"format\": \"csv\"}");
        return UUID.fromString(answer.json().get("id").asString());
    }

    private void complete(UUID run) {
        Claim claim = gateway.runs.claim("by hand", 50).stream()
                .filter(one -> one.run().id().equals(run))
                .findFirst()
                .orElseThrow();
        StoredFile file = gateway.files.write("exports/" + run + "-1.csv", out -> out.write(FILE));
        new Exports(gateway.sql)
                .add(run, claim.run().datasetId(), "oven.txt", ExportFormat.CSV, file, 20, Duration.ofDays(1));
        gateway.runs.complete(
                claim, null, 20L, JsonMapper.shared().createObjectNode().put("exportId", run.toString()));
    }

    private HttpResponse<byte[]> fetch(UUID run, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + gateway.port() + "/api/exports/" + run));
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
