package kymo.gateway.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import kymo.core.runs.EventLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;

/**
 * One connected client: its subscriptions, and what waits to be sent to it. Its requests come one after the other.
 *
 * <p>Of its subscriptions that have to catch up one reads at a time, and only when nothing waits to be sent: so the client sets the pace.
 */
final class Client {

    private static final Logger LOG = LoggerFactory.getLogger(Client.class);

    static final CloseStatus TOO_SLOW =
            CloseStatus.SERVICE_OVERLOAD.withReason("messages were not read; come back with the last number seen");

    private static final Duration SHORT_REST = Duration.ofMillis(20);
    private static final Duration LONG_REST = Duration.ofSeconds(1);

    private final Line line;
    private final Topics topics;
    private final EventLog log;
    private final LiveThreads threads;
    private final int mostTopics;
    private final Outbox outbox;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final Map<Subscription, TopicHub> hubs = new ConcurrentHashMap<>();
    private final Queue<Subscription> behind = new ArrayDeque<>();
    private final AtomicBoolean gone = new AtomicBoolean();
    private boolean reading;

    Client(Line line, Topics topics, EventLog log, LiveThreads threads, LiveSettings settings) {
        this.line = line;
        this.topics = topics;
        this.log = log;
        this.threads = threads;
        this.mostTopics = settings.topics();
        this.outbox = new Outbox(line, threads, settings.outboxChars(), () -> close(TOO_SLOW), this::readOn);
    }

    /** Takes a message of the client; what is no request is answered with an error. */
    void take(String message) {
        try {
            Request.read(message).of(this);
        } catch (InvalidMessage e) {
            outbox.put(e.asFrame());
        }
    }

    /** Answers a message that could not even be read. */
    void refuse(String detail) {
        outbox.put(Frames.error(detail, null));
    }

    void ping() {
        outbox.put(Frames.PING);
    }

    void pong() {
        outbox.put(Frames.PONG);
    }

    /** Begins a subscription; one of the same topic that there is already ends. */
    void subscribe(String topic, @Nullable Long after) throws InvalidMessage {
        unsubscribe(topic);
        if (subscriptions.size() >= mostTopics)
            throw new InvalidMessage(
                    "a connection must have at most %d topics and has as many; unsubscribe from another one first"
                            .formatted(mostTopics),
                    topic);
        Subscription subscription = new Subscription(topic, after, outbox);
        subscriptions.put(topic, subscription);
        hubs.put(subscription, topics.add(subscription));
        // closed meanwhile: nobody would take it out of its hub again
        if (gone.get()) unsubscribe(topic);
        else readSoon(subscription);
    }

    void unsubscribe(String topic) {
        Subscription subscription = subscriptions.remove(topic);
        if (subscription == null) return;
        subscription.cancel();
        hubs.remove(subscription);
        topics.remove(subscription);
    }

    /** Ends the connection, without waiting for its end. */
    void close(CloseStatus status) {
        if (!gone.compareAndSet(false, true)) return;
        outbox.end(() -> line.close(status));
        threads.close(this::leave);
    }

    /** The connection has ended. */
    void gone() {
        gone.set(true);
        leave();
    }

    private void leave() {
        outbox.close();
        subscriptions.keySet().forEach(this::unsubscribe);
    }

    private void readSoon(Subscription subscription) {
        synchronized (behind) {
            behind.add(subscription);
        }
        readOn();
    }

    private void readOn() {
        Subscription next;
        synchronized (behind) {
            if (reading || behind.isEmpty() || !outbox.isEmpty()) return;
            next = behind.remove();
            reading = true;
        }
        threads.read(() -> read(next));
    }

    private void read(Subscription subscription) {
        TopicHub hub = hubs.get(subscription);
        Subscription.Next next = Subscription.Next.LIVE;
        Duration rest = SHORT_REST;
        try {
            if (hub != null) next = subscription.step(hub, log);
        } catch (RuntimeException e) {
            LOG.warn(
                    "events of {} could not be read ({}); trying again in {}",
                    subscription.topic(),
                    e.toString(),
                    LONG_REST);
            next = Subscription.Next.WAIT;
            rest = LONG_REST;
        }
        synchronized (behind) {
            reading = false;
        }
        switch (next) {
            case READ -> readSoon(subscription);
            case WAIT -> threads.readLater(() -> readSoon(subscription), rest);
            case LIVE -> readOn();
        }
    }
}
