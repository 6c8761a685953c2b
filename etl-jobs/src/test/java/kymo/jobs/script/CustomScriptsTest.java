package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/** Every script that comes with the product, held to its cases. */
class CustomScriptsTest {

    private static final Path FOLDER = Path.of("../scripts/custom");

    @Test
    void everyFileIsAScript() {
        assertThat(new ScriptFolder(FOLDER).list().refused()).isEmpty();
        assertThat(new ScriptFolder(FOLDER).list().scripts()).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyScriptDoesWhatItsCasesSay() {
        return new ScriptFolder(FOLDER)
                .list().scripts().values().stream()
                        .map(script -> DynamicTest.dynamicTest(script.name(), () -> {
                            Path cases = FOLDER.resolve(script.name() + ".test.json");
                            List<String> failures = new ArrayList<>();
                            try (ScriptTrial trial = new ScriptTrial(script)) {
                                for (ScriptTrial.Outcome outcome :
                                        trial.hold(JsonMapper.shared().readTree(Files.readString(cases))))
                                    if (outcome.failure() != null)
                                        failures.add(outcome.name() + ": " + outcome.failure());
                            }
                            assertThat(failures).isEmpty();
                        }));
    }
}
