package kymo.jobs.host;

import java.time.Duration;

/**
 * What a host may use.
 *
 * @param heapMiB of Java objects; all of the process takes about 100 MiB more
 * @param cpu processor time in all, over all threads
 * @param patience how long a worker waits for the answers to one request, in sum; time in which the host waits for the worker does not count
 * @param frameBytes of one answer
 */
public record HostLimits(int heapMiB, Duration cpu, Duration patience, int frameBytes) {

    /** How long a host may take to come up, on a machine that has other things to do as well. */
    static final Duration START = Duration.ofSeconds(60);

    private static final Duration BRIEF = Duration.ofSeconds(30);

    public HostLimits {
        if (heapMiB < 16) throw new IllegalArgumentException("heapMiB must be at least 16 but was " + heapMiB);
    }

    /** Whether it may not run long enough to gain from a compiler that takes its time. */
    boolean isBrief() {
        return patience.compareTo(BRIEF) <= 0;
    }
}
