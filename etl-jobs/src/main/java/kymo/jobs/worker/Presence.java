package kymo.jobs.worker;

import java.util.Objects;
import kymo.core.workers.KnownWorker;
import kymo.core.workers.Workers;
import kymo.jobs.host.Isolation;
import kymo.jobs.script.ScriptPermit;
import kymo.jobs.script.ScriptSettings;

/** Says that this worker is there, and what it has found out about its machine. */
record Presence(Workers workers, String worker) {

    void say() {
        Isolation hosts = Isolation.found();
        ScriptPermit permit = ScriptSettings.current().permit();
        workers.say(new KnownWorker(
                worker, version(), hosts.level().wireName(), hosts.because(), permit.granted(), permit.because()));
    }

    private static String version() {
        return Objects.requireNonNullElse(Presence.class.getPackage().getImplementationVersion(), "development");
    }
}
