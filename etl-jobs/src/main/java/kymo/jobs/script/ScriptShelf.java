package kymo.jobs.script;

import kymo.core.scripts.KeptScript;

/** Where the text of a script is, as it was when a run was asked for. */
@FunctionalInterface
public interface ScriptShelf {

    /**
     * The script.
     *
     * @param name without {@code .groovy}
     * @param number of its version
     * @throws kymo.core.problems.ProblemException {@code PROCESSOR_UNKNOWN}
     */
    KeptScript script(String name, int number);
}
