package kymo.jobs.script;

import groovy.lang.GroovyObject;
import java.time.Duration;
import java.util.List;
import kymo.core.kernel.Block;
import kymo.jobs.host.Host;
import kymo.jobs.host.HostErrand;
import kymo.jobs.host.HostKind;
import kymo.jobs.host.HostLimits;
import kymo.jobs.host.Isolation;
import kymo.jobs.script.inside.ScriptTask;
import kymo.jobs.script.wire.Kind;
import org.codehaus.groovy.jsr223.GroovyScriptEngineImpl;

/** Hosts that run scripts. */
public final class ScriptHost {

    private static final int HEAP_MIB = 256;
    private static final Duration CPU = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What stands around a result in its frame. */
    private static final int AROUND_BYTES = 1_024;

    /** With the limits that are usual. Their class path is the language and Kymo's core, nothing else of the worker's. */
    public static final HostKind KIND = kind(new HostLimits(HEAP_MIB, CPU, PATIENCE, Kind.MOST_BYTES + AROUND_BYTES));

    private ScriptHost() {}

    /** The same with other limits. */
    public static HostKind kind(HostLimits limits) {
        return new HostKind(
                ScriptTask.class,
                limits,
                Isolation.hasSecurityManager() ? List.of("-Djava.security.manager=allow") : List.of(),
                List.of(Block.class, GroovyObject.class, GroovyScriptEngineImpl.class));
    }

    /** What a host does for a script, as messages tell it. */
    public static HostErrand errand(String scriptName) {
        return new HostErrand(
                "the script %s.groovy".formatted(scriptName), "make it need less of that, or work on fewer rows");
    }

    /** A host for a script that is started now. */
    static Host start(String scriptName) {
        return Host.start(KIND, errand(scriptName));
    }
}
