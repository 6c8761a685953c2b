package kymo.jobs.script;

import kymo.core.scripts.KeptScript;
import kymo.jobs.host.Host;

/** Where hosts for scripts come from: started when they are needed, or warm ones out of a pool. */
@FunctionalInterface
public interface ScriptHosts {

    /** Each started when it is needed. */
    ScriptHosts FRESH = permitted(ScriptHost::start);

    /** Those, where scripts may run at all, see {@link ScriptSettings#permit()}. */
    static ScriptHosts permitted(ScriptHosts hosts) {
        return scriptName -> {
            ScriptSettings.current().permit().demand(scriptName);
            return hosts.take(scriptName);
        };
    }

    /**
     * A host for the errands of one script; the caller closes it.
     *
     * @throws kymo.core.problems.ProblemException {@code HOST_REFUSED} where scripts may not run; when none can be started
     */
    Host take(String scriptName);

    /**
     * A host in which the script has been compiled; the caller closes it.
     *
     * @throws kymo.core.problems.ProblemException when none can be started; {@code SCRIPT_INVALID}, {@code SCRIPT_FORBIDDEN}
     */
    default ScriptSession compiled(KeptScript script) {
        ScriptSession session = new ScriptSession(take(script.version().name()));
        try {
            session.declare(script.version().name(), script.source());
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }
}
