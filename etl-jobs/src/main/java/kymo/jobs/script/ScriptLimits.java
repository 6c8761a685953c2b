package kymo.jobs.script;

import java.time.Duration;
import kymo.jobs.host.HostLimits;
import kymo.jobs.script.wire.Kind;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one run of a script may use: {@code kymo.scripts.limits.*}.
 *
 * @param heap memory for what it holds; a block's columns are among it
 * @param blockTime how long a worker waits for one block
 * @param runTime how long a worker waits for the script in all; after a restart it is counted anew
 * @param cpuTime processor time in all
 * @param output what it may give back in all, so that rows without end do not fill the disk
 */
public record ScriptLimits(
        @DefaultValue("256MB") DataSize heap,
        @DefaultValue("60s") Duration blockTime,
        @DefaultValue("24h") Duration runTime,
        @DefaultValue("24h") Duration cpuTime,
        @DefaultValue("64GB") DataSize output) {

    /** A block as large as one may be, what becomes of it and the virtual machine's own need some room. */
    private static final int LEAST_HEAP_MIB = 64;

    private static final int MOST_HEAP_MIB = 1 << 20;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    /** What stands around a result in its frame. */
    private static final int AROUND_BYTES = 1_024;

    public ScriptLimits {
        if (heap.toMegabytes() < LEAST_HEAP_MIB || heap.toMegabytes() > MOST_HEAP_MIB)
            throw new IllegalArgumentException("kymo.scripts.limits.heap must be between %d MB and %d MB but was %s"
                    .formatted(LEAST_HEAP_MIB, MOST_HEAP_MIB, heap));
        atLeastASecond("block-time", blockTime);
        atLeastASecond("run-time", runTime);
        atLeastASecond("cpu-time", cpuTime);
        if (output.toBytes() < Kind.MOST_BYTES)
            throw new IllegalArgumentException(
                    "kymo.scripts.limits.output must be at least %d bytes, one block's, but was %s"
                            .formatted(Kind.MOST_BYTES, output));
    }

    private static void atLeastASecond(String name, Duration time) {
        if (time.compareTo(SHORTEST) < 0)
            throw new IllegalArgumentException(
                    "kymo.scripts.limits.%s must be at least 1 s but was %s".formatted(name, time));
    }

    /** The same for the processes that scripts run in. */
    public HostLimits ofHosts() {
        return new HostLimits((int) heap.toMegabytes(), cpuTime, blockTime, Kind.MOST_BYTES + AROUND_BYTES)
                .withRun(runTime)
                .withOutputBytes(output.toBytes());
    }
}
