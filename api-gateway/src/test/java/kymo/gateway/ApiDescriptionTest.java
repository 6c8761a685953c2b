package kymo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kymo.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ui/openapi.json}, of which the UI's client is made, is the API's description: run with {@code -Dkymo.write-docs=true} to write it anew. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDescriptionTest {

    private static final Path FILE = Path.of(System.getProperty("kymo.root", ".."), "ui", "openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

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
    void theFileSaysWhatTheGatewaySays() throws IOException {
        JsonNode told = gateway.get("/schema/openapi.json").json();
        if (Boolean.getBoolean("kymo.write-docs")) Files.writeString(FILE, JSON.writeValueAsString(told) + "\n");
        assertThat(JSON.readTree(Files.readString(FILE))).isEqualTo(told);
    }

    @Test
    void everyCallIsDescribedAndMayEndInAProblem() {
        JsonNode description = gateway.get("/schema/openapi.json").json();
        assertThat(description.get("openapi").asString()).startsWith("3.1");
        List<String> operations = new ArrayList<>();
        description
                .get("paths")
                .forEach(path -> path.forEach(operation -> {
                    operations.add(operation.get("operationId").asString());
                    assertThat(operation.get("summary").asString()).isNotBlank();
                    assertThat(operation.at("/responses/default/content").has("application/problem+json"))
                            .isTrue();
                }));
        assertThat(operations)
                .doesNotHaveDuplicates()
                .contains("uploadDataset", "listDatasets", "getSeries", "exportDataset", "submitRun", "listProcessors");
    }

    @Test
    void aMemberThatMayBeNullIsThereAllTheSame() {
        JsonNode run = gateway.get("/schema/openapi.json").json().at("/components/schemas/Run");
        assertThat(run.get("required").toString()).contains("\"startedAt\"", "\"id\"");
        assertThat(run.at("/properties/startedAt/type").toString()).contains("null");
    }

    @Test
    void theDescriptionCanBeReadAndTriedWithoutANetwork() {
        assertThat(gateway.get("/schema/redoc").text())
                .contains("spec-url=\"/schema/openapi.json\"")
                .doesNotContain("https://");
        assertThat(gateway.get("/schema/swagger").status()).isIn(200, 302);
        assertThat(gateway.get("/schema/swagger-ui/index.html").status()).isEqualTo(200);
        assertThat(gateway.get("/redoc/redoc.standalone.js").status()).isEqualTo(200);
    }
}
