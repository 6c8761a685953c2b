package kymo.jobs.worker;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kymo.core.messages.EventBatch;
import kymo.core.messages.EventMessage;
import kymo.core.messages.Wire;
import kymo.core.runs.Publisher;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.support.AmqpHeaders;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.messaging.support.MessageBuilder;

/** Publishes events through Spring Cloud Stream, a batch as one message so that their order stays, and returns when the broker has confirmed it. */
final class StreamPublisher implements Publisher {

    private static final String BINDING = "events-out-0";
    private static final long CONFIRM_SECONDS = 10;

    private final StreamBridge bridge;

    StreamPublisher(StreamBridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public void publish(List<EventMessage> events) throws IOException, InterruptedException {
        CorrelationData sent = new CorrelationData(UUID.randomUUID().toString());
        bridge.send(
                BINDING,
                MessageBuilder.withPayload(Wire.write(new EventBatch(events)))
                        .setHeader(AmqpHeaders.PUBLISH_CONFIRM_CORRELATION, sent)
                        .build());
        try {
            CorrelationData.Confirm confirm = sent.getFuture().get(CONFIRM_SECONDS, TimeUnit.SECONDS);
            if (!confirm.ack())
                throw new IOException("the broker refused %d events: %s".formatted(events.size(), confirm.reason()));
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "the broker did not confirm %d events in %d s".formatted(events.size(), CONFIRM_SECONDS), e);
        }
    }
}
