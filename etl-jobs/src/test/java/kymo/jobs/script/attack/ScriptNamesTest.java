package kymo.jobs.script.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.script.ScriptFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks by the name of a script, or by what lies in its folder. */
class ScriptNamesTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "../application",
                "..",
                "/etc/passwd",
                "exit.groovy",
                "Exit",
                "exit\u0000",
                "",
                "./exit",
                "custom:exit"
            })
    void aScriptIsFoundByItsNameAlone(String name) throws Exception {
        assertThatThrownBy(() -> ScriptAttack.FOLDER.script(name))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PROCESSOR_UNKNOWN));
    }

    @Test
    void aLinkOutOfTheFolderIsNoScript(@TempDir Path outside, @TempDir Path folder) throws Exception {
        Path secret = Files.writeString(outside.resolve("secret.groovy"), "y = x");
        Files.createSymbolicLink(folder.resolve("linked.groovy"), secret);
        Files.createSymbolicLink(folder.resolve("passwd.groovy"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(folder.resolve("up.groovy"), outside);
        assertThat(new ScriptFolder(folder).list().scripts()).isEmpty();
        assertThatThrownBy(() -> new ScriptFolder(folder).script("linked"))
                .hasMessageContaining("a link out of it")
                .hasMessageNotContaining(outside.toString());
    }

    @Test
    void everyScriptOfTheFolderIsTried() throws Exception {
        assertThat(ScriptAttack.FOLDER.list().scripts().keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ScriptAttack.values())
                        .map(ScriptAttack::script)
                        .toList());
        assertThat(ScriptAttack.FOLDER.list().refused()).isEmpty();
    }
}
