package kymo.gateway.system;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import kymo.core.workers.Workers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what the system consists of. */
@RestController
@Tag(name = "System")
class SystemController {

    private final Workers workers;

    SystemController(Workers workers) {
        this.workers = workers;
    }

    @GetMapping("/api/system")
    @Operation(
            operationId = "getSystem",
            summary = "Which workers there are, and how well they keep scripts in",
            description = "Workers that were heard of in the last three minutes.")
    SystemView system() {
        return new SystemView(
                Objects.requireNonNullElse(
                        SystemController.class.getPackage().getImplementationVersion(), "development"),
                workers.alive().stream().map(WorkerView::of).toList());
    }
}
