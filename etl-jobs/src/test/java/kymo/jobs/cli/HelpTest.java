package kymo.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    private final Shell shell = new Shell(Path.of("."));

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "run --help", "ingest --help", "script --help", "script list --help", "worker --help"})
    void fitsAScreenOfEightyColumnsAndEndsWell(String line) {
        Shell.Ended ended = shell.execute(line.split(" ", -1));
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().lines()).allMatch(text -> text.length() <= 80).isNotEmpty();
    }

    @Test
    void ofRunNamesEveryProcessorWithItsParameters() {
        assertThat(shell.execute("run", "--help").out()).contains("""
                Processors and their parameters:
                  rolling-mean: Averages every chosen column over a window of rows or of time
                      that moves along the dataset.
                    window     A number of rows, or a length of time such as 250ms, 5s, 1min.
                               At most 16 blocks of the dataset. (integer or string, needed)
                """);
    }

    @Test
    void examplesAreNotBroken() {
        assertThat(shell.execute("run", "--help").out()).contains("""
                  kymo run rolling-mean --input data.csv --param window=101 --output out.csv
                  kymo run rolling-mean --input data.txt --option decimal=, \\
                           --param window=7 --param columns=temp,rh --output out.parquet
                """);
    }

    @Test
    void isTheAnswerToACommandLineWithoutACommandThoughItIsNoGoodOne() {
        Shell.Ended ended = shell.execute();
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("Usage: kymo (run | ingest | script | worker) ...");
    }

    @Test
    void ofScriptNamesItsCommandsAndTheFolder() {
        assertThat(shell.execute("script", "--help").out())
                .contains("--scripts=DIR")
                .contains("scripts/custom by")
                .contains("  list  Says", "  test  Holds", "  new   Begins")
                .containsSubsequence("Commands:", "Examples:", "kymo script new spike_repair");
        Shell.Ended alone = shell.execute("script");
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.err()).startsWith("Usage: kymo script");
    }

    @Test
    void aVersionIsToldEvenWhenNothingIsPackaged() {
        assertThat(shell.execute("--version").out()).isEqualTo("kymo (not packaged)\n");
    }
}
