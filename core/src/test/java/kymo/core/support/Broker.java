package kymo.core.support;

/** An AMQP 0-9-1 broker for tests, user and password guest, that can be started and stopped. */
public interface Broker {

    int port();

    /** Starts it; with what was durable before, when it ran before. */
    void start() throws Exception;

    void stop() throws Exception;
}
