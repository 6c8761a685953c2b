package kymo.gateway.processors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptDirectory;
import kymo.core.scripts.ScriptVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The processors that there are: of each the newest version that a worker has written into table {@code processor}. */
@RestController
@Tag(name = "Processors")
class ProcessorController {

    private final JdbcClient sql;
    private final ScriptDirectory scripts;
    private final JsonMapper json;

    ProcessorController(JdbcClient sql, ScriptDirectory scripts, JsonMapper json) {
        this.sql = sql;
        this.scripts = scripts;
        this.json = json;
    }

    @GetMapping("/api/processors")
    @Operation(
            operationId = "listProcessors",
            summary = "What can be done to a dataset",
            description = "Built-in processors and the lab's own scripts, those that cannot be run with the reason.")
    List<ProcessorView> processors() {
        return sql.sql("""
                        SELECT DISTINCT ON (name) descriptor FROM processor ORDER BY name, version DESC, seen_at DESC""").query(String.class).list().stream()
                .map(descriptor -> json.readValue(descriptor, ProcessorView.class))
                .map(this::withScript)
                .toList();
    }

    private ProcessorView withScript(ProcessorView processor) {
        if (!ScriptVersion.isProcessor(processor.name())) return processor;
        return processor.with(ScriptView.of(scripts.script(processor.name())));
    }

    @GetMapping("/api/processors/{name}/source")
    @Operation(
            operationId = "getScriptSource",
            summary = "The text of a script",
            description = "As it lies in the workers' folder. Built-in processors have none.")
    ScriptSourceView source(@PathVariable String name) {
        KeptScript script = scripts.script(name);
        return new ScriptSourceView(
                script.version().name(),
                script.version().number(),
                script.version().sha256(),
                script.source());
    }
}
