package kymo.jobs.script;

import java.time.Duration;
import kymo.jobs.host.Host;
import kymo.jobs.host.HostErrand;
import kymo.jobs.host.HostLimits;
import kymo.jobs.script.inside.ScriptTask;
import kymo.jobs.script.wire.Kind;

/** Hosts that run scripts. */
final class ScriptHost {

    private static final int HEAP_MIB = 256;
    private static final Duration CPU = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ScriptHost() {}

    /** A host for a script, with the limits that are usual. */
    static Host start(String scriptName) {
        return start(scriptName, new HostLimits(HEAP_MIB, CPU, PATIENCE, Kind.MOST_BYTES + 1_024));
    }

    static Host start(String scriptName, HostLimits limits) {
        HostErrand errand = new HostErrand(
                "the script %s.groovy".formatted(scriptName), "make it need less of that, or work on fewer rows");
        return Host.start(ScriptTask.class, errand, limits);
    }
}
