package kymo.jobs.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kymo.core.processors.ProcessorDescriptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes into table {@code processor} what this worker can run, and every minute that it still can, and with it its {@link Presence}. Ingest is not among
 * them: nobody chooses it.
 *
 * <p>A row stays when its worker stops, so that a restart of the only worker takes nothing from those who choose. It is the workers that clear
 * rows away, of others that were not seen for an hour: what nobody offers any more goes while somebody offers something. Hence whoever reads
 * the table takes every row for valid, and of several versions of a processor the highest.
 */
final class OfferedProcessors implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OfferedProcessors.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** A script appears as soon as it lies in its folder. */
    private static final long SECONDS_BETWEEN = 5;

    private static final Duration SAID_AGAIN = Duration.ofSeconds(60);

    private final JdbcClient sql;
    private final String worker;
    private final List<ProcessorDescriptor> builtIn;
    private final Supplier<Stream<ProcessorDescriptor>> scripts;
    private final Presence presence;
    private List<ProcessorDescriptor> said = List.of();
    private long saidAt;
    private @Nullable ScheduledExecutorService clock;

    /** @param scripts asked again and again; each may take as long as it takes to compile it */
    OfferedProcessors(
            JdbcClient sql,
            String worker,
            List<ProcessorDescriptor> builtIn,
            Supplier<Stream<ProcessorDescriptor>> scripts,
            Presence presence) {
        this.sql = sql;
        this.worker = worker;
        this.builtIn = builtIn;
        this.scripts = scripts;
        this.presence = presence;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "kymo-processors");
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> unused =
                started.scheduleWithFixedDelay(this::offerOrWarn, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
        clock = started;
    }

    @Override
    public synchronized void stop() {
        if (clock != null) clock.shutdownNow();
        clock = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }

    /** Writes the rows, its own before it clears others away: in between there is always one. */
    void offer() {
        boolean again = said.isEmpty() || System.nanoTime() - saidAt >= SAID_AGAIN.toNanos();
        List<ProcessorDescriptor> now = new ArrayList<>();
        // each as it comes: nobody waits for what others take to be compiled
        Consumer<ProcessorDescriptor> offering = descriptor -> {
            now.add(descriptor);
            if (again || !said.contains(descriptor)) write(descriptor);
        };
        builtIn.forEach(offering);
        scripts.get().forEach(offering);
        if (!again && now.equals(said)) return;
        sql.sql("DELETE FROM processor WHERE seen_at < now() - interval '1 hour'")
                .update();
        withdraw(now);
        presence.say();
        said = now;
        if (again) saidAt = System.nanoTime();
    }

    private void write(ProcessorDescriptor offered) {
        sql.sql("""
                        INSERT INTO processor (name, version, worker, descriptor)
                        VALUES (:name, :version, :worker, CAST(:descriptor AS json))
                        ON CONFLICT (name, version, worker) DO UPDATE SET descriptor = excluded.descriptor, seen_at = now()""")
                .param("name", offered.name())
                .param("version", offered.version())
                .param("worker", worker)
                .param("descriptor", JSON.writeValueAsString(offered))
                .update();
    }

    /** A script that lies in the folder no longer, or in another text, is not offered by this worker. */
    private void withdraw(List<ProcessorDescriptor> now) {
        sql.sql("DELETE FROM processor WHERE worker = :worker AND name || ' ' || version <> ALL (:offered)")
                .param("worker", worker)
                .param(
                        "offered",
                        now.stream()
                                .map(offered -> offered.name() + " " + offered.version())
                                .toArray(String[]::new))
                .update();
    }

    private void offerOrWarn() {
        try {
            offer();
        } catch (RuntimeException e) {
            LOG.warn("the processors could not be offered ({}); trying again in {} s", e.toString(), SECONDS_BETWEEN);
        }
    }
}
