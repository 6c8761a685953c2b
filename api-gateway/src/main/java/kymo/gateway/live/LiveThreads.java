package kymo.gateway.live;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The room's threads, each kind for one kind of waiting. Once closed they do nothing that they are asked for. */
final class LiveThreads implements AutoCloseable {

    /** So that many clients that come back at once do not take all connections of the pool. */
    private static final int READERS = 3;

    private final ExecutorService readers = pool("kymo-live-read", READERS);
    private final ExecutorService senders =
            pool("kymo-live-send", Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final ExecutorService closers = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            named("kymo-live-close"),
            new ThreadPoolExecutor.DiscardPolicy());
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(1, named("kymo-live-clock"), new ThreadPoolExecutor.DiscardPolicy());

    /** Work that waits for the database. */
    void read(Runnable work) {
        readers.execute(work);
    }

    /** The same after a while. */
    void readLater(Runnable work, Duration delay) {
        ScheduledFuture<?> unused = clock.schedule(() -> read(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    void readEvery(Duration period, Runnable work) {
        every(period, () -> read(work));
    }

    void every(Duration period, Runnable work) {
        ScheduledFuture<?> unused =
                clock.scheduleWithFixedDelay(work, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Work that hands a text to the network, which never blocks. */
    void send(Runnable work) {
        senders.execute(work);
    }

    /** Work that waits for a client that may not answer. */
    void close(Runnable work) {
        closers.execute(work);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        readers.shutdownNow();
        senders.shutdownNow();
        closers.shutdown();
    }

    private static ExecutorService pool(String name, int threads) {
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named(name),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
