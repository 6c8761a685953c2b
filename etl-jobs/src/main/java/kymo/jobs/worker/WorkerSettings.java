package kymo.jobs.worker;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a worker works: {@code kymo.worker.*}.
 *
 * @param name who holds the leases; two workers must not share one
 * @param slots runs at once
 * @param threads threads that one large run may use
 * @param poll how often the queue is looked at when nobody rings
 * @param lease how long this worker may be silent before another takes its runs over
 * @param patience how long a shutdown waits for runs to reach a border
 */
@ConfigurationProperties("kymo.worker")
public record WorkerSettings(String name, int slots, int threads, Duration poll, Duration lease, Duration patience) {

    private static final int MOST_SLOTS = 64;

    public WorkerSettings(
            @Nullable String name,
            @DefaultValue("0") int slots,
            @DefaultValue("0") int threads,
            @DefaultValue("1s") Duration poll,
            @DefaultValue("30s") Duration lease,
            @DefaultValue("20s") Duration patience) {
        int cores = Runtime.getRuntime().availableProcessors();
        this.name = name == null || name.isBlank() ? "worker-" + UUID.randomUUID() : name;
        this.slots = slots == 0 ? Math.min(MOST_SLOTS, Math.max(2, cores)) : slots;
        this.threads = threads == 0 ? cores : threads;
        this.poll = poll;
        this.lease = lease;
        this.patience = patience;
        if (this.slots < 1 || this.slots > MOST_SLOTS)
            throw new IllegalArgumentException(
                    "kymo.worker.slots must be between 1 and %d but was %d".formatted(MOST_SLOTS, slots));
        if (lease.toMillis() < 300)
            throw new IllegalArgumentException("kymo.worker.lease must be at least 300 ms but was " + lease);
    }
}
