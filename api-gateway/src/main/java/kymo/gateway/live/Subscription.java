package kymo.gateway.live;

import java.util.List;
import kymo.core.messages.EventMessage;
import kymo.core.messages.Progress;
import kymo.core.runs.EventLog;
import org.jspecify.annotations.Nullable;

/**
 * One client's place in one topic. It first reads from the database what the client has missed, a page at a time and only when the client has
 * taken the one before, so any past costs little memory; once it has caught up with its hub it is live and hears what the hub passes on.
 */
final class Subscription {

    /** What is to be done next. */
    enum Next {
        /** Read on once the client has taken what it was sent. */
        READ,
        /** Read on after a moment: the database does not know yet what the broker has told. */
        WAIT,
        /** Nothing: the hub tells. */
        LIVE
    }

    private static final int PAGE = 100;
    /** How often a list's number that nobody knows may be waited for: the relay writes it down just after the broker has it. */
    private static final int MOST_WAITS = 50;

    private final String topic;
    private final @Nullable Long after;
    private final Outbox outbox;
    private long seq = -1;
    private int waits;
    private boolean cancelled;

    Subscription(String topic, @Nullable Long after, Outbox outbox) {
        this.topic = topic;
        this.after = after;
        this.outbox = outbox;
    }

    String topic() {
        return topic;
    }

    /** Number of the last event that was sent or need not be. */
    synchronized long seq() {
        return seq;
    }

    /** From its return on nothing of this subscription is put into the outbox. */
    synchronized void cancel() {
        cancelled = true;
    }

    /** Takes one step towards being live, with one or two queries. */
    Next step(TopicHub hub, EventLog log) {
        if (seq() < 0 && !begin(hub, log)) return Next.WAIT;
        if (hub.join(this)) return Next.LIVE;
        List<EventMessage> page = log.after(topic, seq(), PAGE);
        if (page.isEmpty()) {
            if (log.lastSeq(topic) <= seq()) return Next.WAIT;
            // there is something now; it may have come in between
            page = log.after(topic, seq(), PAGE);
        }
        if (page.isEmpty() || page.get(0).seq() != seq() + 1) restart(hub.known(log.lastSeq(topic)));
        else replay(page);
        return Next.READ;
    }

    /** Hears an event that the hub passes on. */
    synchronized void pass(long number, String text) {
        if (cancelled || number <= seq) return;
        seq = number;
        outbox.put(text);
    }

    synchronized void pass(Progress progress, String text) {
        if (!cancelled) outbox.signal(topic + " " + progress.runId(), text);
    }

    /** Goes on behind {@code number}; what lies before cannot be replayed. */
    synchronized void restart(long number) {
        if (cancelled) return;
        seq = number;
        outbox.put(Frames.reset(topic, number));
    }

    /** Finds the place to begin at; false when it has to be looked for again. */
    private boolean begin(TopicHub hub, EventLog log) {
        long last = hub.known(log.lastSeq(topic));
        if (after == null || after <= last) {
            subscribed(after == null ? last : after);
            return true;
        }
        if (hub.isList() && ++waits <= MOST_WAITS) return false;
        restart(last);
        return true;
    }

    private synchronized void subscribed(long number) {
        if (cancelled) return;
        seq = number;
        outbox.put(Frames.subscribed(topic, number));
    }

    private synchronized void replay(List<EventMessage> page) {
        if (cancelled) return;
        seq = page.get(page.size() - 1).seq();
        outbox.putPage(page.stream().map(Frames::event).toList());
    }
}
