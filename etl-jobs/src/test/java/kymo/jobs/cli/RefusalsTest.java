package kymo.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What cannot be done is said in one line, with a code and a telling exit code, and leaves no file. */
class RefusalsTest {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder).with("good.csv", "t,v\n1,1\n2,2\n");
    }

    @Test
    void anEmptyFile() {
        shell.with("empty.csv", "");
        assertRefused(
                run("./empty.csv", "window=3"),
                FAILED,
                "kymo: a file must hold a table but 'empty.csv' has no bytes; upload the file that the instrument wrote"
                        + " [file-empty]");
    }

    @Test
    void aPictureWithTheNameOfATable() {
        shell.with("png.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I'});
        assertRefused(
                run("./png.csv", "window=3"),
                FAILED,
                "kymo: a text file was expected but 'png.csv' is a PNG picture; export the data from the instrument as"
                        + " CSV or text [file-not-text]");
    }

    @Test
    void aQuoteThatIsNeverClosed() {
        shell.with("quote.csv", "a,b\n1,\"2\n3,4\n");
        assertRefused(
                run("./quote.csv", "window=1"),
                FAILED,
                "kymo: a quoted field must be closed but the quote that opens in line 2 never is; close it, or set the"
                        + " option quote to none [quote-unbalanced]");
    }

    @Test
    void aQuoteThatIsNeverClosedBehindWhatTheFirstLookSees() {
        StringBuilder csv = new StringBuilder("a,b\n");
        for (int row = 0; row < 200_000; row++) csv.append(row).append(row == 150_000 ? ",\"2\n" : ",1\n");
        shell.with("quote.csv", csv.toString());
        assertRefused(run("./quote.csv", "window=1"), FAILED, "[quote-unbalanced]");
    }

    @Test
    void aLineOfTenMegabytes() {
        shell.with("long.csv", "a,b\n1," + "7".repeat(10_000_000) + "\n3,4\n");
        assertRefused(run("./long.csv", "window=1"), FAILED, "[line-too-long]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            window=0           | window of rolling-mean must be a whole number, at least 1, but was 0 [parameter-invalid]
            window=abc         | window of rolling-mean must be a number of rows, such as 25, or a length of time in ns, us, ms, s, min, h or d, such as "250ms", but was "abc" [parameter-invalid]
            minPeriods=1       | rolling-mean needs the parameter window, a whole number from 1; give one [parameter-invalid]
            windo=3            | rolling-mean has no parameter 'windo'; it has window, minPeriods, center, step, columns [parameter-unknown]
            window             | value for option '--param' (NAME=VALUE) should be in NAME=VALUE format but was window; see kymo run --help [usage-invalid]
            """)
    void aParameterThatCannotBe(String parameter, String message) {
        assertRefused(run("./good.csv", parameter), WRONG_USAGE, "kymo: " + message);
    }

    @Test
    void aColumnThatIsNotThere() {
        assertRefused(
                run("./good.csv", "window=1", "--param", "columns=v,w"),
                FAILED,
                "kymo: columns must name columns of the dataset but 'w' is none; it has 't' (integer), 'v' (integer)"
                        + " [column-unknown]");
    }

    @Test
    void aWindowBeyondSixteenBlocks() {
        assertThat(run("./good.csv", "window=1048577").code()).isZero();
        assertThat(shell.at("out.csv").toFile().delete()).isTrue();
        assertRefused(
                run("./good.csv", "window=1048578"),
                FAILED,
                "kymo: window must be at most 1048577 rows for this dataset (16 blocks of 65536 rows) but was 1048578;"
                        + " use a smaller window [window-too-large]");
    }

    @Test
    void aFileWithoutNumbers() {
        shell.with("text.csv", "a,b\nfoo,bar\nx,y\n");
        assertRefused(run("./text.csv", "window=1"), FAILED, "[no-numeric-column]");
    }

    @Test
    void aProcessorThatIsNotThere() {
        Shell.Ended ended = shell.execute("run", "rollin", "--input", "./good.csv", "--output", "./out.csv");
        assertRefused(
                ended,
                WRONG_USAGE,
                "kymo: there is no processor 'rollin'; there are: rolling-mean, rolling, exponential-mean, peak-detection, data-quality [processor-unknown]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.txt", "out", "csv"})
    void anOutputWithoutAKnownEnding(String name) {
        Shell.Ended ended = shell.execute("run", "rolling-mean", "--input", "./good.csv", "--output", name);
        assertRefused(
                ended,
                WRONG_USAGE,
                "kymo: an output's name must end in .csv, .json, .ndjson, .parquet, .xlsx but was '%s'; use one of these endings [output-format]"
                        .formatted(name));
    }

    @Test
    void anInputThatIsNoFile() {
        assertRefused(
                run("./missing.csv", "window=1"),
                FAILED,
                "kymo: the input must be a file that can be read but there is none at 'missing.csv'; check the path"
                        + " [input-unreadable]");
        assertThat(shell.at("folder.csv").toFile().mkdir()).isTrue();
        assertRefused(run("./folder.csv", "window=1"), FAILED, "'folder.csv' is a folder; name a file in it");
    }

    @Test
    void anOutputThatIsReadItself() throws Exception {
        Files.createSymbolicLink(shell.at("link.csv"), Path.of("good.csv"));
        Files.createLink(shell.at("twin.csv"), shell.at("good.csv"));
        for (String name : List.of("good.csv", "link.csv", "twin.csv")) {
            assertThat(runTo("./" + name).err())
                    .isEqualTo(("kymo: the output must not be a file that is read but '%s' is 'good.csv';"
                                    + " choose another name [usage-invalid]\n")
                            .formatted(name));
        }
        assertThat(shell.read("good.csv")).isEqualTo("t,v\n1,1\n2,2\n");
    }

    @Test
    void anOutputThatCannotBeWritten() {
        assertThat(shell.at("folder.csv").toFile().mkdir()).isTrue();
        assertThat(runTo("./folder.csv").err())
                .isEqualTo("kymo: the output must be a file but 'folder.csv' is a folder; name a file in it"
                        + " [output-unwritable]\n");
        assertThat(runTo("./none/out.csv").code()).isEqualTo(FAILED);
        assertThat(runTo("./none/out.csv").err()).contains("is none; create it first [output-unwritable]");
        assertThat(runTo("./good.csv/out.csv").code()).isEqualTo(FAILED);
        assertThat(shell.at("folder.csv")).isEmptyDirectory();
    }

    @Test
    void anOlderOutputStaysWhenANewOneCannotBeMade() {
        shell.with("out.csv", "old").with("quote.csv", "a,b\n1,\"2\n");
        assertThat(run("./quote.csv", "window=1").code()).isEqualTo(FAILED);
        assertThat(shell.read("out.csv")).isEqualTo("old");
        assertThat(shell.names()).containsExactly("good.csv", "out.csv", "quote.csv");
    }

    @Test
    void optionsThatAreNone() {
        assertRefused(
                run("./good.csv", "window=1", "--option", "decimal=;"),
                WRONG_USAGE,
                "kymo: option 'decimal' must be one of '.', ',' but was ';'; correct it or leave it out to have it"
                        + " found out [option-invalid]");
        assertRefused(
                run("./good.csv", "window=1", "--params", "./none.json"),
                WRONG_USAGE,
                "kymo: 'none.json' must be a file that holds a JSON object but could not be read"
                        + " (there is no such file); check the path [option-invalid]");
        shell.with("list.json", "[1]");
        assertRefused(
                run("./good.csv", "window=1", "--options", "./list.json"),
                WRONG_USAGE,
                "kymo: 'list.json' must hold a JSON object such as {\"window\": 101} but: holds another JSON value;"
                        + " correct the file [option-invalid]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            smooth                                          | there is no command 'smooth', only run, ingest, script, worker; see kymo --help
            run                                             | missing required parameter: 'PROCESSOR'; see kymo run --help
            run rolling-mean --input ./good.csv             | missing required option: '--output=FILE'; see kymo run --help
            run rolling-mean --input a --output b --theads 2| there is no option '--theads', perhaps --threads was meant; see kymo run --help
            run rolling-mean --input a b --output c         | 'b' is one argument too many; put names with blanks in quotes; see kymo run --help
            run rolling-mean --input a --output b.csv --threads 0 | --threads must be at least 1 but was 0; leave it out to use all cores
            ingest                                          | missing required parameter: 'FILE'; see kymo ingest --help
            """)
    void aCommandLineThatIsNone(String line, String message) {
        assertRefused(shell.execute(line.split(" ", -1)), WRONG_USAGE, "kymo: " + message + " [usage-invalid]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run rolling-mean --json", "ingest --json missing.csv", "--json"})
    void withJsonARefusalIsAnObject(String line) {
        Shell.Ended ended = shell.execute(line.split(" ", -1));
        assertThat(ended.code()).isNotZero();
        assertThat(ended.errLines()).hasSize(1);
        assertThat(JsonMapper.shared().readTree(ended.err()).propertyNames())
                .containsExactly("type", "code", "message");
    }

    @Test
    void aFileInAnotherEncodingThanNamed() {
        shell.with("utf16.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE));
        assertRefused(run("./utf16.csv", "window=1", "--option", "encoding=klingon"), WRONG_USAGE, "[option-invalid]");
    }

    private Shell.Ended run(String input, String parameter, String... more) {
        List<String> line = new ArrayList<>(
                List.of("run", "rolling-mean", "--input", input, "--param", parameter, "--output", "./out.csv"));
        line.addAll(List.of(more));
        return shell.execute(line.toArray(String[]::new));
    }

    private Shell.Ended runTo(String output) {
        return shell.execute("run", "rolling-mean", "--input", "./good.csv", "--param", "window=1", "--output", output);
    }

    private void assertRefused(Shell.Ended ended, int code, String message) {
        assertThat(ended.err()).contains(message).endsWith("]\n");
        assertThat(ended.errLines()).hasSize(1);
        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.out()).isEmpty();
        assertThat(shell.names()).noneMatch(name -> name.startsWith("out.") || name.startsWith(".kymo"));
    }
}
