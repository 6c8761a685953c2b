package kymo.jobs.script;

import kymo.jobs.script.inside.ScriptTask;

/** Runs scripts that the allow-list has not seen and that are compiled dynamically, to see what stands behind it. */
public final class Unguarded extends ScriptTask {

    public Unguarded() {
        super(false);
    }
}
