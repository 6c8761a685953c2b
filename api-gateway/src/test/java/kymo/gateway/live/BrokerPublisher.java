package kymo.gateway.live;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import kymo.core.messages.EventBatch;
import kymo.core.messages.EventMessage;
import kymo.core.messages.Message;
import kymo.core.messages.Wire;
import kymo.core.runs.Publisher;

/** Publishes as a worker does. */
final class BrokerPublisher implements Publisher, AutoCloseable {

    private final ConnectionFactory factory = new ConnectionFactory();
    private Connection connection;
    private Channel channel;

    BrokerPublisher(int port) {
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setAutomaticRecoveryEnabled(false);
    }

    @Override
    public void publish(List<EventMessage> events) throws IOException, InterruptedException, TimeoutException {
        send("kymo.events.v1", new EventBatch(events));
    }

    synchronized void send(String exchange, Message message)
            throws IOException, InterruptedException, TimeoutException {
        channel().exchangeDeclare(exchange, "topic", true);
        channel.basicPublish(exchange, exchange, null, Wire.write(message));
        channel.waitForConfirmsOrDie(5_000);
    }

    synchronized Channel channel() throws IOException, TimeoutException {
        if (channel == null || !channel.isOpen()) {
            connection = factory.newConnection();
            channel = connection.createChannel();
            channel.confirmSelect();
        }
        return channel;
    }

    @Override
    public void close() throws IOException {
        if (connection != null && connection.isOpen()) connection.close();
    }
}
