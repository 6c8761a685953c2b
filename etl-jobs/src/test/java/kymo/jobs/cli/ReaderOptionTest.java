package kymo.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a script reads, without a server. */
class ReaderOptionTest {

    private static final String RECORDS = """
            ODL/2 field recorder
            channel: u [V] voltage
            ---
            @ 001/00:00:00
            u=1

            @ 001/00:00:10
            u=x

            @ nothing

            @ 001/00:00:20
            u=3
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder);
        shell.with("run7.odl", RECORDS.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void saysWhatAScriptReadInAFile() {
        Shell.Ended ended = shell.execute(
                "ingest",
                "./run7.odl",
                "--reader",
                "odd_logger",
                "--reader-param",
                "year=2024",
                "--reader-param",
                "notes=false",
                "--scripts",
                "../scripts/custom");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("3 rows, 2 columns")
                .contains("2024-01-01T00:00:00Z")
                .contains("2 lines or cells could not be read as written:")
                .contains("line 10, the whole line: '@ nothing' a record begins with @");
    }

    @Test
    void processesWhatAScriptRead() throws Exception {
        Shell.Ended ended = shell.execute(
                "run",
                "rolling-mean",
                "--input",
                "./run7.odl",
                "--reader",
                "odd_logger",
                "--reader-param",
                "year=2024",
                "--scripts",
                "../scripts/custom",
                "--param",
                "window=1",
                "--output",
                "./out.csv");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Files.readString(folder.resolve("out.csv"))).isEqualTo("""
                time,u rolling_mean
                2024-01-01T00:00:00Z,1.0
                2024-01-01T00:00:10Z,
                2024-01-01T00:00:20Z,3.0
                """);
    }

    @Test
    void aReaderIsNamedOnceAndKnown() {
        assertThat(shell.execute("ingest", "./run7.odl", "--reader-param", "year=1")
                        .err())
                .contains("--reader-param needs --reader NAME");
        assertThat(shell.execute(
                                "ingest",
                                "./run7.odl",
                                "--reader",
                                "odd_logger",
                                "--option",
                                "reader=odd_logger",
                                "--scripts",
                                "../scripts/custom")
                        .err())
                .contains("--reader and an option named one each");
        assertThat(shell.execute("ingest", "./run7.odl", "--reader", "nobody", "--scripts", "../scripts/custom")
                        .err())
                .contains("there is no script 'nobody'");
        assertThat(shell.execute("ingest", "./run7.odl", "--reader", "lock_in", "--scripts", "../scripts/custom")
                        .err())
                .contains("option 'reader' must name a script that reads files but 'lock_in' is a transform");
    }
}
