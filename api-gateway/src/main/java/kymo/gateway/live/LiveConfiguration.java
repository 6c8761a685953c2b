package kymo.gateway.live;

import java.util.function.Consumer;
import kymo.core.messages.EventBatch;
import kymo.core.messages.Progress;
import kymo.core.messages.Wire;
import kymo.core.runs.EventLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/** The room's parts, what it hears from the broker, and the doorbell that it rings there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
@EnableWebSocket
class LiveConfiguration {

    @Bean
    LiveThreads liveThreads() {
        return new LiveThreads();
    }

    @Bean
    Topics topics(EventLog log, LiveThreads threads) {
        return new Topics(log, threads);
    }

    @Bean
    BrokerWatch brokerWatch(Topics topics, LiveThreads threads) {
        return new BrokerWatch(topics, threads);
    }

    @Bean
    Clients clients(LiveThreads threads, LiveSettings settings, BrokerWatch watch) {
        return new Clients(threads, settings, watch);
    }

    @Bean
    EventsSocket eventsSocket(
            Clients clients, Topics topics, EventLog log, LiveThreads threads, LiveSettings settings) {
        return new EventsSocket(clients, line -> new Client(line, topics, log, threads, settings), settings);
    }

    /** Any origin here: which hosts and origins may speak to the gateway is decided for all of it, before the handshake. */
    @Bean
    WebSocketConfigurer eventsAddress(EventsSocket socket) {
        return registry -> registry.addHandler(socket, "/api/events").setAllowedOrigins("*");
    }

    @Bean
    Consumer<byte[]> events(Topics topics) {
        return message -> topics.hear(((EventBatch) Wire.read(message)).events());
    }

    @Bean
    Consumer<byte[]> progress(Topics topics) {
        return message -> topics.hear((Progress) Wire.read(message));
    }

    /** Taken by whoever queues runs. */
    @Bean
    Runnable doorbell(ObjectProvider<StreamBridge> bridge) {
        return new AsyncDoorbell(ring -> bridge.getObject().send("doorbell-out-0", Wire.write(ring)));
    }
}
