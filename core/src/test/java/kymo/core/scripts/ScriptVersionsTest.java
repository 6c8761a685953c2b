package kymo.core.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import kymo.core.dataset.ColumnType;
import kymo.core.problems.ProblemCode;
import kymo.core.support.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.DoubleNode;

class ScriptVersionsTest {

    private static final Declaration SCALE = new Declaration(
            ScriptKind.TRANSFORM,
            "Scale",
            "Multiplies a column.",
            List.of(
                    new ScriptParameter(
                            "column", ParameterType.COLUMN, null, null, null, null, List.of(), "Which one."),
                    new ScriptParameter(
                            "factor", ParameterType.NUMBER, "V", -1.0, 10.5, DoubleNode.valueOf(2), List.of(), "")),
            List.of(new ScriptResult("{column} scaled", ColumnType.FLOAT, "{column}")),
            new Reach("3", "window"),
            true);

    private final HikariDataSource database = TestPostgres.newDatabase();
    private final ScriptVersions scripts = new ScriptVersions(
            JdbcClient.create(database), new TransactionTemplate(new JdbcTransactionManager(database)));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTextIsKeptWithAllThatItSaysOfItself() {
        KeptScript kept = scripts.keep("scale", "a".repeat(64), "text", SCALE);
        assertThat(kept.version()).isEqualTo(new ScriptVersion("scale", 1, "a".repeat(64)));
        assertThat(kept.declaration()).isEqualTo(SCALE);
        assertThat(kept.source()).isEqualTo("text");
        assertThat(scripts.find("scale", 1)).contains(kept);
        assertThat(scripts.find("scale", 2)).isEmpty();
        assertThat(scripts.find("other", "a".repeat(64))).isEmpty();
    }

    @Test
    void aScriptIsOfTheKindThatItsVersionWasOf() {
        Declaration detector = new Declaration(ScriptKind.DETECTOR, "", "", List.of(), List.of(), SCALE.reach(), false);
        scripts.keep("scale", "a".repeat(64), "text", SCALE);
        scripts.keep("scale", "b".repeat(64), "other text", detector);
        scripts.keep("scale", "c".repeat(64), "no text", new ScriptProblem("script-invalid", "no", 1));
        List<UsedProcessor> used = List.of(
                new UsedProcessor("custom:scale", 1),
                new UsedProcessor("custom:scale", 2),
                new UsedProcessor("custom:scale", 3),
                new UsedProcessor("custom:other", 1),
                new UsedProcessor("rolling-mean", 1));
        assertThat(scripts.kinds(used))
                .isEqualTo(Map.of(used.get(0), ScriptKind.TRANSFORM, used.get(1), ScriptKind.DETECTOR));
        assertThat(scripts.kinds(used.subList(1, 2))).containsOnlyKeys(used.get(1));
        assertThat(scripts.kinds(List.of())).isEmpty();
    }

    @Test
    void aTextThatWasRefusedUnseenGetsItsDeclarationOnceItIsLookedAt() {
        ScriptProblem refused = new ScriptProblem("host-refused", "nothing keeps code in here", 0);
        KeptScript unseen = scripts.keep("scale", "a".repeat(64), "text", refused);
        assertThat(unseen.isRefused()).isTrue();
        assertThat(unseen.unusable().code()).isEqualTo(ProblemCode.HOST_REFUSED);
        assertThat(scripts.keep("scale", "a".repeat(64), "text", SCALE).declaration())
                .isEqualTo(SCALE);
        assertThat(scripts.keep("scale", "a".repeat(64), "text", refused).isRefused())
                .isFalse();
        assertThat(scripts.find("scale", 2)).isEmpty();
    }

    @Test
    void aNewTextIsANewVersionAndAnOldOneStaysWhatItWas() {
        scripts.keep("scale", "a".repeat(64), "one", SCALE);
        ScriptProblem problem = new ScriptProblem("script-invalid", "a line must end", 3);
        assertThat(scripts.keep("scale", "b".repeat(64), "two", problem)
                        .version()
                        .number())
                .isEqualTo(2);
        assertThat(scripts.keep("scale", "a".repeat(64), "one", problem).declaration())
                .isEqualTo(SCALE);
        assertThat(scripts.find("scale", 2).orElseThrow().problem()).isEqualTo(problem);
        assertThat(scripts.keep("other", "b".repeat(64), "two", SCALE).version().number())
                .isEqualTo(1);
    }

    @Test
    void workersThatMeetNewTextsAtOnceNumberThemOneAfterAnother() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(8);
        List<Callable<Integer>> all = IntStream.range(0, 40)
                .<Callable<Integer>>mapToObj(i ->
                        () -> scripts.keep("scale", "%064x".formatted(i / 2), "text " + i / 2, SCALE)
                                .version()
                                .number())
                .toList();
        List<Integer> numbers = new ArrayList<>();
        for (Future<Integer> one : workers.invokeAll(all)) numbers.add(one.get());
        workers.shutdown();
        assertThat(numbers.stream().distinct().sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    }
}
