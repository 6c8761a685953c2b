package kymo.gateway.system;

import io.swagger.v3.oas.annotations.media.Schema;
import kymo.core.workers.KnownWorker;

/** A worker as it describes itself. */
@Schema(name = "Worker")
record WorkerView(String id, String version, Hosts hosts, Scripts scripts) {

    /** How far the processes of untrusted work are kept from the machine. */
    @Schema(name = "WorkerHosts")
    record Hosts(
            @Schema(description = "caged, limits or none, best first")
            String level,

            String because) {}

    /** Whether it runs the lab's own scripts. */
    @Schema(name = "WorkerScripts")
    record Scripts(boolean allowed, String because) {}

    static WorkerView of(KnownWorker worker) {
        return new WorkerView(
                worker.name(),
                worker.version(),
                new Hosts(worker.hostLevel(), worker.hostBecause()),
                new Scripts(worker.scriptsAllowed(), worker.scriptsBecause()));
    }
}
