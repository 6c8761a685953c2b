package kymo.gateway.live;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one client. Whoever puts something in never waits. Of a signal only the latest one stays, and it goes out when nothing
 * else waits.
 */
final class Outbox {

    /** A text, and how much of the room it takes. */
    private record Entry(String text, int chars) {}

    private final Line line;
    private final LiveThreads threads;
    private final int mostChars;
    private final Runnable tooSlow;
    private final Runnable empty;
    private final Queue<Entry> texts = new ArrayDeque<>();
    private final Map<String, String> signals = new LinkedHashMap<>();
    private long chars;
    private boolean sending;
    private boolean closed;
    private @Nullable Runnable farewell;

    /**
     * @param tooSlow called once, when more than {@code mostChars} wait or a text could not be sent; nothing is sent after
     * @param empty called when the last text has been handed over
     */
    Outbox(Line line, LiveThreads threads, int mostChars, Runnable tooSlow, Runnable empty) {
        this.line = line;
        this.threads = threads;
        this.mostChars = mostChars;
        this.tooSlow = tooSlow;
        this.empty = empty;
    }

    void put(String text) {
        boolean full;
        synchronized (this) {
            if (closed) return;
            full = chars + text.length() > mostChars;
            if (!full) add(new Entry(text, text.length()));
        }
        if (full) giveUp();
    }

    /** Puts in what was read for an {@link #isEmpty empty} outbox; it takes none of the room that there is for what comes unasked. */
    synchronized void putPage(Collection<String> page) {
        if (!closed) page.forEach(text -> add(new Entry(text, 0)));
    }

    /** Puts in a signal in place of the one under the same key that has not gone out yet. */
    synchronized void signal(String key, String text) {
        if (closed) return;
        signals.put(key, text);
        sendSoon();
    }

    synchronized boolean isEmpty() {
        return texts.isEmpty();
    }

    /** Sends nothing more; when the text that is under way has gone out, {@code last} is done, off this thread. */
    synchronized void end(Runnable last) {
        close();
        if (sending) farewell = last;
        else threads.close(last);
    }

    synchronized void close() {
        closed = true;
        texts.clear();
        signals.clear();
    }

    private void add(Entry entry) {
        texts.add(entry);
        chars += entry.chars();
        sendSoon();
    }

    private void sendSoon() {
        if (sending) return;
        sending = true;
        threads.send(this::sendNext);
    }

    private void sendNext() {
        String next;
        boolean last;
        synchronized (this) {
            next = takeNext();
            last = texts.isEmpty();
            if (next == null) {
                sending = false;
                sayFarewell();
            }
        }
        if (next != null) line.send(next, this::sent);
        if (last) empty.run();
    }

    private @Nullable String takeNext() {
        Entry entry = texts.poll();
        if (entry != null) {
            chars -= entry.chars();
            return entry.text();
        }
        String oldest = signals.isEmpty() ? null : signals.keySet().iterator().next();
        return oldest == null ? null : signals.remove(oldest);
    }

    /** On another thread, since the line may tell so before its call returns. */
    private void sent(boolean well) {
        if (well) threads.send(this::sendNext);
        else broken();
    }

    private synchronized void broken() {
        close();
        sending = false;
        if (farewell == null) threads.close(tooSlow);
        sayFarewell();
    }

    private synchronized void sayFarewell() {
        if (farewell != null) threads.close(farewell);
        farewell = null;
    }

    private void giveUp() {
        synchronized (this) {
            if (closed) return;
            close();
        }
        tooSlow.run();
    }
}
