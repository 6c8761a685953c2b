package kymo.gateway.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.PartStore;
import kymo.core.dataset.Reject;
import kymo.core.dataset.Schema;
import kymo.core.intake.Accepted;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.runs.Claim;
import kymo.gateway.support.RunningGateway;
import kymo.gateway.support.RunningGateway.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rejects over HTTP: pages, counts, and downloads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RejectCallTest {

    private static final String FILE = "preamble\nt;u\n1;x\n2;2\n3;\"a\nb\"\n4\n";
    private static final String READING = "{\"format\": \"text\", \"headLines\": [{\"offset\": 9, \"bytes\": 4}]}";

    private RunningGateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new RunningGateway(folder);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void rejectsAreCountedByCodeAndColumn() {
        UUID id = dataset(FILE, READING, rejects());
        assertThat(gateway.get("/api/datasets/" + id + "/rejects/counts").json().toString())
                .isEqualTo(
                        "[{\"code\":\"not-a-number\",\"column\":\"u\",\"count\":2},{\"code\":\"too-few-fields\",\"column\":\"\",\"count\":1}]");
        assertThat(gateway.get("/api/datasets/" + id + "/rejects?limit=1")
                        .json()
                        .at("/items/0/code")
                        .asString())
                .isEqualTo("not-a-number");
        assertThat(gateway.get("/api/datasets/" + UUID.randomUUID() + "/rejects/counts")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void allOfThemAreATableWhoseTextsComeBack() {
        Answer csv = gateway.get("/api/datasets/" + dataset(FILE, READING, rejects()) + "/rejects?format=csv");
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.header("Content-Disposition")).contains("attachment").contains("data.csv rejects.csv");
        assertThat(csv.text())
                .isEqualTo("file,line,byte_offset,column,code,reason,text\r\n"
                        + "data.csv,3,15,u,not-a-number,is not a number,x\r\n"
                        + "data.csv,5,23,u,not-a-number,is not a number,\"\"\"a\nb\"\"\"\r\n"
                        + "data.csv,7,29,,too-few-fields,the line has 1 field instead of 2,4\r\n");
        Answer unknown =
                gateway.get("/api/datasets/" + dataset(FILE + "5;5\n", READING, rejects()) + "/rejects?format=xml");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("pointer").asString()).isEqualTo("format");
    }

    @Test
    void theLinesThatHoldThemAreGivenBackByteForByteBelowTheNamesAndEachOnce() {
        Answer lines = gateway.get("/api/datasets/" + dataset(FILE, READING, rejects()) + "/rejects/source");
        assertThat(lines.status()).isEqualTo(200);
        assertThat(lines.header("Content-Disposition")).contains("rejected data.csv");
        assertThat(lines.text()).isEqualTo("t;u\n1;x\n3;\"a\nb\"\n4\n");
    }

    @Test
    void moreRejectsThanAPageAreGivenBackToo() {
        StringBuilder file = new StringBuilder("t;u\n");
        List<Reject> rejects = new ArrayList<>();
        for (int row = 0; row < 2_500; row++) {
            int at = file.length();
            file.append(row).append(";x\n");
            // two cells of a row are one line
            for (int twice = 0; twice < 2; twice++)
                rejects.add(
                        new Reject(row + 2, at, "u", "x", "is not a number", "not-a-number", at, file.length() - at));
        }
        UUID id = dataset(
                file.toString(), "{\"headLines\": [{\"offset\": 0, \"bytes\": 4}]}", rejects.toArray(Reject[]::new));
        assertThat(gateway.get("/api/datasets/" + id + "/rejects/source").text())
                .isEqualTo(file.toString());
        assertThat(gateway.get("/api/datasets/" + id + "/rejects?format=csv")
                        .text()
                        .lines())
                .hasSize(5_001);
    }

    @Test
    void linesOfAPackedFileAreRefusedWithTheReasonAndARemedy() {
        UUID packed = dataset("packed", "{\"format\": \"text\", \"packed\": \"gzip\"}", rejects());
        Answer refused = gateway.get("/api/datasets/" + packed + "/rejects/source");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("code").asString()).isEqualTo("rejects-without-lines");
        assertThat(refused.json().get("detail").asString())
                .isEqualTo(
                        "lines are given back from a file that is not packed but 'data.csv' was read out of a gzip file; unpack that and find them by their numbers in the list of rejects");
    }

    @Test
    void whatWasNotReadFromLinesHasNoneToGiveBack() {
        Answer none = gateway.get("/api/datasets/" + dataset("t;u\n1;1\n", READING) + "/rejects/source");
        assertThat(none.status()).isEqualTo(409);
        assertThat(none.json().get("code").asString()).isEqualTo("rejects-without-lines");
        assertThat(none.json().get("detail").asString()).contains("has no rejects");
        UUID sheet = dataset("sheet", "{\"format\": \"sheet\"}", new Reject(3, 0, "u", "x", "is not a number"));
        assertThat(gateway.get("/api/datasets/" + sheet + "/rejects/source")
                        .json()
                        .get("detail")
                        .asString())
                .contains("has no such lines");
        assertThat(gateway.get("/api/datasets/" + sheet + "/rejects")
                        .json()
                        .at("/items/0/code")
                        .asString())
                .isEqualTo("unreadable");
    }

    private static Reject[] rejects() {
        return new Reject[] {
            new Reject(3, 15, "u", "x", "is not a number", "not-a-number", 13, 4),
            new Reject(5, 23, "u", "\"a\nb\"", "is not a number", "not-a-number", 21, 8),
            new Reject(7, 29, "", "4", "the line has 1 field instead of 2", "too-few-fields", 29, 2)
        };
    }

    private UUID dataset(String file, @Nullable String reading, Reject... rejects) {
        Schema schema = new Schema(
                List.of(new ColumnSpec("t", ColumnType.FLOAT, null), new ColumnSpec("u", ColumnType.FLOAT, null)),
                0,
                64);
        JsonNode understood = reading == null ? null : JsonMapper.shared().readTree(reading);
        // a file of its own for every test
        Accepted accepted = gateway.intake.file(
                "data.csv",
                gateway.files.write(
                        "uploads/" + UUID.randomUUID(), out -> out.write(file.getBytes(StandardCharsets.UTF_8))),
                JsonMapper.shared().createObjectNode().put("headerLine", number++),
                List.of());
        UUID id = accepted.dataset().id();
        Claim claim = gateway.runs.claim("test", 1).get(0);
        gateway.catalogue.commit(id, schema, understood);
        Block block = new Block(0, 1, List.of(DoubleColumn.of(new double[] {1}), DoubleColumn.of(new double[] {2})));
        gateway.catalogue.addPart(
                id, new PartStore(gateway.files).write(id, schema, 0, 1, 1, List.of(block), List.of(rejects)));
        gateway.catalogue.publish(id);
        gateway.runs.complete(claim, id, null);
        return id;
    }

    private int number;
}
