package kymo.jobs.script;

import kymo.jobs.host.Host;

/** Where hosts for scripts come from: started when they are needed, or warm ones out of a pool. */
@FunctionalInterface
public interface ScriptHosts {

    /** Each started when it is needed. */
    ScriptHosts FRESH = ScriptHost::start;

    /**
     * A host for the errands of one script; the caller closes it.
     *
     * @throws kymo.core.problems.ProblemException when none can be started
     */
    Host take(String scriptName);
}
