package kymo.jobs.worker;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import kymo.core.messages.Wire;
import kymo.core.runs.Publisher;
import kymo.core.runs.Relay;
import kymo.jobs.inquiries.AnswerDesk;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the worker has to do with the broker: it hears the doorbell, tells how far its runs are, and its relay publishes events. Nothing of
 * this is needed for runs to be executed: without a broker the queue is polled, and events wait in the database.
 */
@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {

    private static final Duration RELAY_POLL = Duration.ofMillis(50);

    /** Returns, and so acknowledges, at once: what is in the queue stays there until it is claimed. Whoever queued it has written events, too. */
    @Bean
    Consumer<byte[]> doorbell(Worker worker, List<AnswerDesk> desks, RelayLifecycle relay) {
        return message -> {
            desks.forEach(AnswerDesk::ring);
            worker.ring();
            relay.wake();
        };
    }

    /** Called after commits that wrote events. */
    @Bean
    Runnable told(RelayLifecycle relay) {
        return relay::wake;
    }

    @Bean
    ProgressSignals signals(StreamBridge bridge) {
        return new ProgressSignals(progress -> bridge.send("progress-out-0", Wire.write(progress)));
    }

    @Bean
    Publisher publisher(StreamBridge bridge) {
        return new StreamPublisher(bridge);
    }

    @Bean
    RelayLifecycle relay(DataSource database, Publisher publisher) {
        return new RelayLifecycle(() -> new Relay(database, publisher, RELAY_POLL));
    }
}
