package kymo.gateway.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.gateway.support.RunningGateway;
import kymo.gateway.support.RunningGateway.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RecipeCallTest {

    private static final String TWICE = """
            {"name": "smooth twice", "description": "less noise", "steps": [
              {"processor": "rolling-mean", "parameters": {"window": 3, "columns": ["v"]}},
              {"processor": "rolling-mean", "parameters": {"window": 2, "columns": ["%s"]}}]}""";

    private RunningGateway gateway;

    @BeforeEach
    void start(@TempDir Path folder) {
        gateway = new RunningGateway(folder);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void isWrittenChangedHandedOnAndForgotten() {
        Answer made = gateway.post("/api/recipes", TWICE.formatted("v rolling_mean"));
        assertThat(made.status()).isEqualTo(201);
        String id = made.json().get("id").asString();
        assertThat(made.json().at("/steps/0/parameters/window").asInt()).isEqualTo(3);

        String changed = made.json().toString().replace("smooth twice", "smoother");
        assertThat(put(id, changed).json().get("version").asInt()).isEqualTo(2);
        Answer late = put(id, changed);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("code").asString()).isEqualTo("recipe-changed");
        assertThat(late.json().get("pointer").asString()).isEqualTo("/version");

        // what was read there is written here as it is
        String read = gateway.get("/api/recipes/" + id + "?version=1").text();
        assertThat(gateway.post("/api/recipes", read).status()).isEqualTo(201);
        assertThat(gateway.get("/api/recipes")
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(recipe -> recipe.get("name").asString()))
                .containsExactly("smooth twice", "smoother");
        assertThat(gateway.delete("/api/recipes/" + id).status()).isEqualTo(204);
        assertThat(gateway.get("/api/recipes/" + id).status()).isEqualTo(404);
    }

    @Test
    void isAppliedToManyDatasetsEachStepToTheResultOfTheOneBefore() {
        List<UUID> datasets = List.of(dataset("v"), dataset("v"), dataset("v"));
        Answer applied = apply(recipe("v rolling_mean"), datasets);
        assertThat(applied.status()).isEqualTo(202);
        assertThat(applied.json()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            JsonNode one = applied.json().get(i);
            assertThat(one.at("/datasetId").asString())
                    .isEqualTo(datasets.get(i).toString());
            assertThat(one.at("/runs/0/datasetId")).isEqualTo(one.get("datasetId"));
            assertThat(one.at("/runs/1/datasetId")).isEqualTo(one.at("/runs/0/resultId"));
            assertThat(one.at("/runs/1/after")).isEqualTo(one.at("/runs/0/id"));
            assertThat(one.get("resultId")).isEqualTo(one.at("/runs/1/resultId"));
        }
        Answer again = apply(recipeOfName("again"), datasets);
        assertThat(again.json().at("/0/runs/1/id"))
                .as("what was done before is not done again")
                .isEqualTo(applied.json().at("/0/runs/1/id"));
    }

    @Test
    void isAppliedToAllOrToNone() {
        List<UUID> datasets = List.of(dataset("v"), dataset("w"));
        Answer refused = apply(recipe("v rolling_mean"), datasets);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("code").asString()).isEqualTo("column-unknown");
        assertThat(refused.json().get("pointer").asString()).isEqualTo("/datasetIds/1");
        assertThat(refused.json().get("detail").asString())
                .contains(datasets.get(1).toString(), "'v'");
        assertThat(gateway.get("/api/runs?processor=rolling-mean").json().at("/items"))
                .isEmpty();
    }

    @Test
    void aStepIsHeldAgainstWhatTheOneBeforeMakes() {
        Answer refused = apply(recipe("v"), List.of(dataset("v")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("detail").asString()).contains("'v rolling_mean' (float)");
    }

    @Test
    void saysWhatIsWrongWithIt() {
        Answer refused = gateway.post("/api/recipes", TWICE.replace("\"window\": 2", "\"window\": 0"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("pointer").asString()).isEqualTo("/steps/1/parameters/window");
        assertThat(apply(recipe("v rolling_mean"), List.of())
                        .json()
                        .get("pointer")
                        .asString())
                .isEqualTo("/datasetIds");
    }

    private String recipe(String second) {
        return gateway.post("/api/recipes", TWICE.formatted(second))
                .json()
                .get("id")
                .asString();
    }

    private String recipeOfName(String name) {
        String body = TWICE.formatted("v rolling_mean").replace("smooth twice", name);
        return gateway.post("/api/recipes", body).json().get("id").asString();
    }

    private Answer apply(String recipe, List<UUID> datasets) {
        String ids = datasets.stream().map(id -> "\"" + id + "\"").toList().toString();
        return gateway.post("/api/recipes/" + recipe + "/apply", "{\"datasetIds\": " + ids + "}");
    }

    private Answer put(String id, String body) {
        return gateway.send(gateway.request("/api/recipes/" + id)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private UUID dataset(String column) {
        Schema schema = new Schema(List.of(new ColumnSpec(column, ColumnType.FLOAT, null)), -1, 64);
        return gateway.dataset(schema, List.of(new Block(0, 3, List.of(DoubleColumn.of(1, 2, 3)))));
    }
}
