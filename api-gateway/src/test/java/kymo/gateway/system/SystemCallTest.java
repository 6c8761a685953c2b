package kymo.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import kymo.core.dataset.ColumnType;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.Reach;
import kymo.core.scripts.ScriptKind;
import kymo.core.scripts.ScriptResult;
import kymo.core.scripts.ScriptVersions;
import kymo.core.workers.KnownWorker;
import kymo.core.workers.Workers;
import kymo.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class SystemCallTest {

    private static final String REFUSAL = "scripts run only where their code can be kept in, but hosts here are none";

    private RunningGateway gateway;

    @BeforeEach
    void start(@TempDir Path folder) {
        gateway = new RunningGateway(folder);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void say(String name, boolean scripts) {
        new Workers(gateway.sql)
                .say(new KnownWorker(
                        name,
                        "1.2",
                        scripts ? "caged" : "none",
                        "bubblewrap is " + (scripts ? "there" : "not there"),
                        scripts,
                        scripts ? "hosts are caged" : REFUSAL));
    }

    private JsonNode script() {
        return gateway.get("/api/processors").json().at("/0/script");
    }

    @Test
    void tellsOfEachWorkerHowItKeepsScriptsIn() {
        say("worker-b", false);
        say("worker-a", true);
        assertThat(gateway.get("/api/system").text()).isEqualTo("""
                        {"version":"development","workers":[\
                        {"id":"worker-a","version":"1.2","hosts":{"level":"caged","because":"bubblewrap is there"},\
                        "scripts":{"allowed":true,"because":"hosts are caged"}},\
                        {"id":"worker-b","version":"1.2","hosts":{"level":"none","because":"bubblewrap is not there"},\
                        "scripts":{"allowed":false,"because":"%s"}}]}""".formatted(REFUSAL));
    }

    @Test
    void aScriptThatNoWorkerRunsIsListedWithThatAsItsProblem() {
        ScriptVersions scripts =
                new ScriptVersions(gateway.sql, new TransactionTemplate(new JdbcTransactionManager(gateway.database)));
        scripts.keep(
                "twice",
                "a".repeat(64),
                "y = x * 2",
                new Declaration(
                        ScriptKind.TRANSFORM,
                        "Twice",
                        "",
                        List.of(),
                        List.of(new ScriptResult("y", ColumnType.FLOAT, "")),
                        new Reach("0", "0"),
                        false));
        gateway.sql.sql("""
                        INSERT INTO processor (name, version, worker, descriptor) VALUES ('custom:twice', 1, 'w',
                        '{"name": "custom:twice", "version": 1, "title": "Twice", "description": "", "parameters": {}}')""").update();
        assertThat(script().get("problem").isNull())
                .as("nobody has said anything")
                .isTrue();
        say("worker-b", false);
        assertThat(script().get("problem").toString())
                .isEqualTo("{\"code\":\"host-refused\",\"message\":\"%s\",\"line\":0}".formatted(REFUSAL));
        assertThat(script().get("kind").asString()).isEqualTo("transform");
        say("worker-a", true);
        assertThat(script().get("problem").isNull()).as("one runs them").isTrue();
    }
}
