package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scientist reads when a script fails, or gives what is no result. The host goes on with the next script. */
class RunErrorsTest {

    private static final String HEAD = """
            @Param(name = 'x', type = COLUMN, defaultValue = 'x')
            @Output(name = 'y')
            @Output(name = 'n', type = INTEGER)
            Columns process(Rows rows, Params params, Context context) {
                double[] y = new double[rows.size()]
                long[] n = new long[rows.size()]
            """;

    private static Workbench bench;

    @BeforeAll
    static void begin() {
        bench = Workbench.open();
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    @BeforeEach
    void rows() {
        bench.dataset("t [s], x [V]", DoubleColumn.of(0, 0.5, 1, 1.5), DoubleColumn.of(1, Double.NaN, 3, 4))
                .blocks(2);
    }

    private static ProblemException failed(String script) {
        return catchThrowableOfType(ProblemException.class, () -> bench.run(script));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "return null#: process must return its result but returned null; end it with a return, such as return Columns.of(y); correct the script",
                "return Columns.of(y)#: process must return a column for each of its 2 outputs (y, n) but returned 1; correct the script",
                "return Columns.of(y).with(n).with(n)#: process must return a column for each of its 2 outputs (y, n) but returned 3; correct the script",
                "return Columns.of(new double[3]).with(n)#: the column 'y' must have as many rows as the block, rows.size() = 2, but has 3; correct the script",
                "return Columns.of(rows.doubles('x')).with(new long[0])#: the column 'n' must have as many rows as the block, rows.size() = 2, but has 0; correct the script",
                "return Columns.of(y).with(y)#: the output 'n' is of type integer and must be a long[] but was a double[]; correct the script",
                "return Columns.of(y).with((long[]) null)#: the output 'n' is of type integer and must be a long[] but was null; correct the script",
                "String[] s = ['a', 'b']; return Columns.of(s).with(n)#: the output 'y' is of type float and must be a double[] but was a String[]; correct the script"
            })
    void aResultOfAnotherShapeIsRefused(String end, String message) {
        ProblemException problem = failed(HEAD + end + "\n}");
        assertThat(problem).hasMessage("under_test.groovy failed within rows 0 to 1" + message);
        assertThat(problem.code()).isEqualTo(ProblemCode.SCRIPT_FAILED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "y[rows.size()] = 1# within rows 0 to 1: Index 2 out of bounds for length 2 (ArrayIndexOutOfBoundsException); correct the script or choose other parameters",
                "throw new IllegalStateException('odd')# within rows 0 to 1: odd (IllegalStateException); correct the script or choose other parameters",
                "throw new ArithmeticException()# within rows 0 to 1: ArithmeticException; correct the script or choose other parameters",
                "context.fail('the signal is empty')# within rows 0 to 1: the signal is empty",
                "context.fail('no value here', 1)# at row 1 of the dataset (t = 0.5, x = missing): no value here",
                "String s = null; s.length()# within rows 0 to 1: Cannot invoke \"String.length()\" because \"s\" is null (NullPointerException); correct the script or choose other parameters",
                "rows.doubles('z')# within rows 0 to 1: there is no column 'z' here; a script sees the axis and the columns that its parameters name: t, x; correct the script or choose other parameters",
                "params.number('x')# within rows 0 to 1: the parameter 'x' is declared COLUMN, so it cannot be asked for as NUMBER; correct the script or choose other parameters",
                "params.number('k')# within rows 0 to 1: there is no parameter 'k'; the script declares x; correct the script or choose other parameters",
                "context.state().put('a', 1.0)# within rows 0 to 1: a script that remembers something from block to block must say @Script(stateful = true), but this one puts 'a' without; correct the script or choose other parameters",
                "context.state().number('a')# within rows 0 to 1: nothing is remembered as 'a'; put it there in start, or say what it is when absent; correct the script or choose other parameters",
                "rows.texts('x')# within rows 0 to 1: the column 'x' must hold texts but is of type float; choose another column; correct the script or choose other parameters",
                "int a = 0; int b = 1.intdiv(a)# within rows 0 to 1: / by zero (ArithmeticException); correct the script or choose other parameters"
            })
    void aFailureTellsLineRowValuesAndCause(String statement, String message) {
        ProblemException problem = failed(HEAD + "    " + statement + "\nreturn Columns.of(y).with(n)\n}");
        assertThat(problem).hasMessage("under_test.groovy failed in line 7 '" + statement + "'" + message);
        assertThat(problem.code()).isEqualTo(ProblemCode.SCRIPT_FAILED);
        assertThat(problem.pointer()).isEqualTo("/7");
    }

    @Test
    void theLineIsFoundWithinClosuresAndOtherMethods() {
        assertThat(failed("""
                        @Output(name = 'y')
                        Columns process(Rows rows, Params params, Context context) {
                            [1, 2].each { int i ->
                                deeper(i)
                            }
                            return null
                        }
                        void deeper(int i) {
                            if (i > 1) throw new IllegalArgumentException('i is ' + i)
                        }
                        """))
                .hasMessageStartingWith(
                        "under_test.groovy failed in line 9 'if (i > 1) throw new IllegalArgumentException('i is ' + i)' within rows 0 to 1: i is 2");
    }

