package kymo.gateway.system;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What the system consists of. */
@Schema(name = "System")
record SystemView(@Schema(description = "Of the gateway") String version, List<WorkerView> workers) {}
