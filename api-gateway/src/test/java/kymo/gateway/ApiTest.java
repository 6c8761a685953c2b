package kymo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Reject;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.problems.ProblemCode;
import kymo.core.runs.Claim;
import kymo.gateway.support.RunningGateway;
import kymo.gateway.support.RunningGateway.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The calls over HTTP, on a real database and real files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {

    private static final Schema SCHEMA = new Schema(
            List.of(new ColumnSpec("t", ColumnType.FLOAT, "s"), new ColumnSpec("u", ColumnType.FLOAT, "V")), 0, 64);

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
    void aFileIsTakenWithItsOptionsAndItsChain() {
        Answer answer = gateway.form(
                "name", "My run",
                "options", "{\"delimiter\": \";\"}",
                "process", "[{\"processor\": \"rolling-mean\", \"parameters\": {\"window\": 3}}]",
                "file", "t;u\n1;2\n");
        assertThat(answer.status()).isEqualTo(202);
        JsonNode accepted = answer.json();
        assertThat(accepted.at("/dataset/name").asString()).isEqualTo("My run");
        assertThat(accepted.at("/dataset/status").asString()).isEqualTo("draft");
        assertThat(accepted.at("/dataset/parameters/delimiter").asString()).isEqualTo(";");
        assertThat(accepted.at("/run/processor").asString()).isEqualTo("ingest");
        assertThat(accepted.at("/runs/0/id")).isEqualTo(accepted.at("/run/id"));
        assertThat(accepted.at("/runs/1/after")).isEqualTo(accepted.at("/run/id"));
        assertThat(accepted.at("/resultId")).isEqualTo(accepted.at("/runs/1/resultId"));
        JsonNode dataset = gateway.get(
                        "/api/datasets/" + accepted.at("/dataset/id").asString())
                .json();
        assertThat(dataset.at("/upload/name").asString()).isEqualTo("My run");
        assertThat(dataset.at("/upload/bytes").asLong()).isEqualTo(8);
        assertThat(dataset.at("/run/status").asString()).isEqualTo("QUEUED");
        assertThat(dataset.at("/columns").isNull()).isTrue();
        gateway.runs.requestStop(UUID.fromString(accepted.at("/run/id").asString()));
        assertThat(gateway.get("/api/datasets/" + dataset.get("id").asString())
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("failed");
    }

    @Test
    void theFieldsOfAFormMayComeInAnyOrderAndTheFileGivesTheName() {
        Answer answer = gateway.form("file", "a,b\n3,4\n", "options", "{\"decimal\": \".\"}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/dataset/name").asString()).isEqualTo("data.csv");
        assertThat(answer.json().at("/dataset/parameters/decimal").asString()).isEqualTo(".");
        gateway.runs.requestStop(UUID.fromString(answer.json().at("/run/id").asString()));
    }

    @Test
    void aFormThatIsRefusedLeavesNothingInTheStore() {
        int before = gateway.files.list("uploads/").size();
        assertThat(gateway.form("file", "a,b\n9,9\n", "options", "{\"x\": 1}").status())
                .isEqualTo(400);
        byte[] whole =
                ("--kymo-test-boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                                + "a,b\n".repeat(50_000))
                        .getBytes(StandardCharsets.UTF_8);
        Answer brokenOff = gateway.form(whole);
        assertThat(brokenOff.status()).isEqualTo(400);
        assertThat(brokenOff.json().get("code").asString()).isEqualTo("upload-broken-off");
        assertThat(gateway.files.list("uploads/")).hasSize(before);
    }

    @Test
    void datasetsAreListedByThePageAndShownWhole() {
        UUID id = published(130);
        JsonNode first =
                gateway.get("/api/datasets?limit=1&q=DATA.csv&kind=raw").json();
        assertThat(first.at("/items")).hasSize(1);
        JsonNode dataset = gateway.get("/api/datasets/" + id).json();
        assertThat(dataset.get("status").asString()).isEqualTo("published");
        assertThat(dataset.get("rows").asLong()).isEqualTo(130);
        assertThat(dataset.get("axis").asString()).isEqualTo("t");
        assertThat(dataset.get("rejects").asLong()).isEqualTo(1);
        assertThat(dataset.at("/columns/1/unit").asString()).isEqualTo("V");
        assertThat(dataset.at("/columns/1/type").asString()).isEqualTo("float");
        assertThat(dataset.at("/run/status").asString()).isEqualTo("COMPLETED");
        JsonNode rejects = gateway.get("/api/datasets/" + id + "/rejects").json();
        assertThat(rejects.get("total").asLong()).isEqualTo(1);
        assertThat(rejects.at("/items/0/text").asString()).isEqualTo("ov");
    }

    @Test
    void rowsAreReadFromAnyPlaceAndOverBorders() {
        UUID id = published(130);
        JsonNode page = gateway.get("/api/datasets/" + id + "/rows?offset=62&limit=4&columns=u")
                .json();
        assertThat(page.get("total").asLong()).isEqualTo(130);
        assertThat(page.get("columns")).hasSize(1);
        assertThat(page.get("rows").toString()).isEqualTo("[[62.0],[63.0],[64.0],[65.0]]");
        assertThat(gateway.get("/api/datasets/" + id + "/rows?offset=128")
                        .json()
                        .get("rows"))
                .hasSize(2);
        assertThat(gateway.get("/api/datasets/" + id + "/rows?offset=130")
                        .json()
                        .get("rows"))
                .isEmpty();
        assertThat(gateway.get("/api/datasets/" + id + "/rows").json().get("rows"))
                .hasSize(100);
    }

    @Test
    void rowsOfAWindowOfTheAxisAreCountedWithinIt() {
        UUID id = published(130);
        JsonNode page = gateway.get("/api/datasets/" + id + "/rows?from=62&to=65&offset=1&limit=2&columns=t")
                .json();
        assertThat(page.get("total").asLong()).isEqualTo(4);
        assertThat(page.get("offset").asLong()).isEqualTo(1);
        assertThat(page.get("rows").toString()).isEqualTo("[[63.0],[64.0]]");
        assertThat(gateway.get("/api/datasets/" + id + "/rows?from=128&columns=t")
                        .json()
                        .get("rows")
                        .toString())
                .isEqualTo("[[128.0],[129.0]]");
        assertThat(gateway.get("/api/datasets/" + id + "/rows?from=62&to=65&offset=4")
                        .json()
                        .get("rows"))
                .isEmpty();
        assertThat(gateway.get("/api/datasets/" + id + "/rows?from=200")
                        .json()
                        .get("total")
                        .asLong())
                .isZero();
    }

    @Test
    void aDeletedDatasetIsGoneAndOneInUseIsNot() {
        UUID id = published(3);
        JsonNode run = gateway.post("/api/runs", request(id, 3)).json();
        Answer refused = gateway.delete("/api/datasets/" + id);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("code").asString()).isEqualTo("dataset-in-use");
        assertThat(gateway.post("/api/runs/" + run.get("id").asString() + "/stop", "")
                        .status())
                .isEqualTo(202);
        assertThat(gateway.delete("/api/datasets/" + id).status()).isEqualTo(204);
        assertThat(gateway.get("/api/datasets/" + id).status()).isEqualTo(404);
    }

    @Test
    void aRunGoesFromTheQueueToItsResultAndIsReusedThen() {
        UUID id = published(3);
        Answer asked = gateway.post("/api/runs", request(id, 2));
        assertThat(asked.status()).isEqualTo(202);
        JsonNode run = asked.json();
        assertThat(run.get("status").asString()).isEqualTo("QUEUED");
        assertThat(run.get("datasetName").asString()).isEqualTo("data.csv");
        assertThat(run.at("/progress/rowsDone").asLong()).isZero();
        String address = "/api/runs/" + run.get("id").asString();
        assertThat(gateway.get(address + "/result").json().get("code").asString())
                .isEqualTo("run-not-completed");

        Claim claim = gateway.runs.claim("test", 1).get(0);
        gateway.runs.progress(claim, 1, 3L);
        Instant before = Instant.now();
        JsonNode running = gateway.get(address).json();
        assertThat(running.get("status").asString()).isEqualTo("RUNNING");
        assertThat(running.at("/progress/rate").asDouble()).isPositive();
        assertThat(Instant.parse(running.at("/progress/eta").asString())).isAfter(before);
        gateway.runs.complete(claim, null, null);

        assertThat(gateway.get(address + "/result").json().get("datasetId")).isEqualTo(run.get("resultId"));
        assertThat(gateway.get(address + "/steps").json()).isEmpty();
        Answer again = gateway.post("/api/runs", request(id, 2));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("reused").asBoolean()).isTrue();
        assertThat(again.json().get("id")).isEqualTo(run.get("id"));
        JsonNode listed = gateway.get("/api/runs?status=COMPLETED&processor=rolling-mean&datasetId=" + id)
                .json();
        assertThat(listed.at("/items/0/id")).isEqualTo(run.get("id"));
        assertThat(listed.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void aStoppedRunCanBeRestarted() {
        String run = "/api/runs/"
                + gateway.post("/api/runs", request(published(4), 2))
                        .json()
                        .get("id")
                        .asString();
        assertThat(gateway.post(run + "/stop", "").json().get("status").asString())
                .isEqualTo("STOPPED");
        Answer twice = gateway.post(run + "/stop", "");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.json().get("code").asString()).isEqualTo("run-transition");
        JsonNode restarted = gateway.post(run + "/restart", "").json();
        assertThat(restarted.get("status").asString()).isEqualTo("QUEUED");
        assertThat(restarted.get("attempt").asInt()).isEqualTo(2);
        gateway.post(run + "/stop", "");
    }

    @Test
    void fiftyRequestsOfOneKeyAtTheSameTimeAreOneRun() throws Exception {
        String body = "{\"force\": true," + request(published(5), 2).substring(1);
        ExecutorService senders = Executors.newFixedThreadPool(50);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++)
                answers.add(senders.submit(() -> gateway.post("/api/runs", body, "Idempotency-Key", "key-1")));
            Set<String> runs = new HashSet<>();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(202);
                runs.add(answer.get().json().get("id").asString());
            }
            assertThat(runs).hasSize(1);
            gateway.post("/api/runs/" + runs.iterator().next() + "/stop", "");
        } finally {
            senders.shutdownNow();
        }
        Answer other = gateway.post("/api/runs", request(published(6), 2), "Idempotency-Key", "key-1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("code").asString()).isEqualTo("idempotency-key-reused");
        assertThat(other.json().get("pointer").asString()).isEqualTo("Idempotency-Key");
    }

    @Test
    void lineageNamesTheUpload() {
        UUID id = published(7);
        JsonNode lineage = gateway.get("/api/datasets/" + id + "/lineage").json();
        assertThat(lineage.at("/nodes")).hasSize(1);
        assertThat(lineage.at("/nodes/0/id").asString()).isEqualTo(id.toString());
        assertThat(lineage.at("/upload/name").asString()).isEqualTo("data.csv");
    }

    @Test
    void processorsAreThoseThatWorkersWroteDown() {
        for (int version : new int[] {1, 2})
            gateway.sql
                    .sql("INSERT INTO processor (name, version, worker, descriptor) VALUES ('p', ?, 'w', ?::json)")
                    .params(
                            version,
                            "{\"name\": \"p\", \"version\": %d, \"title\": \"P\", \"description\": \"d\", \"parameters\": {\"type\": \"object\"}}"
                                    .formatted(version))
                    .update();
        JsonNode processors = gateway.get("/api/processors").json();
        assertThat(processors).hasSize(1);
        assertThat(processors.at("/0/version").asInt()).isEqualTo(2);
        assertThat(processors.at("/0/parameters/type").asString()).isEqualTo("object");
    }

    @Test
    void healthNeedsTheDatabaseAndNotTheBroker() {
        Answer health = gateway.get("/api/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().at("/parts/database").asString()).isEqualTo("UP");
        assertThat(health.json().at("/parts/broker").asString()).isEqualTo("DOWN");
    }

    @Test
    void everyProblemIsOfAKnownCode() {
        Set<String> known = new HashSet<>();
        for (ProblemCode code : ProblemCode.values()) known.add(code.wireName());
        assertThat(known)
                .contains(gateway.get("/api/nothing").json().get("code").asString());
    }

    private UUID published(int rows) {
        List<Block> blocks = new ArrayList<>();
        for (int first = 0; first < rows; first += 64) {
            int from = first;
            double[] values = IntStream.range(from, Math.min(rows, from + 64))
                    .asDoubleStream()
                    .toArray();
            blocks.add(
                    new Block(from, values.length, List.of(DoubleColumn.of(values), DoubleColumn.of(values.clone()))));
        }
        return gateway.dataset(SCHEMA, blocks, new Reject(3, 41, "u", "ov", "is no number"));
    }

    private static String request(UUID dataset, int window) {
        return "{\"datasetId\": \"%s\", \"processor\": \"rolling-mean\", \"parameters\": {\"window\": %d}}"
                .formatted(dataset, window);
    }
}
