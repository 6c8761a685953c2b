package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetIndex;
import kymo.core.dataset.LineageNode;
import kymo.core.dataset.Reject;
import kymo.core.dataset.RejectCount;
import kymo.core.files.StoredFile;
import kymo.core.intake.Accepted;
import kymo.core.runs.Run;
import kymo.core.runs.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RejectedLinesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workshop shop;

    @SuppressWarnings("NullAway.Init")
    private DatasetIndex index;

    @BeforeEach
    void open() {
        shop = new Workshop(folder);
        shop.worker(Workshop.settings("w", 2)).start();
        index = new DatasetIndex(shop.sql);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest(name = "{0} rows")
    @ValueSource(ints = {5_000, 100_000})
    void everyRowIsCountedAndWhatCouldNotBeReadIsCountedByCode(int rows) throws Exception {
        Accepted accepted = upload(csv(rows), "{}");
        Run run = shop.ended(accepted.runs().get(0).id());
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        JsonNode counted = shop.runs.summary(run.id()).orElseThrow();
        assertThat(counted.get("rowsIn").asLong()).isEqualTo(rows);
        assertThat(counted.get("rowsStored").asLong()).isEqualTo(rows);
        assertThat(counted.get("rowsRejected").asLong()).isZero();
        assertThat(counted.get("rejects").asLong()).isEqualTo(3);
        assertThat(counted.get("rejectsByCode").toString()).isEqualTo("{\"not-a-number\":2,\"too-few-fields\":1}");
        UUID id = accepted.dataset().id();
        assertThat(index.rejectCounts(id))
                .containsExactly(new RejectCount("not-a-number", "u", 2), new RejectCount("too-few-fields", "", 1));
    }

    @Test
    void aRejectLeadsToAllOfItsRowInTheFile() throws Exception {
        byte[] csv =
                "t;u;note\n1;2,5;\"two\nlines\"\n2;x;\"more\nlines\"\n3;4,5\n4;4,5;n\n5;4,5;n\n6;4,5;n\n7;4,5;n\n8;4,5;n\n9;4,5;n\n10;4,5;n\n"
                        .getBytes(StandardCharsets.UTF_8);
        Dataset dataset = ingested(csv, "{}");
        List<Reject> rejects = index.rejects(dataset.id(), null, 10).items();
        assertThat(rejects).extracting(Reject::code).containsExactly("not-a-number", "too-few-fields");
        assertThat(rejects).extracting(reject -> row(csv, reject)).containsExactly("2;x;\"more\nlines\"\n", "3;4,5\n");
        assertThat(dataset.reading().at("/headLines/0/offset").asInt()).isZero();
        assertThat(dataset.reading().at("/headLines/0/bytes").asInt()).isEqualTo("t;u;note\n".length());
    }

    @Test
    void aRejectInUtf16LeadsToItsRowAsWell() throws Exception {
        byte[] csv = "\uFEFFt;u\n1;2.5\n2;\u00e4\n3;4.5\n4;4.5\n5;4.5\n6;4.5\n7;4.5\n8;4.5\n9;4.5\n10;4.5\n"
                .getBytes(StandardCharsets.UTF_16LE);
        Dataset dataset = ingested(csv, "{}");
        Reject reject = index.rejects(dataset.id(), null, 10).items().get(0);
        byte[] row = new byte[(int) reject.rowBytes()];
        System.arraycopy(csv, (int) reject.rowOffset(), row, 0, row.length);
        assertThat(new String(row, StandardCharsets.UTF_16LE)).isEqualTo("2;\u00e4\n");
    }

    @Test
    void aLongLineAndALongCellAreKept() throws Exception {
        String cell = "x".repeat(3_000);
        StringBuilder csv = new StringBuilder("t,u,note,v\n");
        for (int row = 0; row < 100; row++)
            csv.append(row)
                    .append(
                            row == 50
                                    ? "," + cell + ",n,1\n"
                                    : row == 60 ? ",1.5," + cell.repeat(3) + "\n" : ",1.5,n,1\n");
        List<Reject> rejects = index.rejects(
                        ingested(csv.toString().getBytes(StandardCharsets.UTF_8), "{}")
                                .id(),
                        null,
                        10)
                .items();
        assertThat(rejects.get(0).text()).isEqualTo(cell);
        Reject line = rejects.stream()
                .filter(reject -> reject.column().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(line.text()).isEqualTo("60,1.5," + cell.repeat(3));
    }

    @Test
    void manyLongTextsAreCutSoThatTheManifestStaysSmall() throws Exception {
        StringBuilder csv = new StringBuilder("t,u,v\n");
        for (int row = 0; row < 2_001; row++) csv.append(row % 2 == 0 ? "1,2,3\n" : "x".repeat(1_500) + "\n");
        List<Reject> rejects = index.rejects(
                        ingested(csv.toString().getBytes(StandardCharsets.UTF_8), "{\"types\": {\"t\": \"string\"}}")
                                .id(),
                        null,
                        1_000)
                .items();
        assertThat(rejects).hasSize(1_000);
        assertThat(rejects.get(0).text()).hasSize(1_500);
        assertThat(rejects.get(999).text()).hasSize(200);
        assertThat(rejects.get(999).rowBytes()).isEqualTo(1_501);
    }

    @Test
    void correctedLinesAreReadAsTheFileWasAndComeFromIt() throws Exception {
        StringBuilder csv = new StringBuilder("Logger 7;;\nday;u [V];code\n");
        for (int row = 0; row < 40; row++)
            csv.append("%02d.03.2024;".formatted(row % 28 + 1))
                    .append(row == 5 ? "?!" : row == 9 ? "oops" : row + ",5")
                    .append(";0")
                    .append(row)
                    .append("\n");
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        Dataset first = ingested(bytes, "{\"names\": {\"code\": \"part\"}, \"types\": {\"u [V]\": \"float\"}}");
        List<Reject> rejects = index.rejects(first.id(), null, 10).items();
        assertThat(rejects).hasSize(2);

        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (JsonNode line : first.reading().get("headLines"))
            lines.write(bytes, line.get("offset").asInt(), line.get("bytes").asInt());
        for (Reject reject : rejects) lines.write(bytes, (int) reject.rowOffset(), (int) reject.rowBytes());
        String corrected =
                lines.toString(StandardCharsets.UTF_8).replace("?!", "5,5").replace("oops", "9,5");
        assertThat(corrected).isEqualTo("day;u [V];code\n06.03.2024;5,5;05\n10.03.2024;9,5;09\n");

        Dataset second =
                ingested(corrected.getBytes(StandardCharsets.UTF_8), "{\"corrects\": \"%s\"}".formatted(first.id()));
        assertThat(second.rows()).isEqualTo(2);
        assertThat(second.schema().columns()).isEqualTo(first.schema().columns());
        assertThat(index.rejects(second.id(), null, 1).items()).isEmpty();
        assertThat(index.lineage(second.id())).extracting(LineageNode::id).containsExactly(first.id(), second.id());
        assertThat(index.lineage(first.id())).extracting(LineageNode::id).containsExactly(first.id(), second.id());
    }

    private static String row(byte[] file, Reject reject) {
        return new String(file, (int) reject.rowOffset(), (int) reject.rowBytes(), StandardCharsets.UTF_8);
    }

    private Dataset ingested(byte[] bytes, String options) throws InterruptedException {
        Accepted accepted = upload(bytes, options);
        Run run = shop.ended(accepted.runs().get(0).id());
        assertThat(run.status()).as("%s", run.problem()).isEqualTo(RunStatus.COMPLETED);
        return shop.catalogue.dataset(accepted.dataset().id()).published();
    }

    private Accepted upload(byte[] bytes, String options) {
        StoredFile file = shop.files.write("uploads/" + UUID.randomUUID(), out -> out.write(bytes));
        return shop.intake.file("data.csv", file, Workshop.json(options), List.of());
    }

    private static byte[] csv(int rows) {
        StringBuilder csv = new StringBuilder("t,u\n");
        for (int row = 0; row < rows; row++)
            csv.append(row).append(row == 100 || row == 900 ? ",broken\n" : row == 500 ? "\n" : ",1.5\n");
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
