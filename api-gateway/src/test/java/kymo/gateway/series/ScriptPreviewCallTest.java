package kymo.gateway.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.inquiries.InquiryQueue;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.preview.ScriptPreviewRequest;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ParameterType;
import kymo.core.scripts.Reach;
import kymo.core.scripts.ScriptKind;
import kymo.core.scripts.ScriptParameter;
import kymo.core.scripts.ScriptProblem;
import kymo.core.scripts.ScriptResult;
import kymo.core.scripts.ScriptVersions;
import kymo.gateway.support.RunningGateway;
import kymo.gateway.support.RunningGateway.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Previews of scripts over HTTP; a thread answers as a worker would. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptPreviewCallTest {

    private static final String SERIES = """
            {"datasetId": "%s", "axis": {"name": "time", "type": "float", "unit": "s"}, "rows": 2,
             "window": {"fromRow": 0, "toRow": 2, "from": 0.0, "to": 0.1},
             "extent": {"from": 0.0, "to": 0.1},
             "bucketRows": 1, "notices": ["a notice"],
             "columns": [
               {"name": "u times 2", "type": "float", "unit": "V", "points": [
                 {"x": 0.0, "y": 0.30000000000000004}, {"x": 0.1, "y": null}]},
               {"name": "n", "type": "integer", "unit": null, "points": [
                 {"x": 0.0, "y": 9007199254740993}, {"x": 0.1, "y": "-Infinity"}]},
               {"name": "b", "type": "float", "unit": null, "buckets": [
                 {"x": 0.0, "from": 0.0, "to": 0.1, "row": 0, "rows": 2, "min": -0.0, "max": 5.0E-324, "mean": null, "count": 1, "missing": 1}]},
               {"name": "none", "type": "float", "unit": null, "points": []}],
             "version": 2, "log": ["one", "two"]}""";

    private static final String TABLE = """
            {"rows": {"columns": [{"name": "from_row", "type": "integer", "unit": null}, {"name": "label", "type": "string", "unit": null}],
                      "rows": [[9007199254740993, "a"], [2, null], [0.1, "Infinity"]], "total": 7, "truncated": true},
             "summary": {"script": {"name": "lab"}, "log": ["x"]}, "version": 2, "log": []}""";

    private final ScheduledExecutorService answering = Executors.newSingleThreadScheduledExecutor();
    private final ConcurrentLinkedQueue<JsonNode> asked = new ConcurrentLinkedQueue<>();
    private volatile Function<JsonNode, JsonNode> worker = request -> request;
    private RunningGateway gateway;
    private UUID dataset;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new RunningGateway(folder);
        dataset = dataset(gateway);
        offer(gateway, "lab", declaration(ScriptKind.DETECTOR));
        offer(gateway, "lab", declaration(ScriptKind.TRANSFORM));
        offer(gateway, "logger", declaration(ScriptKind.READER));
        offer(gateway, "broken", null);
        InquiryQueue queue = new InquiryQueue(gateway.sql);
        ScheduledFuture<?> unused = answering.scheduleWithFixedDelay(
                () -> queue.claim(Set.of(ScriptPreviewRequest.KIND)).ifPresent(inquiry -> {
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

    private static UUID dataset(RunningGateway gateway) {
        Schema schema = new Schema(
                List.of(new ColumnSpec("time", ColumnType.FLOAT, "s"), new ColumnSpec("u", ColumnType.FLOAT, "V")),
                0,
                64);
        return gateway.dataset(
                schema, List.of(new Block(0, 2, List.of(DoubleColumn.of(0, 0.1), DoubleColumn.of(1, 2)))));
    }

    /** Another text of a script, as a worker offers it; one that says nothing of itself cannot be run. */
    private static void offer(RunningGateway gateway, String name, @Nullable Declaration declaration) {
        ScriptVersions versions =
                new ScriptVersions(gateway.sql, new TransactionTemplate(new JdbcTransactionManager(gateway.database)));
        String text = UUID.randomUUID().toString();
        KeptScript script = declaration == null
                ? versions.keep(name, text, text, new ScriptProblem("script-invalid", "line 1 makes no sense", 1))
                : versions.keep(name, text, text, declaration);
        gateway.sql
                .sql("INSERT INTO processor (name, version, worker, descriptor) VALUES (?, ?, 'w', '{}')")
                .params(script.version().processor(), script.version().number())
                .update();
    }

    private static Declaration declaration(ScriptKind kind) {
        return new Declaration(
                kind,
                "Of the lab",
                "",
                List.of(new ScriptParameter(
                        "column", ParameterType.COLUMN, null, null, null, null, List.of(), "Which.")),
                List.of(new ScriptResult("{column} times 2", ColumnType.FLOAT, "{column}")),
                Reach.NONE,
                false);
    }

    @BeforeEach
    void forget() {
        asked.clear();
        worker = request -> json(SERIES.formatted(dataset));
    }

    @AfterAll
    void stop() {
        answering.shutdownNow();
        gateway.close();
    }

    @Test
    void aWorkerIsAskedAndItsSeriesIsPassedOnToTheLastBit() {
        Answer answer = preview("lab", """
                {"datasetId": "%s", "parameters": {"column": "u"}, "columns": ["u times 2"], "from": "0", "points": 7}""");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(json(SERIES.formatted(dataset)));
        assertThat(asked.element()).isEqualTo(json("""
                {"processor": "custom:lab", "version": 2, "parameters": {"column": "u"},
                 "window": {"dataset": "%s", "columns": ["u times 2"], "from": "0", "to": null, "points": 7}}""".formatted(dataset)));
        assertThat(JsonMapper.shared()
                        .treeToValue(asked.element(), ScriptPreviewRequest.class)
                        .window()
                        .points())
                .isEqualTo(7);
    }

    @Test
    void soAreRowsOfATable() {
        worker = request -> json(TABLE);
        Answer answer = preview("lab", "{\"datasetId\": \"%s\", \"parameters\": {\"column\": \"u\"}}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(json(TABLE));
    }

    @Test
    void aWorkerOfALaterVersionMaySayMore() {
        worker = request -> ((ObjectNode) json(TABLE)).put("later", 1);
        assertThat(preview("lab", "{\"datasetId\": \"%s\", \"parameters\": {\"column\": \"u\"}}")
                        .json())
                .isEqualTo(json(TABLE));
    }

    @Test
    void whatTheScriptFailsWithIsAProblemOfTheParameters() {
        worker = request -> {
            throw new ProblemException(ProblemCode.SCRIPT_FAILED, "line 3; it had logged 'x'").in("parameters");
        };
        Answer refused = preview("lab", "{\"datasetId\": \"%s\", \"parameters\": {\"column\": \"u\"}}");
        assertThat(told(refused)).isEqualTo("script-failed /parameters");
        assertThat(refused.json().get("detail").asString()).contains("line 3; it had logged 'x'");
    }

    @Test
    void whatNoTextCouldMakeGoodIsRefusedWithoutAWorker() {
        assertThat(told(preview("lab", "{\"datasetId\": \"%s\"}"))).isEqualTo("parameter-invalid /parameters/column");
        assertThat(told(preview("lab", "{\"datasetId\": \"%s\", \"parameters\": {\"column\": \"w\"}}")))
                .isEqualTo("column-unknown /parameters/column");
        assertThat(told(preview("logger", "{\"datasetId\": \"%s\", \"parameters\": {\"column\": \"u\"}}")))
                .isEqualTo("parameter-invalid /parameters");
        assertThat(told(preview("lab", "{\"datasetId\": \"" + UUID.randomUUID() + "\"}")))
                .isEqualTo("dataset-unknown /datasetId");
        Answer broken = preview("broken", "{\"datasetId\": \"%s\"}");
        assertThat(broken.json().get("code").asString()).isEqualTo("script-invalid");
        assertThat(broken.json().get("detail").asString()).contains("line 1 makes no sense");
        Answer unknown = preview("nope", "{\"datasetId\": \"%s\"}");
        assertThat(unknown.json().get("code").asString()).isEqualTo("processor-unknown");
        assertThat(unknown.json().get("detail").asString()).contains("custom:lab");
        assertThat(asked).isEmpty();
    }

    @Test
    void withoutAWorkerWhoeverAsksIsToldSo(@TempDir Path folder) {
        try (RunningGateway lonely = new RunningGateway(folder, "--kymo.scripts.preview-patience=100ms")) {
            offer(lonely, "lab", declaration(ScriptKind.TRANSFORM));
            Answer answer = lonely.post(
                    "/api/processors/custom:lab/preview",
                    "{\"datasetId\": \"%s\", \"parameters\": {\"column\": \"u\"}}".formatted(dataset(lonely)));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("code").asString()).isEqualTo("inquiry-unclaimed");
        }
    }

    private Answer preview(String script, String request) {
        return gateway.post("/api/processors/custom:" + script + "/preview", request.replace("%s", dataset.toString()));
    }

    private static String told(Answer refused) {
        return refused.json().get("code").asString()
                + " "
                + refused.json().get("pointer").asString();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
