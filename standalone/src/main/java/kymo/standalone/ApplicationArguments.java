package kymo.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchJobLauncherAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.metrics.TomcatMetricsAutoConfiguration;

/** What the two applications are started with: the person's own arguments, and where the database, the broker and the files are. */
final class ApplicationArguments {

    /** One worker a data folder: whatever it left behind is its own. */
    static final String WORKER = "standalone";

    /** The gateway apart does not have Spring Batch on its class path, nor what that brings. */
    private static final List<String> NOT_THE_GATEWAYS = List.of(
            BatchAutoConfiguration.class.getName(),
            BatchJobLauncherAutoConfiguration.class.getName(),
            BatchJdbcAutoConfiguration.class.getName(),
            TomcatMetricsAutoConfiguration.class.getName());

    /** The worker apart does not have what the gateway speaks JSON and describes itself with. */
    private static final List<String> NOT_THE_WORKERS = List.of(
            JacksonAutoConfiguration.class.getName(),
            // as it stands in the list of automatic configurations; the class is not public
            "org.springdoc.core.configuration.SpringDocWebServerConfiguration.EmbeddedWebServerConfiguration");

    /** Given twice, a setting would be a list of both values. */
    private static final Set<String> SET_HERE = Set.of(
            "spring.config.name",
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.rabbitmq.addresses",
            "spring.rabbitmq.host",
            "spring.rabbitmq.port",
            "spring.rabbitmq.username",
            "spring.rabbitmq.password",
            "spring.rabbitmq.virtual-host",
            "spring.autoconfigure.exclude",
            "kymo.files.root",
            "kymo.worker.name");

    private final List<String> given;

    /** @throws CannotStart when a setting is given that is not the person's here */
    ApplicationArguments(List<String> given) {
        this.given = List.copyOf(given);
        for (String argument : given) {
            String name = argument.replaceFirst("^--", "").replaceFirst("=.*$", "");
            if (SET_HERE.contains(name))
                throw new CannotStart(
                        "--%s cannot be set: this process has a database, a broker and a worker of its own; to use others run the applications apart, see docs/how-to/run-apart.md"
                                .formatted(name));
        }
    }

    String[] own() {
        return given.toArray(String[]::new);
    }

    String[] gateway(Foundation foundation) {
        Map<String, String> settings = shared(foundation);
        settings.put("spring.config.name", "kymo-gateway,kymo-standalone");
        settings.put("spring.autoconfigure.exclude", String.join(",", NOT_THE_GATEWAYS));
        return givenAnd(settings);
    }

    String[] worker(Foundation foundation) {
        Map<String, String> settings = shared(foundation);
        settings.put("spring.config.name", "kymo-worker,kymo-standalone");
        settings.put("spring.autoconfigure.exclude", String.join(",", NOT_THE_WORKERS));
        settings.put("kymo.worker.name", WORKER);
        return givenAnd(settings);
    }

    private static Map<String, String> shared(Foundation foundation) {
        return new TreeMap<>(Map.of(
                "spring.datasource.url",
                foundation.databaseUrl(),
                "spring.datasource.username",
                PostgresServer.USER,
                "spring.datasource.password",
                foundation.databasePassword(),
                // before host and port, which the environment may have for another broker
                "spring.rabbitmq.addresses",
                "127.0.0.1:" + foundation.brokerPort(),
                "spring.rabbitmq.username",
                EmbeddedBroker.USER,
                "spring.rabbitmq.password",
                foundation.brokerPassword(),
                "spring.rabbitmq.virtual-host",
                "/",
                "kymo.files.root",
                foundation.files().toString()));
    }

    private String[] givenAnd(Map<String, String> settings) {
        List<String> all = new ArrayList<>(given);
        settings.forEach((name, value) -> all.add("--%s=%s".formatted(name, value)));
        return all.toArray(String[]::new);
    }
}
