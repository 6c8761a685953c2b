package kymo.jobs.script;

import groovy.lang.GroovyObject;
import java.util.List;
import kymo.core.kernel.Block;
import kymo.jobs.host.Host;
import kymo.jobs.host.HostErrand;
import kymo.jobs.host.HostKind;
import kymo.jobs.host.HostLimits;
import kymo.jobs.host.Isolation;
import kymo.jobs.script.inside.ScriptTask;
import org.codehaus.groovy.jsr223.GroovyScriptEngineImpl;

/** Hosts that run scripts. */
public final class ScriptHost {

    private ScriptHost() {}

    /** With the limits of {@link ScriptSettings#current()}. */
    public static HostKind kind() {
        return kind(ScriptSettings.current().limits().ofHosts());
    }

    /** With those limits. The class path is the language and Kymo's core, nothing else of the worker's. */
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
                "the script %s.groovy".formatted(scriptName),
                "make it need less of that, work on fewer rows, or have kymo.scripts.limits raised");
    }

    /** A host for a script that is started now. */
    static Host start(String scriptName) {
        return Host.start(kind(), errand(scriptName));
    }
}
