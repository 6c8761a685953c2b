package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every example of the page about scripts compiles, and gives what the page says. */
class ReferencePageTest {

    private static final Path PAGE = Path.of("../docs/reference/scripts.md");
    private static final Pattern EXAMPLE = Pattern.compile("```groovy\n(.*?)```\n\n(Gives [^\n]*)?", Pattern.DOTALL);
    private static final Pattern GIVEN = Pattern.compile("`([^`]+)` = ([-0-9., a-z]+?)(?= and `|\\.$)");

    private static Workbench bench;

    @BeforeAll
    static void begin() {
        bench = Workbench.open();
        bench.dataset(
                        "t [s], x [V], n",
                        DoubleColumn.of(0, 1, 2, 3, 4, 5),
                        DoubleColumn.of(1, Double.NaN, 3, -4, 5, 6),
                        LongColumn.of(10, 20, 30, 40, 50, 60))
                .blocks(4);
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    @TestFactory
    Stream<DynamicTest> examples() throws Exception {
        Matcher examples = EXAMPLE.matcher(Files.readString(PAGE));
        return examples.results()
                .map(example -> DynamicTest.dynamicTest(
                        example.group(1).lines().findFirst().orElseThrow(),
                        () -> check(example.group(1), example.group(2))));
    }

    private static void check(String script, String told) {
        if (told == null) {
            bench.session().declare(Workbench.NAME, script);
            return;
        }
        Workbench.Result result = bench.run(script);
        Matcher given = GIVEN.matcher(told);
        int columns = 0;
        while (given.find()) {
            double[] expected = Arrays.stream(given.group(2).split(", ", -1))
                    .mapToDouble(value -> value.equals("missing") ? Double.NaN : Double.parseDouble(value))
                    .toArray();
            Column column = result.column(given.group(1));
            assertThat(DoubleColumn.widened(column).values()).as(given.group(1)).containsExactly(expected);
            columns++;
        }
        assertThat(columns).as("columns in '%s'", told).isEqualTo(told.split("` = ", -1).length - 1);
    }
}
