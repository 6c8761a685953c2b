package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import org.junit.jupiter.api.Test;

/** The first of the scripts that come with the product. */
class ExampleTest {

    private static final Path SCRIPT = Path.of("../scripts/custom/example_custom_processor.groovy");

    @Test
    void multipliesAColumnOfNumbersAndRefusesAnyOther() throws Exception {
        String script = Files.readString(SCRIPT);
        try (Workbench bench = Workbench.open()) {
            bench.dataset(
                    "t [s], x [V], n, s",
                    DoubleColumn.of(0, 1, 2),
                    DoubleColumn.of(1, Double.NaN, 3),
                    LongColumn.of(4, 5, 6),
                    TextColumn.of(List.of("a", "b", "c")));
            Workbench.Result result = bench.run(script, "{'target_column': 'x', 'multiplier': 0.5}");
            assertThat(result.names()).containsExactly("t", "x multiplied");
            assertThat(result.unit("x multiplied")).isEqualTo("V");
            assertThat(result.doubles("x multiplied")).containsExactly(0.5, Double.NaN, 1.5);
            assertThat(bench.run(script, "{'target_column': 'n'}").doubles("n multiplied"))
                    .containsExactly(8, 10, 12);
            assertThatThrownBy(() -> bench.run(script, "{'target_column': 'U'}"))
                    .hasMessage(
                            "target_column of custom:under_test must name a column of the dataset but 'U' is none; it has 't' (float), 'x' (float), 'n' (integer), 's' (string)");
            assertThatThrownBy(() -> bench.run(script, "{'target_column': 's'}"))
                    .hasMessage(
                            "target_column of custom:under_test must be a numeric column but 's' is of type string; choose another or ingest it with another type");
            assertThatThrownBy(() -> bench.run(script))
                    .hasMessage("custom:under_test needs the parameter target_column (a column's name); give one");
        }
    }
}
