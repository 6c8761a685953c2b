package kymo.gateway.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.gateway.support.RunningGateway;
import kymo.gateway.support.RunningGateway.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The call over HTTP, on a real database and real files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportCallTest {

    private static final Schema SCHEMA = new Schema(
            List.of(
                    new ColumnSpec("t", ColumnType.INTEGER, "s"),
                    new ColumnSpec("a", ColumnType.FLOAT, null),
                    new ColumnSpec("b, too", ColumnType.FLOAT, null)),
            0,
            1_024);
    private static final int PART_ROWS = 16 * 1_024;
    private static final int ROWS = PART_ROWS + 1_000;

    private Path folder;
    private RunningGateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        this.folder = folder;
        gateway = new RunningGateway(folder);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void aCsvGivesAllRowsBack() {
        Answer answer = gateway.get(export(dataset(), ""));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"data.csv\"; filename*=UTF-8''data.csv");
        String rows = IntStream.range(0, ROWS)
                .mapToObj(row -> 2 * row + "," + row / 7.0 + "," + -row / 3.0 + "\n")
                .collect(Collectors.joining());
        assertThat(answer.text()).isEqualTo("t,a,\"b, too\"\n" + rows);
    }

    @Test
    void aWindowAndAChoiceOfColumnsLeaveTheRestOut() {
        assertThat(gateway.get(export(dataset(), "?format=csv&columns=b,%20too&columns=t&from=7&to=12.5"))
                        .text())
                .isEqualTo("\"b, too\",t\n" + -4 / 3.0 + ",8\n" + -5 / 3.0 + ",10\n-2.0,12\n");
        assertThat(gateway.get(export(dataset(), "?format=ndjson&columns=a,t&to=2"))
                        .text())
                .isEqualTo("{\"a\":0.0,\"t\":0}\n{\"a\":" + 1 / 7.0 + ",\"t\":2}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "csv, text/csv;charset=UTF-8",
        "json, application/json",
        "ndjson, application/x-ndjson",
        "parquet, application/vnd.apache.parquet",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    })
    void everyFormatHasItsTypeAndItsEnding(String format, String type) {
        Answer answer = gateway.get(export(dataset(), "?columns=t&from=4&to=6&format=" + format));
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Content-Disposition")).contains("filename=\"data." + format + "\"");
        assertThat(answer.text()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "columns=none, column-unknown, columns",
        "format=xls, export-option-invalid, format",
        "format=parquet&head=true, export-option-invalid, head",
        "format=json&safe=true, export-option-invalid, safe",
        "flagged=mark, export-option-invalid, flagged",
        "flags=7c0f7f4e-6e9c-4a58-9d92-1f0c1a4c1d11, export-option-invalid, flags",
        "flags=none, query-invalid, flags",
        "from=noon, query-invalid, from"
    })
    void whatCannotBeAskedIsAProblem(String query, String code, String parameter) {
        Answer answer = gateway.get(export(dataset(), "?" + query));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Content-Disposition")).isEmpty();
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
        assertThat(answer.json().get("pointer").asString()).isEqualTo(parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "ndjson"})
    void aFailureAfterTheFirstByteBreaksTheConnectionOff(String format) throws IOException {
        UUID dataset = dataset();
        damage(dataset, 1);
        assertThatThrownBy(() -> gateway.get(export(dataset, "?format=" + format)))
                .hasMessage("the gateway broke the connection off");
    }

    @Test
    void aFailureBeforeTheFirstByteIsAProblem() throws IOException {
        UUID dataset = dataset();
        damage(dataset, 0);
        Answer answer = gateway.get(export(dataset, ""));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Content-Disposition")).isEmpty();
        assertThat(answer.json().get("code").asString()).isEqualTo("dataset-corrupt");
    }

    @Test
    void aHeadTellsUnitsAndWhereTheRowsComeFrom() {
        UUID dataset = dataset();
        assertThat(gateway.get(export(dataset, "?head=true&columns=t&to=2"))
                        .text()
                        .lines())
                .startsWith("# kymo export 1")
                .contains("# column: {\"name\":\"t\",\"type\":\"integer\",\"unit\":\"s\"}")
                .anyMatch(line -> line.startsWith("# step: {\"processor\":\"ingest\""))
                .endsWith("t", "0", "2");
    }

    private static String export(UUID dataset, String query) {
        return "/api/datasets/" + dataset + "/export" + query;
    }

    private UUID dataset() {
        List<Block> blocks = new ArrayList<>();
        for (int from = 0; from < ROWS; from += SCHEMA.blockRows()) {
            int to = Math.min(ROWS, from + SCHEMA.blockRows());
            blocks.add(new Block(
                    from,
                    to - from,
                    List.of(
                            LongColumn.of(IntStream.range(from, to)
                                    .mapToLong(row -> 2L * row)
                                    .toArray()),
                            DoubleColumn.of(IntStream.range(from, to)
                                    .mapToDouble(row -> row / 7.0)
                                    .toArray()),
                            DoubleColumn.of(IntStream.range(from, to)
                                    .mapToDouble(row -> -row / 3.0)
                                    .toArray()))));
        }
        return gateway.dataset(SCHEMA, blocks);
    }

    /** Changes the header of the part's first page. */
    private void damage(UUID dataset, int part) throws IOException {
        Path file =
                folder.resolve(gateway.catalogue.parts(dataset).get(part).file().key());
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 4; at < 12; at++) bytes[at] ^= 0x55;
        Files.write(file, bytes);
    }
}
