package kymo.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IngestCommandTest {

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest ./data.csv", "ingest ./data.csv --describe"})
    void printsATableOfWhatWasUnderstood(String line) {
        shell.with("data.csv", """
                Zeit;Temp [°C];Serial;n
                2024-01-01T00:00:00;-1,5;A1;10

                2024-01-01T00:00:01;;A2;200
                2024-01-01T00:00:02;12,25;A3;3000;9
                2024-01-01T00:00:03;2,5;A4;
                """.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        Shell.Ended ended = shell.execute(line.split(" ", -1));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).isEqualTo("""
                windows-1252, CRLF line ends, delimiter ';', decimal ','
                4 rows, 4 columns, names in line 1, data from line 2

                column     type      unit  missing                first                 last   min    max
                Zeit       datetime              0  2024-01-01T00:00:00  2024-01-01T00:00:03
                Temp [°C]  float     °C          1                 -1.5                  2.5  -1.5  12.25
                Serial     string                0  A1                   A4
                n          integer               1                   10                         10   3000

                note: not valid UTF-8 at byte 11; read as windows-1252, set the option encoding if letters come out wrong
                note: lines without a row, being blank, comments or delimiters only: 1
                1 line or cell could not be read as written:
                  line 5, the whole line: '2024-01-01T00:00:02;12,25;A3;3000;9' the line has 5 fields instead of 4
                """);
    }

    @Test
    void printsJsonWithTheSameFacts() {
        shell.with("data.csv", "t,v\n1,1.5\n2,\n");
        Shell.Ended ended = shell.execute("ingest", "./data.csv", "--json");
        assertThat(ended.code()).isZero();
        JsonNode described = JsonMapper.shared().readTree(ended.out());
        assertThat(described.at("/encoding").asString()).isEqualTo("UTF-8");
        assertThat(described.at("/tables/0/row_count").asInt()).isEqualTo(2);
        assertThat(described.at("/tables/0/columns/1/name").asString()).isEqualTo("v");
        assertThat(described.at("/tables/0/columns/1/null_count").asInt()).isEqualTo(1);
    }

    @Test
    void describesEveryFileOfAnArchiveAndSaysWhichAreNone() throws IOException {
        shell.with(
                "set.zip", zip("one.csv", "t,v\n1,1.5\n2,\n", "day/two.csv", "a;b\n1,5;x\n", "logo.png", "\u0089PNG"));
        Shell.Ended ended = shell.execute("ingest", "./set.zip");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("one.csv\n2 rows, 2 columns", "day/two.csv\n1 row, 2 columns", "no table: logo.png (");
        JsonNode described = JsonMapper.shared()
                .readTree(shell.execute("ingest", "./set.zip", "--json").out());
        assertThat(described.at("/compression").asString()).isEqualTo("zip");
        assertThat(described.at("/tables/0/member").asString()).isEqualTo("one.csv");
        assertThat(described.at("/tables/1/member").asString()).isEqualTo("day/two.csv");
        assertThat(described.at("/tables/1/delimiter").asString()).isEqualTo(";");
        assertThat(described.at("/problems/0/member").asString()).isEqualTo("logo.png");
        assertThat(described.at("/problems/0/code").asString()).isEqualTo("file-not-text");
    }

    @Test
    void oneFileOfAnArchiveIsChosenByName() throws IOException {
        shell.with("set.zip", zip("one.csv", "t,v\n1,1.5\n2,\n", "day/two.csv", "a;b\n1,5;x\n"));
        Shell.Ended ended = shell.execute("ingest", "./set.zip", "--json", "--option", "member=day/two.csv");
        JsonNode described = JsonMapper.shared().readTree(ended.out());
        assertThat(described.path("tables")).hasSize(1);
        assertThat(described.at("/delimiter").asString()).isEqualTo(";");
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void optionsSayHowToReadAFile() {
        shell.with("data.csv", "a;b\n1,5;x\n-999;y\n2,5;NA\n");
        Shell.Ended ended = shell.execute(
                "ingest",
                "./data.csv",
                "--json",
                "--option",
                "missing=-999,NA",
                "--option",
                "types={\"b\": \"string\"}",
                "--option",
                "delimiter=;");
        assertThat(ended.code()).as(ended.err()).isZero();
        JsonNode columns = JsonMapper.shared().readTree(ended.out()).at("/tables/0/columns");
        assertThat(columns.at("/0/null_count").asInt()).isEqualTo(1);
        assertThat(columns.at("/0/min").asDouble()).isEqualTo(1.5);
        assertThat(columns.at("/1/null_count").asInt()).isEqualTo(1);
    }

    @Test
    void aFileWithoutRowsIsDescribedToo() {
        shell.with("data.csv", "a,b\n");
        assertThat(shell.execute("ingest", "./data.csv").out())
                .contains("0 rows, 2 columns, names in line 1\n")
                .contains("note: the file holds a header and no row\n");
    }

    @Test
    void aCellCannotSpeakToTheScreen() {
        StringBuilder csv = new StringBuilder("n\n");
        for (int row = 0; row < 30_000; row++) csv.append(row == 25_000 ? "\u001b[2Jx\n" : row + "\n");
        shell.with("data.csv", csv.toString());
        Shell.Ended ended = shell.execute("ingest", "./data.csv");
        assertThat(ended.out()).contains("could not be read").doesNotContain("\u001b");
    }
}
