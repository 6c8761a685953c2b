package kymo.jobs.script;

import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.host.HostLevel;
import kymo.jobs.host.Isolation;

/**
 * Whether scripts run here: where nothing keeps their code from the worker's files and network, only once an operator has said so.
 *
 * @param because why, or why not and what to do, fit to be shown
 */
public record ScriptPermit(boolean granted, String because) {

    /** @param unsafe whether they may run where nothing keeps them in */
    static ScriptPermit of(Isolation isolation, boolean unsafe) {
        String level = isolation.level().wireName();
        if (isolation.keepsCodeIn())
            return new ScriptPermit(
                    true,
                    isolation.level() == HostLevel.CAGED
                            ? "hosts are caged, so scripts see neither files nor network"
                            : "hosts are limits, and Java's security manager keeps scripts from files and network");
        if (unsafe)
            return new ScriptPermit(
                    true,
                    "kymo.scripts.unsafe=allow, though hosts are %s: a script can reach whatever the worker can"
                            .formatted(level));
        return new ScriptPermit(
                false,
                "scripts run only where their code can be kept in, but hosts here are %s (%s); let bubblewrap make namespaces, or set kymo.scripts.unsafe=allow if everybody who writes scripts may do what the worker can"
                        .formatted(level, isolation.because()));
    }

    /** @throws ProblemException {@code HOST_REFUSED} unless it is granted */
    void demand(String scriptName) {
        if (!granted)
            throw new ProblemException(
                    ProblemCode.HOST_REFUSED, "%s.groovy cannot run: %s".formatted(scriptName, because));
    }
}
