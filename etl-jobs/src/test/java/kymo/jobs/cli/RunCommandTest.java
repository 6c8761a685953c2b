package kymo.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kymo.jobs.batch.Partitions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunCommandTest {

    private static final int ROWS = 2_000;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder);
    }

    @Test
    void readsTheFileOfAnArchiveThatIsNamedAndAsksForItOtherwise() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("a.csv", "b.csv")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("t,u\n1,2\n2,4\n3,6\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        shell.with("set.zip", bytes.toByteArray());
        Shell.Ended asked = shell.execute(
                "run", "rolling-mean", "--input", "./set.zip", "--param", "window=2", "--output", "./out.csv");
        assertThat(asked.code()).isEqualTo(1);
        assertThat(asked.err())
                .contains(
                        "the option member must name one of 2 files in 'set.zip' but is missing; set it to 'a.csv', 'b.csv'")
                .contains("[member-needed]");
        Shell.Ended ended = shell.execute(
                "run",
                "rolling-mean",
                "--input",
                "./set.zip",
                "--option",
                "member=b.csv",
                "--param",
                "window=2",
                "--output",
                "./out.csv");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(shell.read("out.csv")).isEqualTo("t,u rolling_mean\n1,\n2,3.0\n3,5.0\n");
    }

    @Test
    void writesTheMeansOfEveryNumericColumnBesideTheAxis() {
        double[] temperature = noise(1);
        double[] pressure = noise(2);
        StringBuilder csv = new StringBuilder("time,temp [°C],note,p\n");
        for (int row = 0; row < ROWS; row++)
            csv.append("2024-01-%02dT%02d:%02d:00Z,%s,text %d,%s\n"
                    .formatted(
                            1 + row / 1440, row / 60 % 24, row % 60, cell(temperature[row]), row, cell(pressure[row])));
        shell.with("data.csv", csv.toString());

        Shell.Ended ended = shell.execute(
                "run", "rolling-mean", "--input", "./data.csv", "--param", "window=7", "--output", "./out.csv");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).isEqualTo("out.csv written: 2,000 rows, 3 columns\n");
        List<String> out = shell.read("out.csv").lines().toList();
        assertThat(out.get(0)).isEqualTo("time,temp [°C] rolling_mean,p rolling_mean");
        assertThat(out).hasSize(ROWS + 1);
        assertThat(out.get(1442)).startsWith("2024-01-02T00:01:00Z,");
        for (int row = 0; row < ROWS; row++) {
            List<String> cells = List.of(out.get(row + 1).split(",", -1));
            assertMean(cells.get(1), temperature, row, 7);
            assertMean(cells.get(2), pressure, row, 7);
        }
    }

    @Test
    void takesParametersAndOptionsFromFilesAndFromTheLineWhichWins() {
        shell.with("data.txt", "t;v;w\n1;1,5;1\n2;2,5;x\n3;-99;1\n4;4,5;1\n")
                .with("params.json", "{\"window\": 3, \"minPeriods\": 1, \"columns\": [\"w\"]}")
                .with("options.json", "{\"delimiter\": \";\", \"missing\": [\"-1\"]}");
        Shell.Ended ended = shell.execute(
                "run",
                "rolling-mean",
                "--input",
                "./data.txt",
                "--params",
                "./params.json",
                "--param",
                "window=2",
                "--param",
                "columns=v",
                "--options",
                "./options.json",
                "--option",
                "missing=-99,NA",
                "--option",
                "decimal=,",
                "--output",
                "./out.csv");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(shell.read("out.csv")).isEqualTo("t,v rolling_mean\n1,1.5\n2,2.0\n3,2.5\n4,4.5\n");
    }

    @Test
    void rollingComputesTheStatisticThatIsAskedFor() {
        shell.with("data.csv", "t,v [m/s]\n1,1\n2,4\n3,\n4,2\n");
        Shell.Ended ended = shell.execute(
                "run",
                "rolling",
                "--input",
                "./data.csv",
                "--param",
                "statistic=var",
                "--param",
                "window=2",
                "--param",
                "closed=both",
                "--output",
                "./out.csv");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(shell.read("out.csv")).isEqualTo("t,v [m/s] rolling_var\n1,\n2,4.5\n3,4.5\n4,2.0\n");
    }

    @Test
    void dataQualityTellsEveryRunOfEqualFlags() {
        shell.with("data.csv", "t,v\n1,1\n2,4\n3,\n4,20\n5,2\n");
        Shell.Ended ended = shell.execute(
                "run",
                "data-quality",
                "--input",
                "./data.csv",
                "--param",
                "gross_range={\"fail\": [0, 10]}",
                "--param",
                "isolated=false",
                "--output",
                "./out.csv");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(shell.read("out.csv").lines().filter(line -> line.contains("gross_range")))
                .containsExactly(
                        "0,1,1,2,v,gross_range,1",
                        "2,2,3,3,v,gross_range,9",
                        "3,3,4,4,v,gross_range,4",
                        "4,4,5,5,v,gross_range,1");
        assertThat(shell.read("out.csv"))
                .startsWith("from_row,to_row,t,t end,column,test,flag\n")
                .contains(",rollup,");
    }

    @Test
    void aQualityGateThatFailsLeavesNoOutput() {
        shell.with("data.csv", "t,v\n1,1\n2,4\n3,5\n4,20\n");
        Shell.Ended ended = shell.execute(
                "run",
                "data-quality",
                "--input",
                "./data.csv",
                "--param",
                "gross_range={\"fail\": [0, 10]}",
                "--param",
                "gate={\"action\": \"fail\", \"minScore\": 95}",
                "--output",
                "./out.csv");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .contains("the gate asks for a score of 95 but 'data.csv' has 87.50")
                .contains("[quality-gate]");
        assertThat(shell.names()).containsExactly("data.csv");
    }

    @Test
    void columnsAreAListOrJsonAndKeepTheirOrder() {
        shell.with("data.csv", "t,\"a, b\",c=d,e\n1,1,2,3\n2,4,5,6\n");
        assertThat(shell.execute(
                                "run",
                                "rolling-mean",
                                "--input",
                                "./data.csv",
                                "--param",
                                "window=1",
                                "--param",
                                "columns=e, c=d",
                                "--output",
                                "./list.csv")
                        .code())
                .isZero();
        assertThat(shell.read("list.csv")).isEqualTo("t,e rolling_mean,c=d rolling_mean\n1,3.0,2.0\n2,6.0,5.0\n");
        assertThat(shell.execute(
                                "run",
                                "rolling-mean",
                                "--input",
                                "./data.csv",
                                "--param",
                                "window=1",
                                "--param",
                                "columns=[\"a, b\"]",
                                "--output",
                                "./json.csv")
                        .code())
                .isZero();
        assertThat(shell.read("json.csv")).isEqualTo("t,\"a, b rolling_mean\"\n1,1.0\n2,4.0\n");
    }

    @Test
    void everyFormHoldsTheSameRows() throws SQLException {
        shell.with("data.csv", "t,v\n1,0.1\n2,\n3,-Infinity\n4,1e300\n5,0.2\n");
        for (String form : List.of("csv", "json", "ndjson", "parquet"))
            assertThat(run("./data.csv", "./out." + form, "window=2", "--param", "minPeriods=1")
                            .code())
                    .isZero();
        List<String> rows = shell.read("out.csv").lines().skip(1).toList();
        assertThat(rows).containsExactly("1,0.1", "2,0.1", "3,", "4,1.0E300", "5,5.0E299");
        List<JsonNode> objects = JsonMapper.shared()
                .readTree(shell.read("out.json"))
                .valueStream()
                .toList();
        assertThat(objects)
                .extracting(row -> row.get("t").asString() + ","
                        + (row.get("v rolling_mean").isNull()
                                ? ""
                                : row.get("v rolling_mean").doubleValue()))
                .containsExactlyElementsOf(rows);
        assertThat(shell.read("out.ndjson").lines().map(JsonMapper.shared()::readTree))
                .containsExactlyElementsOf(objects);
        assertThat(parquet("out.parquet")).containsExactlyElementsOf(rows);
    }

    @Test
    void replacesAnOlderOutputAndGoesThroughALink() throws IOException {
        shell.with("dätä 1.csv", "t,v\n1,1\n2,2\n").with("real.csv", "old");
        Files.createSymbolicLink(shell.at("link.csv"), Path.of("real.csv"));
        assertThat(run("./dätä 1.csv", "./link.csv", "window=1").code()).isZero();
        assertThat(shell.read("real.csv")).isEqualTo("t,v rolling_mean\n1,1.0\n2,2.0\n");
        assertThat(shell.at("link.csv")).isSymbolicLink();
        assertThat(shell.names()).containsExactly("dätä 1.csv", "link.csv", "real.csv");
    }

    @Test
    void aHeaderAloneGivesAHeaderAndAWarning() {
        shell.with("data.csv", "a,b\n");
        Shell.Ended ended = run("./data.csv", "./out.csv", "window=3");
        assertThat(ended.code()).isZero();
        assertThat(ended.err())
                .isEqualTo("note: the file holds a header and no row\nout.csv written: 0 rows, 2 columns\n");
        assertThat(shell.read("out.csv")).isEqualTo("a rolling_mean,b rolling_mean\n");
    }

    @Test
    void saysWhatCouldNotBeRead() {
        StringBuilder csv = new StringBuilder("t,v\n");
        for (int row = 0; row < 5_000; row++) csv.append(row).append(row == 3_000 ? ",x\n" : ",1\n");
        shell.with("data.csv", csv.append("5000,1,2\n").toString());
        assertThat(run("./data.csv", "./out.csv", "window=1").errLines())
                .contains("  line 5002, the whole line: '5000,1,2' the line has 3 fields instead of 2");
    }

    @Test
    void withJsonEveryLineIsAnObjectAndTheLastSaysWhatWasDone() {
        shell.with("data.csv", "t,v\n1,1\n\n2,2\n");
        Shell.Ended ended = run("./data.csv", "./out.csv", "window=1", "--json");
        List<JsonNode> lines =
                ended.errLines().stream().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines.get(0))
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"type\":\"progress\",\"job\":\"ingest\",\"rowsDone\":2,\"rowsTotal\":2}"));
        assertThat(lines.get(lines.size() - 1)).isEqualTo(JsonMapper.shared().readTree("""
                        {"type": "done", "rows": 2, "columns": 2, "output": "out.csv",
                         "notices": ["lines without a row, being blank, comments or delimiters only: 1"], "rejects": 0}
                        """));
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aScreenShowsABarThatIsGoneAtTheEnd() {
        shell.with("data.csv", "t,v\n1,1\n2,2\n");
        String output = shell.at("out.csv").toString();
        Shell.Ended ended = shell.onScreen(
                "run", "rolling-mean", "--input", "./data.csv", "--param", "window=1", "--output", output);
        assertThat(ended.err())
                .contains("ingest       [########################] 100 %  2 rows")
                .endsWith("\r\u001b[Kout.csv written: 2 rows, 2 columns\n");
    }

    @Test
    void theResultIsTheSameToTheByteForOneThreadAndTwo() throws IOException {
        // just above the rows from which a step is split into ranges
        int rows = Math.toIntExact(Partitions.SPLIT_ABOVE_ROWS) + 100_000;
        Random random = new Random(5);
        StringBuilder csv = new StringBuilder(5 * rows).append("v\n");
        for (int row = 0; row < rows; row++) {
            int value = random.nextInt(1_000);
            if (value < 10) csv.append("NA\n");
            else csv.append(value / 10).append('.').append(value % 10).append('\n');
        }
        shell.with("data.csv", csv.toString());
        for (String threads : List.of("1", "2")) {
            Shell.Ended ended = run(
                    "./data.csv",
                    "./out" + threads + ".parquet",
                    "window=1001",
                    "--param",
                    "minPeriods=1",
                    "--threads",
                    threads);
            assertThat(ended.code()).as(ended.err()).isZero();
        }
        assertThat(Files.size(shell.at("out1.parquet"))).isGreaterThan(1_000_000);
        assertThat(Files.mismatch(shell.at("out1.parquet"), shell.at("out2.parquet")))
                .isEqualTo(-1);
    }

    private Shell.Ended run(String input, String output, String parameter, String... more) {
        List<String> line = new ArrayList<>(
                List.of("run", "rolling-mean", "--input", input, "--param", parameter, "--output", output));
        line.addAll(List.of(more));
        return shell.execute(line.toArray(String[]::new));
    }

    /** Rows as DuckDB reads them. */
    private List<String> parquet(String name) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duckdb.createStatement();
                ResultSet found = sql.executeQuery("SELECT * FROM '" + shell.at(name) + "'")) {
            while (found.next()) {
                long axis = found.getLong("t");
                double mean = found.getDouble("v rolling_mean");
                rows.add(axis + "," + (found.wasNull() ? "" : mean));
            }
        }
        return rows;
    }

    private static double[] noise(long seed) {
        double[] values = new Random(seed).doubles(ROWS, -50, 50).toArray();
        for (int row = 100; row < 103; row++) values[row] = Double.NaN;
        return values;
    }

    private static String cell(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    /** The definition: the mean of the last rows, when every one of them has a value. */
    private static void assertMean(String cell, double[] values, int row, int window) {
        double sum = 0;
        for (int i = row - window + 1; i <= row; i++) sum += i < 0 ? Double.NaN : values[i];
        if (Double.isNaN(sum)) assertThat(cell).as("row %d", row).isEmpty();
        else assertThat(Double.parseDouble(cell)).as("row %d", row).isCloseTo(sum / window, within(1e-12));
    }
}
