package kymo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.gateway.support.RunningGateway;
import kymo.gateway.support.RunningGateway.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is asked wrongly is told with status, code and the place that is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestsTest {

    private static final String NOBODY = UUID.randomUUID().toString();

    private RunningGateway gateway;
    private String dataset = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway =
                new RunningGateway(folder, "--kymo.web.hosts=lab.example", "--kymo.web.origins=https://notes.example");
        Schema schema = new Schema(
                List.of(new ColumnSpec("u", ColumnType.FLOAT, "V"), new ColumnSpec("v", ColumnType.FLOAT, null)),
                -1,
                64);
        double[] values = {1, 2, 3};
        dataset = gateway.dataset(
                        schema, List.of(new Block(0, 3, List.of(DoubleColumn.of(values), DoubleColumn.of(values)))))
                .toString();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private record Bad(
            String what, Function<RunningGateway, Answer> request, int status, String code, String pointer) {}

    @TestFactory
    Stream<DynamicTest> isRefused() {
        return Stream.of(
                        bad("dataset id is no UUID", get("/api/datasets/7"), 400, "query-invalid", "id"),
                        bad("unknown dataset", get("/api/datasets/" + NOBODY), 404, "dataset-unknown", null),
                        bad(
                                "unknown dataset's lineage",
                                get("/api/datasets/" + NOBODY + "/lineage"),
                                404,
                                "dataset-unknown",
                                null),
                        bad(
                                "unknown dataset's rejects",
                                get("/api/datasets/" + NOBODY + "/rejects"),
                                404,
                                "dataset-unknown",
                                null),
                        bad(
                                "deletion of an unknown dataset",
                                g -> g.delete("/api/datasets/" + NOBODY),
                                404,
                                "dataset-unknown",
                                null),
                        bad("limit 0", get("/api/datasets?limit=0"), 400, "query-invalid", "limit"),
                        bad("limit too high", get("/api/runs?limit=1001"), 400, "query-invalid", "limit"),
                        bad("limit is no number", get("/api/runs?limit=ten"), 400, "query-invalid", "limit"),
                        bad("foreign cursor", get("/api/datasets?cursor=x"), 400, "cursor-invalid", "cursor"),
                        bad(
                                "foreign cursor of rejects",
                                get("/api/datasets/DATASET/rejects?cursor=x"),
                                400,
                                "cursor-invalid",
                                "cursor"),
                        bad(
                                "rows before the first",
                                get("/api/datasets/DATASET/rows?offset=-1"),
                                400,
                                "query-invalid",
                                "offset"),
                        bad(
                                "too many rows",
                                get("/api/datasets/DATASET/rows?limit=1001"),
                                400,
                                "query-invalid",
                                "limit"),
                        bad(
                                "rows from a place that is none",
                                get("/api/datasets/DATASET/rows?from=soon"),
                                400,
                                "query-invalid",
                                "from"),
                        bad(
                                "rows of an unknown column",
                                get("/api/datasets/DATASET/rows?columns=w"),
                                400,
                                "column-unknown",
                                "columns"),
                        bad("unknown kind", get("/api/datasets?kind=cooked"), 400, "query-invalid", "kind"),
                        bad("unknown status", get("/api/runs?status=DONE"), 400, "query-invalid", "status"),
                        bad("unknown run", get("/api/runs/" + NOBODY), 404, "run-unknown", null),
                        bad("steps of an unknown run", get("/api/runs/" + NOBODY + "/steps"), 404, "run-unknown", null),
                        bad(
                                "stop of an unknown run",
                                g -> g.post("/api/runs/" + NOBODY + "/stop", ""),
                                404,
                                "run-unknown",
                                null),
                        bad(
                                "restart of an unknown run",
                                g -> g.post("/api/runs/" + NOBODY + "/restart", ""),
                                404,
                                "run-unknown",
                                null),
                        bad(
                                "profile of an unknown dataset",
                                get("/api/datasets/" + NOBODY + "/profile"),
                                404,
                                "dataset-unknown",
                                null),
                        bad(
                                "release of an unknown dataset",
                                g -> g.post("/api/datasets/" + NOBODY + "/release", ""),
                                404,
                                "dataset-unknown",
                                null),
                        bad(
                                "setting of a quality test",
                                run(over("DATASET", "data-quality", "{\"spike\": {\"suspect\": -1}}")),
                                400,
                                "parameter-invalid",
                                "/parameters/spike/suspect"),
                        bad(
                                "quality test that there is not",
                                run(over("DATASET", "data-quality", "{\"spikes\": {}}")),
                                400,
                                "parameter-unknown",
                                "/parameters/spikes"),
                        bad("no body", run(""), 400, "body-invalid", ""),
                        bad("broken JSON", run("{\"datasetId\": "), 400, "body-invalid", ""),
                        bad("a list for a body", run("[]"), 400, "body-invalid", ""),
                        bad("misspelt member", run("{\"dataset\": 1}"), 400, "body-invalid", "/dataset"),
                        bad(
                                "missing member",
                                run("{\"processor\": \"rolling-mean\"}"),
                                400,
                                "body-invalid",
                                "/datasetId"),
                        bad(
                                "id in the body is no UUID",
                                run("{\"datasetId\": \"7\"}"),
                                400,
                                "body-invalid",
                                "/datasetId"),
                        bad(
                                "run over an unknown dataset",
                                run(over(NOBODY, "rolling-mean", "{\"window\": 3}")),
                                404,
                                "dataset-unknown",
                                "/datasetId"),
                        bad(
                                "unknown processor",
                                run(over("DATASET", "rolling-mien", "{}")),
                                400,
                                "processor-unknown",
                                "/processor"),
                        bad(
                                "missing parameter",
                                run(over("DATASET", "rolling-mean", "{}")),
                                400,
                                "parameter-invalid",
                                "/parameters/window"),
                        bad(
                                "parameter out of range",
                                run(over("DATASET", "rolling-mean", "{\"window\": 0}")),
                                400,
                                "parameter-invalid",
                                "/parameters/window"),
                        bad(
                                "unknown parameter",
                                run(over("DATASET", "rolling-mean", "{\"window\": 3, \"a/b\": 1}")),
                                400,
                                "parameter-unknown",
                                "/parameters/a~1b"),
                        bad(
                                "unknown column",
                                run(over("DATASET", "rolling-mean", "{\"window\": 3, \"columns\": [\"u\", \"w\"]}")),
                                400,
                                "column-unknown",
                                "/parameters/columns/1"),
                        bad(
                                "window above the halo",
                                run(over("DATASET", "rolling-mean", "{\"window\": 100000}")),
                                400,
                                "window-too-large",
                                "/parameters/window"),
                        bad(
                                "parameters are no object",
                                run(over("DATASET", "rolling-mean", "[3]")),
                                400,
                                "parameter-invalid",
                                "/parameters"),
                        bad(
                                "peaks a negative distance apart",
                                run(over("DATASET", "peak-detection", "{\"distance\": -3}")),
                                400,
                                "parameter-invalid",
                                "/parameters/distance"),
                        bad(
                                "peaks of no distance",
                                run(over("DATASET", "peak-detection", "{\"distance\": 0}")),
                                400,
                                "parameter-invalid",
                                "/parameters/distance"),
                        bad(
                                "a distance in multiples of the noise",
                                run(over("DATASET", "peak-detection", "{\"distance\": \"5 sigma\"}")),
                                400,
                                "parameter-invalid",
                                "/parameters/distance"),
                        bad(
                                "a distance in a time that the axis is not",
                                run(over("DATASET", "peak-detection", "{\"distance\": \"5s\"}")),
                                400,
                                "parameter-invalid",
                                "/parameters/distance"),
                        bad(
                                "a height in a time",
                                run(over("DATASET", "peak-detection", "{\"height\": \"5s\"}")),
                                400,
                                "parameter-invalid",
                                "/parameters/height"),
                        bad(
                                "heights upside down",
                                run(over("DATASET", "peak-detection", "{\"height\": [2, 1]}")),
                                400,
                                "parameter-invalid",
                                "/parameters/height"),
                        bad(
                                "an end of an interval that is no number",
                                run(over("DATASET", "peak-detection", "{\"width\": [1, \"wide\"]}")),
                                400,
                                "parameter-invalid",
                                "/parameters/width/1"),
                        bad(
                                "an interval open at both ends",
                                run(over("DATASET", "peak-detection", "{\"prominence\": [null, null]}")),
                                400,
                                "parameter-invalid",
                                "/parameters/prominence"),
                        bad(
                                "a window of prominence of one row",
                                run(over("DATASET", "peak-detection", "{\"wlen\": 1}")),
                                400,
                                "parameter-invalid",
                                "/parameters/wlen"),
                        bad(
                                "a window of prominence above the halo",
                                run(over("DATASET", "peak-detection", "{\"wlen\": 100000}")),
                                400,
                                "window-too-large",
                                "/parameters/wlen"),
                        bad(
                                "a negative relative height",
                                run(over("DATASET", "peak-detection", "{\"relHeight\": -0.5}")),
                                400,
                                "parameter-invalid",
                                "/parameters/relHeight"),
                        bad(
                                "a direction that is none",
                                run(over("DATASET", "peak-detection", "{\"polarity\": \"sideways\"}")),
                                400,
                                "parameter-invalid",
                                "/parameters/polarity"),
                        bad(
                                "peaks of an unknown column",
                                run(over("DATASET", "peak-detection", "{\"columns\": [\"w\"]}")),
                                400,
                                "column-unknown",
                                "/parameters/columns/0"),
                        bad(
                                "preview with a parameter out of range",
                                preview("rolling-mean", "DATASET", "{\"window\": 0}"),
                                400,
                                "parameter-invalid",
                                "/parameters/window"),
                        bad(
                                "preview of an unknown dataset",
                                preview("rolling-mean", NOBODY, "{\"window\": 3}"),
                                404,
                                "dataset-unknown",
                                "/datasetId"),
                        bad(
                                "preview of an unknown processor",
                                preview("rolling-mien", "DATASET", "{}"),
                                400,
                                "processor-unknown",
                                null),
                        bad(
                                "preview of nothing",
                                g -> g.post("/api/processors/rolling-mean/preview", "{}"),
                                400,
                                "body-invalid",
                                "/datasetId"),
                        bad(
                                "preview of a column that the result has not",
                                g -> g.post("/api/processors/rolling-mean/preview", """
                                        {"datasetId": "%s", "parameters": {"window": 3}, "columns": ["u"]}""".formatted(dataset)),
                                400,
                                "column-unknown",
                                "/columns"),
                        bad(
                                "empty Idempotency-Key",
                                g -> g.post(
                                        "/api/runs",
                                        over(dataset, "rolling-mean", "{\"window\": 3}"),
                                        "Idempotency-Key",
                                        " "),
                                400,
                                "header-invalid",
                                "Idempotency-Key"),
                        bad("form without a file", g -> g.form("name", "x"), 400, "body-invalid", "/file"),
                        bad("empty file", g -> g.form("file", ""), 400, "file-empty", "/file"),
                        bad("two files", g -> g.form("file", "a\n1\n", "file", "a\n2\n"), 400, "body-invalid", "/file"),
                        bad("unknown field", g -> g.form("fil", "a\n1\n"), 400, "body-invalid", "/fil"),
                        bad(
                                "options are no JSON",
                                g -> g.form("options", "{", "file", "a\n1\n"),
                                400,
                                "body-invalid",
                                "/options"),
                        bad(
                                "unknown option",
                                g -> g.form("options", "{\"delimeter\": 1}", "file", "a\n1\n"),
                                400,
                                "option-invalid",
                                "/options/delimeter"),
                        bad(
                                "process is no list",
                                g -> g.form("process", "{}", "file", "a\n1\n"),
                                400,
                                "body-invalid",
                                "/process"),
                        bad(
                                "step without a processor",
                                g -> g.form("process", "[{}]", "file", "a\n1\n"),
                                400,
                                "body-invalid",
                                "/process/0/processor"),
                        bad(
                                "bad parameter of a step",
                                g -> g.form(
                                        "file",
                                        "a\n1\n",
                                        "process",
                                        "[{\"processor\": \"rolling-mean\", \"parameters\": {\"window\": -1}}]"),
                                400,
                                "parameter-invalid",
                                "/process/0/parameters/window"),
                        bad(
                                "a file of another type",
                                g -> g.send(g.request("/api/datasets")
                                        .header("Content-Type", "text/csv")
                                        .POST(HttpRequest.BodyPublishers.ofString("a\n1\n"))),
                                415,
                                "media-type-unsupported",
                                "Content-Type"),
                        bad("method that is not taken", g -> g.delete("/api/runs"), 405, "method-not-allowed", null),
                        bad("address that is none", get("/api/data"), 404, "address-unknown", null),
                        bad(
                                "foreign Origin",
                                g -> g.get("/api/runs", "Origin", "https://evil.example"),
                                403,
                                "origin-forbidden",
                                "Origin"),
                        bad(
                                "Origin of another port",
                                g -> g.get("/api/runs", "Origin", "http://localhost:1"),
                                403,
                                "origin-forbidden",
                                "Origin"),
                        bad(
                                "Origin null",
                                g -> g.get("/api/runs", "Origin", "null"),
                                403,
                                "origin-forbidden",
                                "Origin"))
                .map(bad -> DynamicTest.dynamicTest(bad.what(), () -> {
                    Answer answer = bad.request().apply(gateway);
                    JsonNode problem = answer.json();
                    assertThat(answer.status()).as(answer.text()).isEqualTo(bad.status());
                    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
                    assertThat(problem.get("code").asString()).isEqualTo(bad.code());
                    assertThat(problem.get("status").asInt()).isEqualTo(bad.status());
                    assertThat(problem.get("detail").asString()).isNotBlank();
                    assertThat(problem.get("remedy").asString()).isNotBlank();
                    assertThat(problem.path("pointer").asString(null)).isEqualTo(bad.pointer());
                    assertThat(gateway.get("/api/runs?status=QUEUED").json().get("items"))
                            .as("runs that it made")
                            .isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> addressesAreKnownOrRefused() {
        return Stream.of(
                known("localhost:8080", null, 200),
                known("127.0.0.1", null, 200),
                known("[::1]:8080", null, 200),
                known("lab.example:8080", null, 200),
                known("LAB.example", "http://LAB.example", 200),
                known("localhost", "https://notes.example", 200),
                known("evil.example", null, 403),
                known("localhost.evil.example:8080", null, 403),
                known("lab.example", "http://localhost", 403));
    }

    private DynamicTest known(String host, String origin, int status) {
        return DynamicTest.dynamicTest(host + " " + origin, () -> {
            String extra = origin == null ? "" : "Origin: " + origin + "\r\n";
            assertThat(RawHttp.status(
                            gateway.port(),
                            "GET /api/runs HTTP/1.1\r\nHost: " + host + "\r\n" + extra + "Connection: close\r\n\r\n"))
                    .isEqualTo(status);
        });
    }

    private static Bad bad(
            String what, Function<RunningGateway, Answer> request, int status, String code, String pointer) {
        return new Bad(what, request, status, code, pointer);
    }

    private Function<RunningGateway, Answer> get(String path) {
        return g -> g.send(g.request(path.replace("DATASET", dataset)).GET());
    }

    private Function<RunningGateway, Answer> run(String body) {
        return g -> g.send(g.request("/api/runs")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace("DATASET", dataset))));
    }

    private Function<RunningGateway, Answer> preview(String processor, String id, String parameters) {
        return g -> g.post(
                "/api/processors/" + processor + "/preview",
                "{\"datasetId\": \"%s\", \"parameters\": %s}".formatted(id.replace("DATASET", dataset), parameters));
    }

    private static String over(String dataset, String processor, String parameters) {
        return "{\"datasetId\": \"%s\", \"processor\": \"%s\", \"parameters\": %s}"
                .formatted(dataset, processor, parameters);
    }
}