    @Test
    void theLaterBlocksRowsAreThoseOfTheDataset() {
        assertThat(
                        failed(
                                HEAD
                                        + "    if (rows.firstRow() == 2) context.fail('here', rows.from() + 1)\n return Columns.of(y).with(n)\n}"))
                .hasMessageContaining(" at row 3 of the dataset (t = 1.5, x = 4.0): here");
    }

    @Test
    void recursionWithoutEndIsAFailureOfTheScript() {
        assertThat(
                        failed(
                                "@Output(name = 'y') Columns process(Rows rows, Params params, Context context) { return again(1) }\nColumns again(int i) { return again(i + 1) }"))
                .hasMessageStartingWith(
                        "under_test.groovy failed in line 2 'Columns again(int i) { return again(i + 1) }' within rows 0 to 1: it calls itself too deeply");
        assertThat(bench.run("y = x").doubles("y")).hasSize(4);
    }

    @Test
    void theLastLinesOfTheLogAreTold() {
        ProblemException problem = failed(
                HEAD
                        + "    for (int i = 0; i < 5; i++) context.log('step ' + i)\n    context.fail('stopped')\n return null\n}");
        assertThat(problem).hasMessageEndingWith(": stopped; it had logged 'step 2' and 'step 3' and 'step 4'");
        assertThat(bench.session().log()).endsWith("step 3", "step 4");
    }

    @Test
    void aLogOfAnyLengthIsKeptInPart() {
        Workbench own = bench;
        own.run(HEAD + """
                            for (int i = 0; i < 100_000; i++) println 'line ' + i
                            print 'x' * 10_000
                            println ''
                            return Columns.of(y).with(n)
                        }
                        """);
        assertThat(own.session().log()).hasSizeLessThanOrEqualTo(201);
        assertThat(own.session().log())
                .last()
                .asString()
                .hasSize(501)
                .startsWith("xxx")
                .endsWith("x…");
        assertThat(own.session().log()).anyMatch(line -> line.matches("\\[… [0-9,]+ lines …]"));
    }

    @Test
    void aResultThatIsTooLargeIsRefused() {
        assertThat(failed("""
                        @Output(name = 'y', type = TEXT)
                        Columns process(Rows rows, Params params, Context context) {
                            String[] y = new String[rows.size()]
                            Arrays.fill(y, 'x' * 34_000_000)
                            return Columns.of(y)
                        }
                        """))
                .hasMessage(
                        "under_test.groovy failed within rows 0 to 1: the result of a block may have at most 67,108,864 bytes but has 68,000,021; make less of it; correct the script");
    }

    @Test
    void stretchesMustLieInTheDataset() {
        String script = """
                @Output(name = 'v')
                Stretches process(Rows rows, Params params, Context context) {
                    return new Stretches().add(%s)
                }
                """;
        assertThat(failed(script.formatted("1, 4, 'x', 1.0")))
                .hasMessageContaining(
                        "a stretch must go from a row of the dataset (0 to 3) to one that is not before it, but goes from 1 to 4; rows.number(i) tells the number of a row that is seen");
        assertThat(failed(script.formatted("2, 1, 'x', 1.0"))).hasMessageContaining("but goes from 2 to 1");
        assertThat(failed(script.formatted("1, 1, 'x'")))
                .hasMessageContaining(
                        "a stretch must have a value for each of the 1 outputs but the one from row 1 has 0");
        assertThat(
                        failed(
                                "Flags process(Rows rows, Params params, Context context) { return new Flags().flag('x', 't', 0, 0, 7) }"))
                .hasMessageContaining("a flag must be Flags.PASS, NOT_EVALUATED, SUSPECT, FAIL or MISSING but was 7");
    }

    @Test
    void aStateThatIsTooLargeIsRefused() {
        bench.run("""
                @Script(stateful = true)
                @Output(name = 'y')
                Columns process(Rows rows, Params params, Context context) {
                    context.state().put('all', new double[600_000])
                    return Columns.of(new double[rows.size()])
                }
                """);
        assertThatThrownBy(() -> bench.session().state())
                .hasMessage(
                        "under_test.groovy failed: what a script remembers may have at most 4,194,304 bytes but has 4,800,020; remember less, or use a halo; correct the script");
    }

    @Test
    void valuesOfEveryTypeAreTold() {
        bench.dataset("t, s", DoubleColumn.of(1), TextColumn.of(Arrays.asList("a 'long' text")));
        assertThat(
                        failed(
                                "@Param(name = 's', type = ANY_COLUMN, defaultValue = 's') @Output(name = 'y') Columns process(Rows rows, Params params, Context context) { throw context.fail('no', 0) }"))
                .hasMessageContaining("at row 0 of the dataset (t = 1.0, s = 'a 'long' text'): no");
    }
}
