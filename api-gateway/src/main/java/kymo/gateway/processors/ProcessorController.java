package kymo.gateway.processors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptDirectory;
import kymo.core.scripts.ScriptVersion;
import kymo.core.workers.KnownWorker;
import kymo.core.workers.Workers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The processors that there are: of each the newest version that a worker has written into table {@code processor}. */
@RestController
@Tag(name = "Processors")
class ProcessorController {

    private final JdbcClient sql;
    private final ScriptDirectory scripts;
    private final Workers workers;
    private final JsonMapper json;

    ProcessorController(JdbcClient sql, ScriptDirectory scripts, Workers workers, JsonMapper json) {
        this.sql = sql;
        this.scripts = scripts;
        this.workers = workers;
        this.json = json;
    }

    @GetMapping("/api/processors")
    @Operation(
            operationId = "listProcessors",
            summary = "What can be done to a dataset",
            description = "Built-in processors and the lab's own scripts, those that cannot be run with the reason.")
    List<ProcessorView> processors() {
        String refusal = refusal();
        return sql.sql("""
                        SELECT DISTINCT ON (name) descriptor FROM processor ORDER BY name, version DESC, seen_at DESC""").query(String.class).list().stream()
                .map(descriptor -> json.readValue(descriptor, ProcessorView.class))
                .map(processor -> withScript(processor, refusal))
                .toList();
    }

    /** Why no worker runs scripts; null when one does, or nobody has said. */
    private @Nullable String refusal() {
        List<KnownWorker> alive = workers.alive();
        return alive.isEmpty() || alive.stream().anyMatch(KnownWorker::scriptsAllowed)
                ? null
                : alive.get(0).scriptsBecause();
    }

    private ProcessorView withScript(ProcessorView processor, @Nullable String refusal) {
        if (!ScriptVersion.isProcessor(processor.name())) return processor;
        ScriptView script = ScriptView.of(scripts.script(processor.name()));
        return processor.with(refusal == null ? script : script.refused(refusal));
    }

    @GetMapping("/api/processors/{name}/source")
    @Operation(
            operationId = "getScriptSource",
            summary = "The text of a script",
            description =
                    "As it lies in the workers' folder, or as it was when it had that SHA-256, which a run's result tells. Built-in processors have none.")
    ScriptSourceView source(
            @PathVariable String name,
            @Parameter(description = "Of an earlier text, 64 hexadecimal digits; default: the newest one")
                    @RequestParam(required = false)
                    @Nullable
                    String sha256) {
        KeptScript script = sha256 == null ? scripts.script(name) : scripts.script(name, sha256);
        return new ScriptSourceView(
                script.version().name(),
                script.version().number(),
                script.version().sha256(),
                script.source());
    }
}
