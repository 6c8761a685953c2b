package kymo.gateway.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.Validity;
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

/** The call over HTTP, on a real database and real files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeriesCallTest {

    private static final long NANOS = 1_000_000_000L;
    /** 2024-03-01T00:00:00Z, in nanoseconds since 1970. */
    private static final long MARCH = 1_709_251_200L * NANOS;

    private RunningGateway gateway;
    private String series;
    private UUID dataset;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new RunningGateway(folder);
        Schema schema = new Schema(
                List.of(
                        new ColumnSpec("time", ColumnType.INSTANT, null),
                        new ColumnSpec("v", ColumnType.FLOAT, "V"),
                        new ColumnSpec("n, whole", ColumnType.INTEGER, null),
                        new ColumnSpec("b", ColumnType.BOOLEAN, null)),
                0,
                64);
        dataset = gateway.dataset(
                schema,
                List.of(new Block(
                        0,
                        5,
                        List.of(
                                LongColumn.of(
                                        MARCH, MARCH + NANOS, MARCH + 2 * NANOS, MARCH + 3 * NANOS, MARCH + 4 * NANOS),
                                DoubleColumn.of(1.5, Double.NaN, Double.NEGATIVE_INFINITY, 2, 4),
                                LongColumn.of(1, 2, 9_007_199_254_740_993L, 4, 5),
                                BooleanColumn.of(new boolean[5], Validity.ALL)))));
        series = "/api/datasets/" + dataset + "/series";
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void answersWithBuckets() {
        Answer answer = gateway.get(series + "?columns=v&points=3");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(json("""
                {"datasetId": "%s", "axis": {"name": "time", "type": "instant", "unit": null}, "rows": 5,
                 "window": {"fromRow": 0, "toRow": 5, "from": "2024-03-01T00:00:00Z", "to": "2024-03-01T00:00:04Z"},
                 "extent": {"from": "2024-03-01T00:00:00Z", "to": "2024-03-01T00:00:04Z"},
                 "bucketRows": 2, "notices": [],
                 "columns": [{"name": "v", "type": "float", "unit": "V", "buckets": [
                   {"x": "2024-03-01T00:00:00Z", "from": "2024-03-01T00:00:00Z", "to": "2024-03-01T00:00:01Z",
                    "row": 0, "rows": 2, "min": 1.5, "max": 1.5, "mean": 1.5, "count": 1, "missing": 1},
                   {"x": "2024-03-01T00:00:02Z", "from": "2024-03-01T00:00:02Z", "to": "2024-03-01T00:00:03Z",
                    "row": 2, "rows": 2, "min": 2.0, "max": 2.0, "mean": 2.0, "count": 1, "missing": 1},
                   {"x": "2024-03-01T00:00:04Z", "from": "2024-03-01T00:00:04Z", "to": "2024-03-01T00:00:04Z",
                    "row": 4, "rows": 1, "min": 4.0, "max": 4.0, "mean": 4.0, "count": 1, "missing": 0}]}]}
                """.formatted(dataset)));
    }

    @Test
    void answersWithPointsOfTheWindowThatTwoTimesName() {
        JsonNode answer = gateway.get(series + "?from=2024-03-01T01:00:01%2B01:00&to=2024-03-01T00:00:02.5Z")
                .json();
        assertThat(answer.at("/window")).isEqualTo(json("""
                {"fromRow": 1, "toRow": 3, "from": "2024-03-01T00:00:01Z", "to": "2024-03-01T00:00:02Z"}"""));
        assertThat(answer.at("/columns")).isEqualTo(json("""
                [{"name": "v", "type": "float", "unit": "V", "points": [
                   {"x": "2024-03-01T00:00:01Z", "y": null}, {"x": "2024-03-01T00:00:02Z", "y": "-Infinity"}]},
                 {"name": "n, whole", "type": "integer", "unit": null, "points": [
                   {"x": "2024-03-01T00:00:01Z", "y": 2}, {"x": "2024-03-01T00:00:02Z", "y": 9007199254740993}]}]"""));
    }

    @Test
    void aWindowBesideTheDatasetIsEmpty() {
        JsonNode answer =
                gateway.get(series + "?columns=v&from=2025-01-01T00:00:00Z&to=").json();
        assertThat(answer.at("/window"))
                .isEqualTo(json("{\"fromRow\": 5, \"toRow\": 5, \"from\": null, \"to\": null}"));
        assertThat(answer.at("/columns/0/points")).isEmpty();
    }

    @Test
    void columnsAreNamedTogetherOrOneByOne() {
        assertThat(names("?columns=n,%20whole")).containsExactly("n, whole");
        assertThat(names("?columns=v&columns=n,%20whole")).containsExactly("v", "n, whole");
        assertThat(names("?columns=v,time2").get(0)).isEqualTo("column-unknown columns");
    }

    @Test
    void aPreviewAnswersWithTheSeriesOfTheResult() {
        Answer answer = gateway.post("/api/processors/rolling-mean/preview", """
                {"datasetId": "%s", "parameters": {"window": 2, "minPeriods": 1, "columns": ["v", "n, whole"]},
                 "columns": ["v rolling_mean"], "from": "2024-03-01T00:00:03Z"}""".formatted(dataset));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/columns")).isEqualTo(json("""
                [{"name": "v rolling_mean", "type": "float", "unit": "V", "points": [
                   {"x": "2024-03-01T00:00:03Z", "y": 2.0}, {"x": "2024-03-01T00:00:04Z", "y": 3.0}]}]"""));
        assertThat(gateway.get("/api/runs?processor=rolling-mean").json().at("/items"))
                .isEmpty();
        assertThat(gateway.get("/api/datasets").json().at("/items")).hasSize(1);
    }

    @Test
    void aPreviewOfPeaksAnswersWithTheRowsOfTheResult() {
        Answer answer = gateway.post("/api/processors/peak-detection/preview", """
                {"datasetId": "%s", "parameters": {"columns": ["n, whole"], "bounds": "separate"},
                 "from": "2024-03-01T00:00:01Z", "to": "2024-03-01T00:00:03Z"}""".formatted(dataset));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/rows/columns").findValuesAsString("name"))
                .startsWith("row", "time", "column", "kind", "peak_heights");
        assertThat(answer.json().at("/rows/rows")).isEqualTo(json("""
                [[2, "2024-03-01T00:00:02Z", "n, whole", "maximum", 9007199254740992.0, 9007199254740990.0, 9007199254740988.0,
                  1, 2, 2, 9007199254740988.0, 0, 3, %s]]""".formatted(shape(answer))));
        assertThat(answer.json().at("/rows/total").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/rows/truncated").asBoolean()).isFalse();
        assertThat(answer.json().get("summary")).isEqualTo(json("""
                {"columns": [{"column": "n, whole", "peaks": 1, "maxima": 1, "minima": 0, "noise": null}], "samplingStep": null}"""));
    }

    /** Widths, area and bounds, which the kernel's tests look at. */
    private static String shape(Answer answer) {
        String cells = answer.json()
                .at("/rows/rows/0")
                .valueStream()
                .skip(13)
                .map(JsonNode::toString)
                .collect(Collectors.joining(", "));
        assertThat(cells).endsWith(", 0, 3");
        return cells;
    }

    @Test
    void aPreviewOfPeaksPointsAtTheParameterThatIsWrong() {
        Answer answer = gateway.post("/api/processors/peak-detection/preview", """
                {"datasetId": "%s", "parameters": {"distance": 0}}""".formatted(dataset));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("pointer").asString()).isEqualTo("/parameters/distance");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "columns=none, 400, column-unknown, columns",
        "columns=b, 400, column-not-numeric, columns",
        "points=0, 400, query-invalid, points",
        "points=10001, 400, query-invalid, points",
        "points=many, 400, query-invalid, points",
        "from=noon, 400, query-invalid, from",
        "to=2024-03-01T00:00:00, 400, query-invalid, to"
    })
    void refusesWhatCannotBeAsked(String query, int status, String code, String parameter) {
        Answer answer = gateway.get(series + "?" + query);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
        assertThat(answer.json().get("pointer").asString()).isEqualTo(parameter);
    }

    @Test
    void anUnknownDatasetIsNotFound() {
        Answer answer = gateway.get("/api/datasets/" + UUID.randomUUID() + "/series?columns=a,b");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("code").asString()).isEqualTo("dataset-unknown");
    }

    @Test
    void theDescriptionOfTheApiSaysWhatItAnswers() {
        JsonNode api = gateway.get("/schema/openapi.json").json();
        JsonNode schemas = api.at("/components/schemas");
        assertThat(schemas.at("/SeriesColumn/oneOf")).hasSize(2);
        assertThat(schemas.at("/Preview/oneOf")).hasSize(2);
        assertThat(schemas.at("/SeriesBucket/required")).hasSize(10);
        assertThat(schemas.at("/SeriesBucket/properties/x/type")).isEqualTo(json("[\"number\", \"string\"]"));
        assertThat(schemas.at("/SeriesBucket/properties/min/type")).isEqualTo(json("[\"number\", \"null\"]"));
        assertThat(schemas.at("/SeriesPoint/properties/y/type")).isEqualTo(json("[\"number\", \"string\", \"null\"]"));
        JsonNode parameters = api.at("/paths/~1api~1datasets~1{id}~1series/get/parameters");
        assertThat(parameters.findValuesAsString("name"))
                .containsExactlyInAnyOrder("id", "columns", "from", "to", "points");
    }

    private List<String> names(String query) {
        JsonNode answer = gateway.get(series + query).json();
        if (answer.has("code"))
            return List.of(
                    answer.get("code").asString() + " " + answer.get("pointer").asString());
        return answer.at("/columns").findValuesAsString("name");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
