package kymo.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kymo.core.dataset.Upload;
import kymo.core.inquiries.InquiryQueue;
import kymo.core.intake.Intake;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.gateway.support.RunningGateway;
import kymo.gateway.support.RunningGateway.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Previews over HTTP; a thread answers as a worker would. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportPreviewCallTest {

    private static final String ANSWER = """
        {"format": "text", "understood": {"encoding": "UTF-8", "header_line": 1},
         "profile": {"id": "00000000-0000-4000-8000-000000000001", "name": "Logger", "version": 2, "options": {"decimal": ","}},
         "fingerprint": {"format": "text", "names": ["t"], "delimiter": null, "words": []},
         "choices": [{"name": "headerLine", "column": null, "value": 1, "told": false, "confidence": 0.5, "next": 0, "why": "w"},
                     {"name": "comment", "column": null, "value": "none", "told": true, "confidence": 1.0, "next": null, "why": null}],
         "notices": [{"code": "c", "message": "m", "line": 3}],
         "columns": [{"name": "time", "found": "t", "unit": "s", "type": "float", "format": null, "included": true, "examples": ["1.0"], "later": 1}],
         "axis": null, "rows": [[1.0], [null], ["Infinity"]], "rowsRead": 3, "whole": true,
         "rejects": [{"line": 3, "byteOffset": 9, "column": "t", "text": "x", "reason": "is not a number", "code": "not-a-number", "rowOffset": 9, "rowBytes": 2}],
         "rejectCount": 1, "raw": ["t", "1", "x"]}\
        """;

    private final ScheduledExecutorService answering = Executors.newSingleThreadScheduledExecutor();
    private final ConcurrentLinkedQueue<JsonNode> asked = new ConcurrentLinkedQueue<>();
    private volatile Function<JsonNode, JsonNode> worker = request -> request;
    private RunningGateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new RunningGateway(folder);
        InquiryQueue queue = new InquiryQueue(gateway.sql);
        ScheduledFuture<?> unused = answering.scheduleWithFixedDelay(
                () -> queue.claim(Set.of(Intake.PREVIEW)).ifPresent(inquiry -> {
                    asked.add(inquiry.request());
                    try {
                        queue.answer(inquiry, worker.apply(inquiry.request()));
                    } catch (ProblemException e) {
                        queue.refuse(inquiry, e);
                    }
                }),
                0,
                5,
                TimeUnit.MILLISECONDS);
    }

    @BeforeEach
    void forget() {
        asked.clear();
        worker = request -> JsonMapper.shared().readTree(ANSWER);
    }

    @AfterAll
    void stop() {
        answering.shutdownNow();
        gateway.close();
    }

    @Test
    void anUploadIsLookedAtByAWorkerAndItsAnswerIsPassedOn() {
        UUID id = upload("t\n1\n").id();
        Answer answer = gateway.post(
                "/api/datasets/preview", "{\"uploadId\": \"%s\", \"options\": {\"decimal\": \",\"}}".formatted(id));
        assertThat(answer.status()).isEqualTo(200);
        JsonNode preview = answer.json();
        assertThat(preview.get("uploadId").asString()).isEqualTo(id.toString());
        assertThat(preview.get("name").asString()).isEqualTo("a.csv");
        assertThat(preview.at("/choices/0/next").asInt()).isZero();
        assertThat(preview.at("/choices/1/value").asString()).isEqualTo("none");
        assertThat(preview.get("rows").toString()).isEqualTo("[[1.0],[null],[\"Infinity\"]]");
        assertThat(preview.at("/columns/0/found").asString()).isEqualTo("t");
        assertThat(preview.at("/rejects/0/code").asString()).isEqualTo("not-a-number");
        assertThat(preview.at("/profile/options/decimal").asString()).isEqualTo(",");
        assertThat(asked.element().get("uploadId").asString()).isEqualTo(id.toString());
        assertThat(asked.element().at("/options/decimal").asString()).isEqualTo(",");
        assertThat(gateway.sql
                        .sql("SELECT count(*) FROM inquiry")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aFileIsKeptAsAnUploadAndTheSameBytesAreTheSameUpload() {
        JsonNode first = form("t\n1\n2\n", "{}").json();
        UUID id = UUID.fromString(first.get("uploadId").asString());
        assertThat(gateway.catalogue.upload(id).name()).isEqualTo("data.csv");
        int kept = gateway.files.list("uploads/").size();
        assertThat(form("t\n1\n2\n", "{\"headerLine\": 1}").json().get("uploadId"))
                .isEqualTo(first.get("uploadId"));
        assertThat(gateway.files.list("uploads/")).hasSize(kept);
        assertThat(gateway.sql
                        .sql("SELECT count(*) FROM dataset WHERE upload_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatTheWorkerRefusesIsTheAnswer() {
        worker = request -> {
            throw new ProblemException(ProblemCode.OPTION_INVALID, "no such column")
                    .in("names")
                    .in("options");
        };
        Answer refused = gateway.post(
                "/api/datasets/preview",
                "{\"uploadId\": \"%s\"}".formatted(upload("t\n5\n").id()));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("code").asString()).isEqualTo("option-invalid");
        assertThat(refused.json().get("pointer").asString()).isEqualTo("/options/names");
    }

    @Test
    void whatNoFileCouldMakeGoodIsRefusedWithoutAWorker() {
        Answer unknown = gateway.post("/api/datasets/preview", "{\"uploadId\": \"%s\"}".formatted(UUID.randomUUID()));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().get("pointer").asString()).isEqualTo("/uploadId");
        Answer invalid = gateway.post(
                "/api/datasets/preview",
                "{\"uploadId\": \"%s\", \"options\": {\"decimal\": \"x\"}}"
                        .formatted(upload("t\n6\n").id()));
        assertThat(invalid.json().get("pointer").asString()).isEqualTo("/options/decimal");
        assertThat(gateway.post("/api/datasets/preview", "{}")
                        .json()
                        .get("pointer")
                        .asString())
                .isEqualTo("/uploadId");
        int kept = gateway.files.list("uploads/").size();
        assertThat(form("t\n7\n", "{\"nope\": 1}").status()).isEqualTo(400);
        assertThat(gateway.files.list("uploads/")).hasSize(kept);
        assertThat(asked).isEmpty();
    }

    private Upload upload(String text) {
        return gateway.intake.keep(
                "a.csv",
                gateway.files.write(
                        "uploads/" + UUID.randomUUID(), out -> out.write(text.getBytes(StandardCharsets.UTF_8))));
    }

    private Answer form(String file, String options) {
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"options\"\r\n\r\n%s\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"data.csv\"\r\n\r\n%s\r\n--b--\r\n"
                        .formatted(options, file);
        return gateway.send(gateway.request("/api/datasets/preview")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
