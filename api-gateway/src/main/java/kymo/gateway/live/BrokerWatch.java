package kymo.gateway.live;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.ConsumeOkEvent;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.context.event.EventListener;

/**
 * Whether events come from the broker. While they do not, the subscribed topics are looked up in the database at every tick, and for some ticks
 * after, since what was told while the queue was not there yet is told by nobody again. Otherwise they are looked up now and then.
 */
final class BrokerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);

    static final String EVENTS = "kymo.events.v1";
    private static final int TICKS_AFTER_RETURN = 3;
    private static final int SELDOM = 10;

    private final Topics topics;
    private final LiveThreads threads;
    private volatile boolean away = true;
    private int ticksSinceReturn;
    private int ticks;

    BrokerWatch(Topics topics, LiveThreads threads) {
        this.topics = topics;
        this.threads = threads;
    }

    @EventListener
    void listening(ConsumeOkEvent event) {
        if (!isEvents(event.getQueue())) return;
        away = false;
        threads.read(this::returned);
    }

    @EventListener
    void lost(ListenerContainerConsumerFailedEvent event) {
        if (!(event.getSource() instanceof AbstractMessageListenerContainer container)
                || Arrays.stream(container.getQueueNames()).noneMatch(BrokerWatch::isEvents)) return;
        if (!away) LOG.warn("no events come from the broker; they are looked up in the database until it is back");
        away = true;
    }

    boolean isAway() {
        return away;
    }

    void tick() {
        if (isDue()) lookUp();
    }

    private synchronized boolean isDue() {
        ticks++;
        if (away) ticksSinceReturn = 0;
        return away || ++ticksSinceReturn <= TICKS_AFTER_RETURN || ticks % SELDOM == 0;
    }

    private void returned() {
        synchronized (this) {
            ticksSinceReturn = 0;
        }
        lookUp();
    }

    private void lookUp() {
        try {
            topics.lookUp();
        } catch (RuntimeException e) {
            LOG.warn("the last events could not be looked up ({}); trying again", e.toString());
        }
    }

    private static boolean isEvents(String queue) {
        return queue.startsWith(EVENTS);
    }
}
