package kymo.core.runs;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Brings the events of the database to the broker: each at least once, in each topic in order, none left out. Of all relays on a database one
 * leads, by a lock that ends with its connection; the others wait for it to go. While the broker is away the events stay where they are.
 *
 * <p>It keeps one connection of the pool for as long as it leads, and looks for events every {@code poll}, or at once after {@link #wake}.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private static final int MOST_EVENTS = 500;
    private static final Duration UNSETTLED_POLL = Duration.ofMillis(2);
    /** After a batch, so that under load the next one holds the events of many transactions: a look costs more than an event. */
    private static final Duration GATHERING = Duration.ofMillis(10);

    private static final Duration FIRST_REST = Duration.ofMillis(100);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final DataSource database;
    private final Publisher publisher;
    private final Duration poll;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean closed;
    private volatile boolean leading;
    private @Nullable Thread thread;

    public Relay(DataSource database, Publisher publisher, Duration poll) {
        this.database = database;
        this.publisher = publisher;
        this.poll = poll;
    }

    /** Begins to look for the lead, in a thread of its own. */
    public synchronized void start() {
        if (thread != null || closed) throw new IllegalStateException("a relay is started once; make another one");
        Thread started = new Thread(this::relay, "kymo-relay");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    /** There is something to publish: to be called after a commit, by whoever wants no delay; costs nothing when another relay leads. */
    public void wake() {
        if (bell.availablePermits() == 0) bell.release();
    }

    /** Whether this relay is the one that publishes. */
    public boolean isLeading() {
        return leading;
    }

    /** Gives up the lead after the batch at hand, which a broker that does not answer has a few seconds to take. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            running = thread;
        }
        bell.release();
        if (running == null) return;
        try {
            running.join(GRACE.toMillis());
            running.interrupt();
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void relay() {
        Duration rest = FIRST_REST;
        while (!closed) {
            try (Connection connection = database.getConnection()) {
                rest = FIRST_REST;
                lead(connection);
            } catch (SQLException | RuntimeException e) {
                LOG.warn("the relay lost its database; events wait in it, next try in {}", rest, e);
                rest = longer(rest);
            }
            sleep(rest);
        }
    }

    private void lead(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        RelayWindow window = new RelayWindow(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        if (!window.lead()) return;
        leading = true;
        LOG.info("the relay leads");
        try {
            pump(window);
        } finally {
            leading = false;
            letGo(window, connection);
        }
    }

    private void pump(RelayWindow window) {
        Duration rest = FIRST_REST;
        while (!closed) {
            RelayWindow.Batch batch = window.next(MOST_EVENTS);
            if (batch.messages().isEmpty()) {
                await(window.unsettled() ? UNSETTLED_POLL : poll);
            } else if (published(batch, rest)) {
                window.confirmed(batch);
                rest = FIRST_REST;
                sleep(GATHERING);
            } else {
                sleep(rest);
                rest = longer(rest);
            }
        }
    }

    private boolean published(RelayWindow.Batch batch, Duration rest) {
        try {
            publisher.publish(batch.messages());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        } catch (Exception e) {
            LOG.warn(
                    "the broker did not take {} events; they stay in the database, next try in {}",
                    batch.messages().size(),
                    rest,
                    e);
        }
        return false;
    }

    /** A connection that went back to its pool with the lock would lead for ever. */
    private static void letGo(RelayWindow window, Connection connection) throws SQLException {
        try {
            window.leave();
        } catch (RuntimeException e) {
            LOG.warn("the relay could not give its lead back; it ends with its connection", e);
            connection.abort(Runnable::run);
        }
    }

    private void await(Duration atMost) {
        try {
            if (bell.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) bell.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** Wakes for the end alone. */
    private void sleep(Duration rest) {
        long end = System.nanoTime() + rest.toNanos();
        while (!closed && end - System.nanoTime() > 0) await(Duration.ofNanos(end - System.nanoTime()));
    }

    private static Duration longer(Duration rest) {
        Duration twice = rest.multipliedBy(2);
        return twice.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : twice;
    }
}
