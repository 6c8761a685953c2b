package kymo.gateway.processors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The processors that there are: of each the newest version that a worker has written into table {@code processor}. */
@RestController
@Tag(name = "Processors")
class ProcessorController {

    private final JdbcClient sql;
    private final JsonMapper json;

    ProcessorController(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @GetMapping("/api/processors")
    @Operation(operationId = "listProcessors", summary = "What can be done to a dataset")
    List<ProcessorView> processors() {
        return sql.sql("""
                        SELECT DISTINCT ON (name) descriptor FROM processor ORDER BY name, version DESC, seen_at DESC""").query(String.class).list().stream()
                .map(descriptor -> json.readValue(descriptor, ProcessorView.class))
                .toList();
    }
}
