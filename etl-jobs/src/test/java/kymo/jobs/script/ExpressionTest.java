package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.Validity;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.ParameterType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts of a line or two, for each row. */
class ExpressionTest {

    private static final double NONE = Double.NaN;

    private static Workbench bench;

    @BeforeAll
    static void begin() {
        bench = Workbench.open();
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "y = x * 2#2,NaN,-6",
                "y = x + 1 / 2#1.5,NaN,-2.5",
                "y = x ** 2#1,NaN,9",
                "y = -x#-1,NaN,3",
                "y = sqrt(abs(x)) + Math.max(x, 0)#2,NaN,1.7320508075688772",
                "y = pow(x, 2) + PI * 0#1,NaN,9",
                "y = x > 0 ? 1 : 0#1,0,0",
                "y = isMissing(x) ? -1 : x#1,-1,-3",
                "if (x > 0) { y = 1 } else { y = x }#1,NaN,-3",
                "if (x > 0) y = 1#1,NaN,NaN",
                "y = x == x ? 1 : 2#1,2,1",
                "y = x % 2 + x * 0.1#1.1,NaN,-1.3",
                "double half = x / 2; y = half + half#1,NaN,-3",
                "def twice = x * 2; twice += 1; y = twice#3,NaN,-5",
                "y = x; y *= 10; y -= 1#9,NaN,-31",
                "y = x < 0 && x > -10 || x == 1 ? 5 : 6#5,6,5",
                "y = n + x#11,NaN,NaN",
                "y = MISSING#NaN,NaN,NaN"
            })
    void isComputedInEachRow(String script, String expected) {
        bench.dataset(
                "t, x, n",
                DoubleColumn.of(0, 1, 2),
                DoubleColumn.of(1, NONE, -3),
                LongColumn.of(new long[] {10, 20, 0}, Validity.of(new long[] {0b011})));
        double[] values = java.util.Arrays.stream(expected.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(bench.run(script).doubles("y")).containsExactly(values);
    }

    @Test
    void whatIsAssignedIsAnOutputAndWhatIsReadAColumn() {
        bench.dataset("t, U [V], I [A]", DoubleColumn.of(0, 1), DoubleColumn.of(2, 4), DoubleColumn.of(0.5, 2));
        Workbench.Result result = bench.run("""
                // power and resistance
                R = U / I
                P = U * I
                U = U * 1000
                """);
        assertThat(result.names()).containsExactly("t", "R", "P", "U");
        assertThat(result.doubles("R")).containsExactly(4, 2);
        assertThat(result.doubles("P")).containsExactly(1, 8);
        assertThat(result.doubles("U")).containsExactly(2_000, 4_000);
    }

    @Test
    void anotherColumnCanBeChosenForAName() {
        bench.dataset("t, channel 1", DoubleColumn.of(0, 1), DoubleColumn.of(2, 4));
        assertThat(bench.run("y = x * 2", "{'x': 'channel 1'}").doubles("y")).containsExactly(4, 8);
        assertThatThrownBy(() -> bench.run("y = x * 2"))
                .hasMessage(
                        "x of custom:under_test must name a column of the dataset but 'x' is none; it has 't' (float), 'channel 1' (float)");
    }

    private static final String DECLARED = """
            @Script(title = 'Kelvin', description = 'From degrees.')
            @Output(name = 'T', unit = 'K')
            double kelvin = celsius + offset

            @Param(min = 200, max = 300, unit = 'K', help = 'What is added.') double offset = 273.15
            @Param(type = CHOICE, options = ['up', 'down'], defaultValue = 'up') String direction
            @Param(type = FLAG) boolean doubled = false
            @Param(type = INTEGER) long times = 1
            @Param(type = COLUMN, defaultValue = 'temp') double celsius
            @Output(unit = '{celsius}') double turned = direction == 'up' ? celsius : -celsius
            if (doubled) turned = turned * 2
            turned = turned * times
            """;

    @Test
    void declarationsSayWhatANameIs() {
        Declaration declaration = bench.session().declare(Workbench.NAME, DECLARED);
        assertThat(declaration.title()).isEqualTo("Kelvin");
        assertThat(declaration.description()).isEqualTo("From degrees.");
        assertThat(declaration.parameters())
                .extracting(parameter -> parameter.name() + " " + parameter.type() + " " + parameter.usual())
                .containsExactlyInAnyOrder(
                        "offset NUMBER 273.15",
                        "direction CHOICE \"up\"",
                        "doubled FLAG false",
                        "times INTEGER 1",
                        "celsius COLUMN \"temp\"");
        assertThat(declaration.parameters())
                .filteredOn(parameter -> parameter.type() == ParameterType.NUMBER)
                .singleElement()
                .satisfies(offset -> {
                    assertThat(offset.least()).isEqualTo(200);
                    assertThat(offset.most()).isEqualTo(300);
                    assertThat(offset.unit()).isEqualTo("K");
                    assertThat(offset.help()).isEqualTo("What is added.");
                });
        bench.dataset("t, temp [degC]", DoubleColumn.of(0, 1), DoubleColumn.of(20, NONE));
        Workbench.Result result =
                bench.run(DECLARED, "{'direction': 'down', 'doubled': true, 'times': 3, 'offset': 273}");
        assertThat(result.names()).containsExactly("t", "T", "turned");
        assertThat(result.unit("T")).isEqualTo("K");
        assertThat(result.unit("turned")).isEqualTo("degC");
        assertThat(result.doubles("T")).containsExactly(293, NONE);
        assertThat(result.doubles("turned")).containsExactly(-120, NONE);
    }

    @Test
    void anErrorTellsTheLineTheRowAndItsValues() {
        bench.dataset("t [s], x [V]", DoubleColumn.of(0, 1, 2), DoubleColumn.of(4, 5, 6))
                .blocks(2);
        assertThatThrownBy(() -> bench.run("""
                        // the third row is too high
                        y = x
                        if (x > 5) y = Math.multiplyExact((long) x, 4611686018427387904L)
                        """))
                .hasMessage(
                        "under_test.groovy failed in line 3 'if (x > 5) y = Math.multiplyExact((long) x, 4611686018427387904L)' at row 2 of the dataset (t = 2.0, x = 6.0): long overflow (ArithmeticException); correct the script or choose other parameters");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "x * 2#'under_test.groovy cannot be used: in line 1, column 1 ''x * 2'', a script without a method process consists of assignments such as y = x * 2, and if and else around them, but this gives its value no name; write y = in front of it; correct the script'",
                "double y = x#'under_test.groovy cannot be used: in line 1, column 1 ''double y = x'', a script without a method process consists of assignments such as y = x * 2, and if and else around them, but nothing is assigned here; write y = … without a type, or @Output before it; correct the script'",
                "while (x > 0) y = 1#'under_test.groovy cannot be used: in line 1, column 1 ''while (x > 0) y = 1'', a script without a method process consists of assignments such as y = x * 2, and if and else around them, but this is something else; write a method process for more; correct the script'",
                "@Param double k = 2; k = 3#'under_test.groovy cannot be used: in line 1, column 22 ''@Param double k = 2; k = 3'', ''k'' is a parameter and cannot be assigned; use another name; correct the script'",
                "@Param(type = COLUMNS) double k; y = k#'under_test.groovy cannot be used: in line 1, column 1 ''@Param(type = COLUMNS) double k; y = k'', a parameter of an expression has one value in a row, so it cannot be COLUMNS; write a method process for that; correct the script'",
                "y = [x].collect { it }[0]#'under_test.groovy cannot be used: in line 1, column 17 ''y = [x].collect { it }[0]'', a script without a method process consists of assignments such as y = x * 2, and if and else around them; closures are for a method process; correct the script'"
            })
    void whatIsNoAssignmentIsRefused(String script, String message) {
        assertThatThrownBy(() -> bench.session().declare(Workbench.NAME, script))
                .hasMessage(message);
    }
}
