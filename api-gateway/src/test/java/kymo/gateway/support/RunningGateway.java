package kymo.gateway.support;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.PartStore;
import kymo.core.dataset.PostgresCatalogue;
import kymo.core.dataset.Reject;
import kymo.core.dataset.Schema;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.intake.Accepted;
import kymo.core.intake.Intake;
import kymo.core.kernel.Block;
import kymo.core.runs.Claim;
import kymo.core.runs.EventLog;
import kymo.core.runs.RunPolicy;
import kymo.core.runs.Runs;
import kymo.core.support.TestPostgres;
import kymo.gateway.GatewayApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway on a port of its own and a database of its own; what workers would do, tests do by hand. No broker. */
public final class RunningGateway implements AutoCloseable {

    private static final String BOUNDARY = "kymo-test-boundary";

    public final HikariDataSource database;
    public final JdbcClient sql;
    public final Catalogue catalogue;
    public final FileStore files;
    public final Runs runs;
    public final Intake intake;

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    public RunningGateway(Path folder, String... settings) {
        String url = TestPostgres.newDatabaseUrl();
        database = TestPostgres.pool(url);
        sql = JdbcClient.create(database);
        catalogue = new PostgresCatalogue(sql);
        files = new LocalFileStore(folder);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        runs = Runs.postgres(sql, transactions, RunPolicy.USUAL);
        intake = new Intake(catalogue, runs, files, new EventLog(sql), transactions, () -> {});
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--spring.datasource.hikari.maximum-pool-size=6",
                "--spring.rabbitmq.port=1",
                "--kymo.files.root=" + folder,
                "--server.port=0"));
        arguments.addAll(List.of(settings));
        context = new SpringApplicationBuilder(GatewayApplication.class)
                .properties("spring.config.name=kymo-gateway")
                .run(arguments.toArray(String[]::new));
        port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public int port() {
        return port;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer post(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException("the gateway broke the connection off", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Sends a form; {@code fields} are names and texts in turn, the field {@code file} is a file called data.csv. */
    public Answer form(String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"");
            if (fields[i].equals("file")) body.append("; filename=\"data.csv\"\r\nContent-Type: text/csv");
            body.append("\r\n\r\n").append(fields[i + 1]).append("\r\n");
        }
        return form(body.append("--" + BOUNDARY + "--\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Sends these bytes as a form's body. */
    public Answer form(byte[] body) {
        return send(request("/api/datasets")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** A published raw dataset of these blocks, made as a worker makes one. */
    public UUID dataset(Schema schema, List<Block> blocks, Reject... rejects) {
        byte[] bytes = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        Accepted accepted = intake.file(
                "data.csv",
                files.write("uploads/" + UUID.randomUUID(), out -> out.write(bytes)),
                JsonMapper.shared().createObjectNode(),
                List.of());
        UUID id = accepted.dataset().id();
        Claim claim = runs.claim("test", 1).get(0);
        catalogue.commit(id, schema, null);
        PartStore parts = new PartStore(files);
        for (int first = 0; first < blocks.size(); first += Schema.BLOCKS_PER_PART) {
            List<Block> part = blocks.subList(first, Math.min(blocks.size(), first + Schema.BLOCKS_PER_PART));
            int number = first / Schema.BLOCKS_PER_PART;
            catalogue.addPart(
                    id, parts.write(id, schema, number, 1, 1, part, number == 0 ? List.of(rejects) : List.of()));
        }
        catalogue.publish(id);
        runs.complete(claim, id, null);
        return id;
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    /** What the gateway answered; its bytes taken as UTF-8. */
    public record Answer(int status, java.net.http.HttpHeaders headers, String text) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }
}
