package kymo.core.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/errors.md} is made from the codes: run with {@code -Dkymo.write-docs=true} to write it anew. */
class ErrorsPageTest {

    private static final Path PAGE = Path.of(System.getProperty("kymo.root", ".."), "docs", "reference", "errors.md");

    @Test
    void listsEveryCodeWithItsMeaningAndRemedy() throws IOException {
        String page = page();
        if (Boolean.getBoolean("kymo.write-docs")) Files.writeString(PAGE, page);
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() {
        String rows = Arrays.stream(ProblemCode.values())
                .map(code -> "| `%s` | %s | %s |\n".formatted(code.wireName(), code.meaning(), code.remedy()))
                .collect(Collectors.joining());
        return """
                # Error codes

                Every error that Kymo shows carries one of these codes. A code never changes its meaning; the message beside it
                says the rule, the value found, where, and what to do. This page is made from `ProblemCode`.

                | code | what has happened | what to do |
                |---|---|---|
                """ + rows;
    }
}
