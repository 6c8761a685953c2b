package kymo.jobs.host;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import kymo.core.problems.ProblemCode;
import kymo.jobs.support.MadeTable;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/reference/hosts.md} is made from the attacks that {@link AttackPackTest} tries: run with {@code -Dkymo.write-docs=true} to write it anew. */
class AttackTableTest {

    @Test
    void listsEveryAttackWithWhatBecomesOfIt() throws IOException {
        MadeTable.holds("hosts.md", "attacks", table());
    }

    private static String table() {
        return Arrays.stream(Attack.values())
                .map(attack -> "| %s | %s | %s |\n"
                        .formatted(
                                attack.tries.replace("|", "\\|"),
                                words(attack.caged, attack.code),
                                words(attack.limits, attack.code)))
                .collect(Collectors.joining("", "| attack | `caged` | `limits` |\n|---|---|---|\n", ""));
    }

    private static String words(Outcome outcome, ProblemCode code) {
        return code == null ? outcome.toString() : "%s: `%s`".formatted(outcome, code.wireName());
    }
}
