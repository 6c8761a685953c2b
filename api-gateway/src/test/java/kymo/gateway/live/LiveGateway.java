package kymo.gateway.live;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import kymo.core.runs.EventLog;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gateway that has this room only, on a port of its own. */
final class LiveGateway implements AutoCloseable {

    /** No component, so that no scan finds it. */
    @EnableAutoConfiguration
    @Import(LiveConfiguration.class)
    static class Room {

        @Bean
        EventLog eventLog(JdbcClient sql) {
            return new EventLog(sql);
        }
    }

    private final ConfigurableApplicationContext context;

    LiveGateway(String databaseUrl, int brokerPort, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + databaseUrl,
                "--spring.datasource.username=postgres",
                "--spring.rabbitmq.port=" + brokerPort,
                "--spring.flyway.enabled=false",
                "--server.port=0",
                "--logging.level.root=warn"));
        arguments.addAll(List.of(settings));
        SpringApplication application = new SpringApplicationBuilder(Room.class)
                .properties("spring.config.name=kymo-gateway")
                .build();
        context = application.run(arguments.toArray(String[]::new));
    }

    URI address() {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        return URI.create("ws://127.0.0.1:" + port + "/api/events");
    }

    Runnable doorbell() {
        return context.getBean("doorbell", Runnable.class);
    }

    boolean hearsTheBroker() {
        return !context.getBean(BrokerWatch.class).isAway();
    }

    @Override
    public void close() {
        context.close();
    }
}
