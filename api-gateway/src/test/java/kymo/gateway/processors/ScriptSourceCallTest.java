package kymo.gateway.processors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kymo.core.problems.ProblemCode;
import kymo.core.scripts.ScriptProblem;
import kymo.core.scripts.ScriptVersions;
import kymo.gateway.support.RunningGateway;
import kymo.gateway.support.RunningGateway.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Texts of scripts over HTTP. */
class ScriptSourceCallTest {

    private static final String FIRST = "a".repeat(64);
    private static final String SECOND = "b".repeat(64);

    private RunningGateway gateway;

    @BeforeEach
    void start(@TempDir Path folder) {
        gateway = new RunningGateway(folder);
        ScriptVersions scripts =
                new ScriptVersions(gateway.sql, new TransactionTemplate(new JdbcTransactionManager(gateway.database)));
        ScriptProblem problem = new ScriptProblem("script-invalid", "it does not compile", 1);
        scripts.keep("twice", FIRST, "y = x * 2", problem);
        scripts.keep("twice", SECOND, "y = 2 * x", problem);
        scripts.keep("gone", FIRST, "y = x", problem);
        gateway.sql.sql("""
                        INSERT INTO processor (name, version, worker, descriptor) VALUES ('custom:twice', 2, 'w', '{}')""").update();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private Answer source(String script, String query) {
        return gateway.get("/api/processors/custom:" + script + "/source" + query);
    }

    @Test
    void isTheNewestUnlessAnotherIsAskedFor() {
        assertThat(source("twice", "").text())
                .isEqualTo("{\"name\":\"twice\",\"version\":2,\"sha256\":\"%s\",\"source\":\"y = 2 * x\"}"
                        .formatted(SECOND));
        assertThat(source("twice", "?sha256=" + FIRST).text())
                .isEqualTo("{\"name\":\"twice\",\"version\":1,\"sha256\":\"%s\",\"source\":\"y = x * 2\"}"
                        .formatted(FIRST));
    }

    @Test
    void thatARunHasUsedIsThereWhenNobodyOffersTheScriptAnyMore() {
        assertThat(source("gone", "").status()).isEqualTo(400);
        assertThat(source("gone", "?sha256=" + FIRST).json().get("source").stringValue())
                .isEqualTo("y = x");
    }

    @Test
    void thatThereNeverWasIsRefused() {
        Answer answer = source("twice", "?sha256=" + "c".repeat(64));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("code").stringValue()).isEqualTo(ProblemCode.PROCESSOR_UNKNOWN.wireName());
        assertThat(answer.json().get("detail").stringValue())
                .isEqualTo(
                        "the processor 'custom:twice' never had a text of SHA-256 %s; leave sha256 out for the newest one"
                                .formatted("c".repeat(64)));
        assertThat(gateway.get("/api/processors/rolling-mean/source?sha256=" + FIRST)
                        .status())
                .isEqualTo(400);
    }
}
