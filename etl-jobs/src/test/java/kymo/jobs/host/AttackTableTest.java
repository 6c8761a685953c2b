package kymo.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import kymo.core.problems.ProblemCode;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/reference/hosts.md} is made from the attacks that {@link AttackPackTest} tries: run with {@code -Dkymo.write-docs=true} to write it anew. */
class AttackTableTest {

    private static final Path PAGE = Path.of(System.getProperty("kymo.root", ".."), "docs", "reference", "hosts.md");
    private static final String FROM = "<!-- attacks, made by AttackTableTest -->\n";
    private static final String TO = "<!-- end of attacks -->";

    @Test
    void listsEveryAttackWithWhatBecomesOfIt() throws IOException {
        String page = Files.readString(PAGE);
        String made =
                page.substring(0, page.indexOf(FROM) + FROM.length()) + table() + page.substring(page.indexOf(TO));
        if (Boolean.getBoolean("kymo.write-docs")) Files.writeString(PAGE, made);
        assertThat(Files.readString(PAGE)).isEqualTo(made);
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
