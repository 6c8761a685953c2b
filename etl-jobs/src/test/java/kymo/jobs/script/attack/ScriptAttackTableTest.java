package kymo.jobs.script.attack;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import kymo.jobs.support.MadeTable;
import org.junit.jupiter.api.Test;

/** The second table of {@code docs/reference/hosts.md} is made from the scripts that {@link ScriptAttackTest} tries: run with {@code -Dkymo.write-docs=true} to write it anew. */
class ScriptAttackTableTest {

    @Test
    void listsEveryScriptWithWhatStopsIt() throws IOException {
        MadeTable.holds(
                "hosts.md",
                "scripts",
                Arrays.stream(ScriptAttack.values())
                        .map(attack -> "| %s | %s | %s | %s |\n"
                                .formatted(
                                        attack.tries.replace("|", "\\|"),
                                        attack.against(Defences.ALL_CAGED),
                                        attack.against(Defences.NO_LIST),
                                        attack.against(Defences.CAGE_ALONE)))
                        .collect(Collectors.joining(
                                "",
                                "| script | as it is | without the allow-list | `caged`, without allow-list and security manager |\n|---|---|---|---|\n",
                                "")));
    }
}
