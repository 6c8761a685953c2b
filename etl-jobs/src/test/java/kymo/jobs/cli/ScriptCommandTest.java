package kymo.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptCommandTest {

    private static final String TIMES = """
        @Script(title = 'Times', description = 'Multiplies.')
        @Param(name = 'column', type = COLUMN)
        @Param(name = 'factor', type = NUMBER, defaultValue = '2', max = 10)
        @Output(name = '{column} times', unit = '{column}')
        Columns process(Rows rows, Params params, Context context) {
            double[] x = rows.doubles(params.column('column'))
            double[] y = new double[rows.size()]
            for (int i = 0; i < y.length; i++) {
                double value = x[rows.from() + i]
                if (value < 0) context.fail('must not be negative', rows.from() + i)
                y[i] = value * params.number('factor')
            }
            return Columns.of(y)
        }
        """;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() throws IOException {
        Files.createDirectory(folder.resolve("lab"));
        shell = new Shell(folder).with("data.csv", "t,u\n1,1\n2,\n3,2.5\n");
    }

    private Shell.Ended script(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "script";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--scripts";
        all[arguments.length + 2] = "./lab";
        return shell.execute(all);
    }

    private Shell.Ended run(String... more) {
        String[] all = {
            "run", "custom", "--script", "times", "--scripts", "./lab", "--input", "./data.csv", "--output", "./out.csv"
        };
        String[] line = java.util.Arrays.copyOf(all, all.length + more.length);
        System.arraycopy(more, 0, line, all.length, more.length);
        return shell.execute(line);
    }

    @Test
    void listSaysWhatThereIsAndWhatIsWrongWithTheRest() {
        shell.with("lab/times.groovy", TIMES)
                .with(
                        "lab/above.groovy",
                        "@Script(title = 'Above')\n"
                                + "Flags process(Rows rows, Params params, Context context) { return new Flags() }")
                .with("lab/broken.groovy", "y = x *")
                .with("lab/Wrong Name.groovy", "y = x")
                .with("lab/notes.txt", "no script");
        Shell.Ended ended = script("list");
        assertThat(ended.code()).isEqualTo(1);
        // how well they are kept in is the machine's
        assertThat(ended.err()).startsWith("Scripts run: hosts are ").hasLineCount(1);
        assertThat(ended.out().lines())
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("above                    check      Above"),
                        line -> assertThat(line)
                                .startsWith(
                                        "broken                   cannot be run: broken.groovy cannot be used: in line"),
                        line -> assertThat(line).isEqualTo("times                    transform  Times"),
                        line -> assertThat(line)
                                .isEqualTo("Wrong Name.groovy        a script's file must be called by small letters,"
                                        + " digits and _, a letter first; rename it"));
    }

    @Test
    void listEndsWellWhereNothingIsWrongOrNothingIsThere() {
        shell.with("lab/times.groovy", TIMES);
        assertThat(script("list").code()).isZero();
        Shell.Ended none = shell.execute("script", "list", "--scripts", "./nowhere");
        assertThat(none.code()).isZero();
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).endsWith("\nThere are no scripts in nowhere; kymo script new NAME begins one.\n");
        assertThat(shell.names()).doesNotContain("nowhere");
    }

    @Test
    void theFolderMayStandBeforeTheCommandToo() {
        assertThat(shell.execute("script", "--scripts", "./nowhere", "list").err())
                .endsWith("\nThere are no scripts in nowhere; kymo script new NAME begins one.\n");
    }

    @Test
    void showSaysWhatAScriptDoesAndTakes() {
        shell.with("lab/times.groovy", TIMES);
        Shell.Ended ended = script("show", "times");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .startsWith("Times\n")
                .containsSubsequence("custom:times", "Multiplies.", "column", "factor");
        assertThat(script("show", "time").err())
                .isEqualTo("kymo: there is no script 'time' in lab; there are: times [processor-unknown]\n");
    }

    @Test
    void newBeginsAScriptThatHoldsItsOwnTestAndIsNotOverwritten() throws IOException {
        Shell.Ended begun = script("new", "gain");
        assertThat(begun.code()).as(begun.err()).isZero();
        assertThat(begun.err()).isEqualTo("lab/gain.groovy is new\nlab/gain.test.json is new\n");
        Shell.Ended tested = script("test", "gain");
        assertThat(tested.out()).isEqualTo("""
            ok      multiplies, and leaves out what is missing
            ok      needs a column that is there
            """);
        assertThat(tested.code()).isZero();

        Files.writeString(shell.at("lab/gain.groovy"), "y = x");
        Shell.Ended again = script("new", "gain");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err())
                .isEqualTo("kymo: lab/gain.groovy is there already; choose another name [usage-invalid]\n");
        assertThat(shell.read("lab/gain.groovy")).isEqualTo("y = x");
    }

    @Test
    void newLeavesNothingWhereOnlyTheTestIsThere() {
        shell.with("lab/gain.test.json", "{}");
        assertThat(script("new", "gain").err())
                .isEqualTo("kymo: lab/gain.test.json is there already; choose another name [usage-invalid]\n");
        assertThat(shell.at("lab/gain.groovy")).doesNotExist();
        assertThat(shell.read("lab/gain.test.json")).isEqualTo("{}");
    }

    @Test
    void newMakesTheFolderUnlessAFileIsInItsPlace() {
        assertThat(shell.execute("script", "new", "gain", "--scripts", "./deep/er")
                        .code())
                .isZero();
        assertThat(shell.at("deep/er/gain.groovy")).exists();
        Shell.Ended inFile = shell.execute("script", "new", "gain", "--scripts", "./data.csv");
        assertThat(inFile.code()).isEqualTo(1);
        assertThat(inFile.err())
                .startsWith("kymo: a script is written into data.csv but that failed (")
                .endsWith("); choose a folder that can be written to [store-failed]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gain", "1st", "a-b", "../gain", "a b"})
    void newWantsAPlainName(String name) {
        Shell.Ended ended = script("new", name);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo(
                        "kymo: a script's name must be small letters, digits and _, a letter first, but was '%s'; choose another [usage-invalid]\n"
                                .formatted(name));
    }

    @Test
    void testSaysOfEachCaseWhetherItHolds() {
        shell.with("lab/times.groovy", TIMES).with("lab/times.test.json", """
            {"cases": [
              {"name": "doubles", "input": {"columns": [{"name": "u", "values": [1, null]}]},
               "parameters": {"column": "u"}, "expected": {"columns": [{"name": "u times", "values": [2, null]}]}},
              {"name": "triples", "input": {"columns": [{"name": "u", "values": [1]}]},
               "parameters": {"column": "u"}, "expected": {"columns": [{"name": "u times", "values": [3]}]}}]}
            """);
        Shell.Ended ended = script("test", "times");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEqualTo("""
            ok      doubles
            failed  triples: 'u times' must be 3.0 in row 0 but was 2.0
            """);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void testNeedsAScriptAndItsCases() {
        shell.with("lab/times.groovy", TIMES);
        assertThat(script("test", "time").err())
                .isEqualTo("kymo: there is no script 'time' in lab; there are: times [processor-unknown]\n");
        assertThat(script("test", "times").err())
                .isEqualTo("kymo: the test of a script stands in lab/times.test.json, which is not there; write it"
                        + " [usage-invalid]\n");
        shell.with("lab/times.test.json", "{");
        assertThat(script("test", "times").err()).startsWith("kymo: lab/times.test.json must hold JSON but does not (");
        shell.with("lab/times.test.json", "{\"cases\": []}").with("lab/times.groovy", "y = x *");
        Shell.Ended broken = script("test", "times");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err())
                .startsWith("kymo: times.groovy")
                .contains("line 1")
                .endsWith("[script-invalid]\n");
        assertThat(shell.execute("script", "test").code()).isEqualTo(2);
    }

    @Test
    void runWritesWhatTheScriptMakesOfTheFile() {
        shell.with("lab/times.groovy", TIMES);
        Shell.Ended ended = run("--param", "column=u", "--param", "factor=3");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(shell.read("out.csv")).isEqualTo("t,u times\n1,3.0\n2,\n3,7.5\n");
    }

    @Test
    void runSaysInWhichLineOfTheFileAScriptHasFailedAndLeavesNoOutput() {
        shell.with("lab/times.groovy", TIMES).with("data.csv", "# by hand\nt,u\n1,1\n\n2,-5\n");
        Shell.Ended ended = run("--param", "column=u");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .isEqualTo("kymo: [line 5 of 'data.csv'] times.groovy failed in line 10 'if (value < 0)"
                        + " context.fail('must not be negative', rows.from() + i)' at row 1 of the dataset (t = 2,"
                        + " u = -5): must not be negative [script-failed]\n");
        assertThat(shell.at("out.csv")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        factor=11           | 2 | factor of custom:times must be
        factor=many         | 2 | factor of custom:times must be a number
        facto=2             | 2 | custom:times has no parameter 'facto'; it has column, factor [parameter-unknown]
        column=w            | 1 | column of custom:times must name a column of the dataset but 'w' is none
        """)
    void runRefusesParametersThatCannotBe(String parameter, int code, String message) {
        shell.with("lab/times.groovy", TIMES);
        String[] given = parameter.startsWith("column")
                ? new String[] {"--param", parameter}
                : new String[] {"--param", "column=u", "--param", parameter};
        Shell.Ended ended = run(given);
        assertThat(ended.err()).contains(message);
        assertThat(ended.code()).isEqualTo(code);
        assertThat(shell.at("out.csv")).doesNotExist();
    }

    @Test
    void runNeedsAScriptThatIsThereAndCompiles() {
        assertThat(run().err())
                .isEqualTo("kymo: there is no script 'times' in lab; there are: none [processor-unknown]\n");
        shell.with("lab/times.groovy", "y = new File('/etc/passwd').length()");
        Shell.Ended forbidden = run();
        assertThat(forbidden.err()).startsWith("kymo: ").contains("line 1").endsWith("[script-forbidden]\n");
        assertThat(forbidden.code()).isEqualTo(1);
        assertThat(shell.execute("run", "custom", "--input", "./data.csv", "--output", "./out.csv")
                        .err())
                .isEqualTo("kymo: custom needs --script NAME; kymo script list says which there are [usage-invalid]\n");
        assertThat(shell.execute(
                                "run", "rolling", "--script", "times", "--input", "./data.csv", "--output", "./out.csv")
                        .err())
                .isEqualTo("kymo: --script goes with custom but the processor was rolling; leave one of them out"
                        + " [usage-invalid]\n");
    }
}
