package kymo.gateway.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.UUID;
import kymo.gateway.support.RunningGateway;
import kymo.gateway.support.RunningGateway.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Import profiles over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportProfileCallTest {

    private static final String LOGGER =
            "{\"name\": \"%s\", \"options\": {\"decimal\": \",\"}, \"fingerprint\": {\"format\": \"text\", \"names\":"
                    + " [\"t\", \"u\"], \"delimiter\": \";\", \"words\": [\"logger\"]}}";

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
    void aProfileIsKeptChangedVersionByVersionAndForgotten() {
        Answer created = gateway.post("/api/import-profiles", LOGGER.formatted("first"));
        assertThat(created.status()).isEqualTo(201);
        String address = "/api/import-profiles/" + created.json().get("id").asString();
        assertThat(gateway.get(address).json()).isEqualTo(created.json());
        ObjectNode changed = ((ObjectNode) created.json()).put("name", "second");
        JsonNode second = put(address, changed).json();
        assertThat(second.get("version").asInt()).isEqualTo(2);
        assertThat(gateway.get(address + "?version=1").json().get("name").asString())
                .isEqualTo("first");
        Answer late = put(address, changed);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("code").asString()).isEqualTo("import-profile-changed");
        assertThat(gateway.get("/api/import-profiles")
                        .json()
                        .at("/items/0/name")
                        .asString())
                .isEqualTo("second");
        assertThat(gateway.delete(address).status()).isEqualTo(204);
        assertThat(gateway.get(address).json().get("code").asString()).isEqualTo("import-profile-unknown");
    }

    @Test
    void whatIsGivenOutCanBeHandedInAgain() {
        JsonNode created = gateway.post("/api/import-profiles", LOGGER.formatted("original"))
                .json();
        ObjectNode copy = ((ObjectNode) created.deepCopy()).put("name", "copy");
        JsonNode again = gateway.post("/api/import-profiles", copy.toString()).json();
        assertThat(again.get("options")).isEqualTo(created.get("options"));
        assertThat(again.get("fingerprint")).isEqualTo(created.get("fingerprint"));
        assertThat(again.get("id")).isNotEqualTo(created.get("id"));
        assertThat(gateway.post("/api/import-profiles", copy.toString()).status())
                .isEqualTo(409);
    }

    @Test
    void aProfileThatFitsNoFileIsRefusedWithItsPlace() {
        assertThat(pointer("{\"name\": \"x\", \"options\": {\"decimal\": \";;\"}}"))
                .isEqualTo("/options/decimal");
        assertThat(pointer("{\"name\": \" \"}")).isEqualTo("/name");
        assertThat(pointer("{}")).isEqualTo("/name");
        assertThat(pointer("{\"name\": \"x\", \"fingerprint\": {}}")).isEqualTo("/fingerprint/format");
        assertThat(gateway.delete("/api/import-profiles/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    void afterAChangeOfProfilesTheSameBytesWithNothingToldAreReadAnew() {
        JsonNode first = gateway.form("file", "t;u\n1;2\n").json();
        assertThat(gateway.form("file", "t;u\n1;2\n").json().at("/dataset/id")).isEqualTo(first.at("/dataset/id"));
        JsonNode told = gateway.form("options", "{\"decimal\": \",\"}", "file", "t;u\n1;2\n")
                .json();
        gateway.post("/api/import-profiles", LOGGER.formatted("changes things"));
        assertThat(gateway.form("file", "t;u\n1;2\n").json().at("/dataset/id")).isNotEqualTo(first.at("/dataset/id"));
        assertThat(gateway.form("options", "{\"decimal\": \",\"}", "file", "t;u\n1;2\n")
                        .json()
                        .at("/dataset/id"))
                .isEqualTo(told.at("/dataset/id"));
    }

    private String pointer(String body) {
        Answer refused = gateway.post("/api/import-profiles", body);
        assertThat(refused.status()).isEqualTo(400);
        return refused.json().get("pointer").asString();
    }

    private Answer put(String path, JsonNode body) {
        return gateway.send(gateway.request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }
}
