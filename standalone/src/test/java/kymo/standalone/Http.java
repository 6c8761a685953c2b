package kymo.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API, as scripts are. */
final class Http {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> ENDED = List.of("COMPLETED", "FAILED", "STOPPED");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    Http(String address) {
        this.address = address;
    }

    /** Waits until the API says that all is there. */
    void awaitHealthy() {
        Awaitility.await("it becomes healthy")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> get("/api/health"));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(address + path)).build(), 200);
    }

    /** Sends a file; what was accepted. */
    JsonNode upload(String name, byte[] content) throws IOException, InterruptedException {
        String border = "kymo-test-border";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(border, name)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--%s--\r\n".formatted(border).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/datasets"))
                .header("Content-Type", "multipart/form-data; boundary=" + border)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return answer(request, 202);
    }

    JsonNode ended(String run) {
        return await("/api/runs/" + run, now -> ENDED.contains(now.at("/status").asString()));
    }

    /** What {@code path} answers, once it is as it has to be. */
    JsonNode await(String path, Predicate<JsonNode> asItMust) {
        return Awaitility.await(path).atMost(PATIENCE).until(() -> get(path), asItMust);
    }

    private JsonNode answer(HttpRequest request, int status) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != status)
            throw new AssertionError("%s answered %d, not %d: %s"
                    .formatted(request.uri(), response.statusCode(), status, response.body()));
        return JSON.readTree(response.body());
    }
}
