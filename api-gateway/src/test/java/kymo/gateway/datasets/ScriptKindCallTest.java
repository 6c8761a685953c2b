package kymo.gateway.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Origin;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.Reach;
import kymo.core.scripts.ScriptKind;
import kymo.core.scripts.ScriptResult;
import kymo.core.scripts.ScriptVersions;
import kymo.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What scripts have made is told by runs and lineages, as it was when they ran. */
class ScriptKindCallTest {

    private RunningGateway gateway;
    private UUID dataset;

    @BeforeEach
    void start(@TempDir Path folder) {
        gateway = new RunningGateway(folder);
        Schema schema = new Schema(List.of(new ColumnSpec("u", ColumnType.FLOAT, "V")), -1, 64);
        dataset = gateway.dataset(schema, List.of(new Block(0, 2, List.of(DoubleColumn.of(1, 2)))));
        made("rolling-mean", 2, "{\"window\": 3}");
        ran(ScriptKind.DETECTOR);
        ran(ScriptKind.TRANSFORM);
        // the file was taken away since
        gateway.sql.sql("DELETE FROM processor").update();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    /** The script gets another text, which is run. */
    private void ran(ScriptKind kind) {
        Declaration declaration = new Declaration(
                kind, "", "", List.of(), List.of(new ScriptResult("x", ColumnType.FLOAT, "V")), Reach.NONE, false);
        String text = UUID.randomUUID().toString();
        int number = new ScriptVersions(
                        gateway.sql, new TransactionTemplate(new JdbcTransactionManager(gateway.database)))
                .keep("lab", text, text, declaration)
                .version()
                .number();
        gateway.sql
                .sql("INSERT INTO processor (name, version, worker, descriptor) VALUES ('custom:lab', ?, 'w', '{}')")
                .params(number)
                .update();
        made("custom:lab", number, "{}");
    }

    /** A run that was asked for, and the dataset that it has begun. */
    private void made(String processor, int version, String parameters) {
        JsonNode run = gateway.post("/api/runs", """
                        {"datasetId": "%s", "processor": "%s", "parameters": %s}""".formatted(dataset, processor, parameters))
                .json();
        UUID id = UUID.fromString(run.get("id").asString());
        Origin origin = new Origin(null, dataset, id, processor, version, run.get("parameters"));
        gateway.catalogue.draft(UUID.fromString(run.get("resultId").asString()), "made", origin, id.toString(), null);
    }

    private static Map<String, String> kinds(JsonNode list) {
        Map<String, String> kinds = new TreeMap<>();
        for (JsonNode one : list)
            kinds.put(
                    one.get("processor").asString() + " "
                            + one.get("processorVersion").asInt(),
                    one.get("scriptKind").toString());
        return kinds;
    }

    @Test
    void runsAndLineagesTellTheKindThatTheScriptsTextWasOf() {
        Map<String, String> expected = Map.of(
                "ingest 1", "null",
                "rolling-mean 2", "null",
                "custom:lab 1", "\"detector\"",
                "custom:lab 2", "\"transform\"");
        assertThat(kinds(gateway.get("/api/runs").json().get("items"))).isEqualTo(expected);
        assertThat(kinds(gateway.get("/api/datasets/%s/lineage".formatted(dataset))
                        .json()
                        .get("nodes")))
                .isEqualTo(expected);
    }
}
