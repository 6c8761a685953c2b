package kymo.gateway.live;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kymo.core.messages.EventMessage;
import kymo.core.messages.Progress;
import kymo.core.runs.EventLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One topic's events, passed on to its live subscribers strictly in order and each once. An event that the broker tells is passed on if it is the
 * next one; if there is a hole before it, it is not kept but read from the database together with those before.
 *
 * <p>In the database an event of one run or dataset stands before the broker knows it. Of a list topic the number is written down just after
 * the broker has it: there a hole may have to be looked for twice.
 */
final class TopicHub {

    private static final Logger LOG = LoggerFactory.getLogger(TopicHub.class);

    private static final long UNKNOWN = -1;
    private static final int PAGE = 500;
    private static final Duration SHORT_REST = Duration.ofMillis(10);
    private static final Duration LONG_REST = Duration.ofSeconds(1);
    private static final int MOST_SHORT_RESTS = 100;

    private final String topic;
    private final EventLog log;
    private final LiveThreads threads;
    private final Set<Subscription> subscribed = new LinkedHashSet<>();
    private final Set<Subscription> live = new LinkedHashSet<>();
    private long last = UNKNOWN;
    private long heard;
    private boolean filling;
    private int rests;

    TopicHub(String topic, EventLog log, LiveThreads threads) {
        this.topic = topic;
        this.log = log;
        this.threads = threads;
    }

    boolean isList() {
        return EventMessage.listTopic(topic).equals(topic);
    }

    synchronized void add(Subscription subscription) {
        subscribed.add(subscription);
    }

    synchronized void remove(Subscription subscription) {
        subscribed.remove(subscription);
        live.remove(subscription);
        // with nobody there events pass by, so the next one starts from the database again
        if (subscribed.isEmpty()) last = UNKNOWN;
    }

    synchronized boolean hasSubscribers() {
        return !subscribed.isEmpty();
    }

    /** The topic's last number, as the database or the broker tells it; from the first call on events are passed on behind it. */
    synchronized long known(long inDatabase) {
        if (last == UNKNOWN) last = inDatabase;
        fillIfBehind();
        return Math.max(last, inDatabase);
    }

    /** Makes the subscription live if it has caught up; false when it has to read on. */
    synchronized boolean join(Subscription subscription) {
        if (!subscribed.contains(subscription)) return true;
        if (subscription.seq() < last) return false;
        live.add(subscription);
        return true;
    }

    /** The broker tells an event. */
    synchronized void hear(EventMessage event) {
        heard = Math.max(heard, event.seq());
        if (last == UNKNOWN) return;
        if (event.seq() == last + 1) pass(event);
        fillIfBehind();
    }

    /** There are events up to this number, whoever says so. */
    synchronized void hear(long number) {
        heard = Math.max(heard, number);
        if (last != UNKNOWN) fillIfBehind();
    }

    synchronized void hear(Progress progress) {
        if (live.isEmpty()) return;
        String text = Frames.progress(topic, progress);
        live.forEach(subscription -> subscription.pass(progress, text));
    }

    private void pass(EventMessage event) {
        last = event.seq();
        if (live.isEmpty()) return;
        String text = Frames.event(event);
        live.forEach(subscription -> subscription.pass(event.seq(), text));
    }

    private void fillIfBehind() {
        if (filling || heard <= last) return;
        filling = true;
        threads.read(this::fill);
    }

    private void fill() {
        Duration rest = Duration.ZERO;
        try {
            rest = passPage(log.after(topic, from(), PAGE));
        } catch (RuntimeException e) {
            LOG.warn("events of {} could not be read ({}); trying again in {}", topic, e.toString(), LONG_REST);
            rest = LONG_REST;
        }
        synchronized (this) {
            filling = last != UNKNOWN && heard > last;
            if (!filling) return;
        }
        threads.readLater(this::fill, rest);
    }

    private synchronized long from() {
        return last;
    }

    /** Passes on what is next in the page; how long to wait before the next page is read. */
    private synchronized Duration passPage(List<EventMessage> page) {
        if (page.isEmpty()) return ++rests > MOST_SHORT_RESTS ? LONG_REST : SHORT_REST;
        rests = 0;
        if (last == UNKNOWN) return SHORT_REST;
        if (page.get(0).seq() > last + 1) skipTo(page.get(0).seq() - 1);
        for (EventMessage event : page) if (event.seq() == last + 1) pass(event);
        return Duration.ZERO;
    }

    /** What lies before is in the database no more. */
    private void skipTo(long number) {
        last = number;
        live.forEach(subscription -> subscription.restart(number));
    }
}
