package kymo.jobs.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kymo.core.messages.EventMessage;
import kymo.core.messages.Wire;
import kymo.core.runs.Publisher;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.support.AmqpHeaders;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.messaging.support.MessageBuilder;

/** Publishes events through Spring Cloud Stream, all of a batch at once, and returns when the broker has confirmed the last. */
final class StreamPublisher implements Publisher {

    static final String BINDING = "events-out-0";
    /** The header by which queues choose topics. */
    static final String TOPIC = "topic";

    private static final long CONFIRM_SECONDS = 10;

    private final StreamBridge bridge;

    StreamPublisher(StreamBridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public void publish(List<EventMessage> events) throws IOException, InterruptedException {
        List<CorrelationData> sent = new ArrayList<>(events.size());
        for (EventMessage event : events) {
            CorrelationData confirm = new CorrelationData(UUID.randomUUID().toString());
            bridge.send(
                    BINDING,
                    MessageBuilder.withPayload(Wire.write(event))
                            .setHeader(TOPIC, event.topic())
                            .setHeader(AmqpHeaders.PUBLISH_CONFIRM_CORRELATION, confirm)
                            .build());
            sent.add(confirm);
        }
        for (CorrelationData confirm : sent) await(confirm);
    }

    private static void await(CorrelationData sent) throws IOException, InterruptedException {
        try {
            CorrelationData.Confirm confirm = sent.getFuture().get(CONFIRM_SECONDS, TimeUnit.SECONDS);
            if (!confirm.ack()) throw new IOException("the broker refused an event: " + confirm.reason());
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the broker did not confirm an event in %d s".formatted(CONFIRM_SECONDS), e);
        }
    }
}
