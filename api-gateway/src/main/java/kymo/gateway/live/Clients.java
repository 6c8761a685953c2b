package kymo.gateway.live;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.socket.CloseStatus;

/** All connected clients, and the room's clockwork. It is the first to stop, so that clients hear that the gateway goes while it still speaks. */
final class Clients implements SmartLifecycle {

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final LiveThreads threads;
    private final LiveSettings settings;
    private final BrokerWatch watch;
    private final Set<Client> connected = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile boolean stopped;

    Clients(LiveThreads threads, LiveSettings settings, BrokerWatch watch) {
        this.threads = threads;
        this.settings = settings;
        this.watch = watch;
    }

    void add(Client client) {
        connected.add(client);
        if (stopped) client.close(CloseStatus.GOING_AWAY);
    }

    void remove(Client client) {
        connected.remove(client);
        client.gone();
    }

    @Override
    public void start() {
        running = true;
        threads.every(settings.ping(), () -> connected.forEach(Client::ping));
        threads.readEvery(settings.poll(), watch::tick);
    }

    @Override
    public void stop() {
        stopped = true;
        running = false;
        connected.forEach(client -> client.close(CloseStatus.GOING_AWAY));
        awaitNobody();
    }

    /** Whoever does not read does not keep the gateway from going. */
    private void awaitNobody() {
        long end = System.nanoTime() + FAREWELL.toNanos();
        try {
            while (!connected.isEmpty() && System.nanoTime() - end < 0) Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
