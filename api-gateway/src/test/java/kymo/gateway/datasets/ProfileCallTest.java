package kymo.gateway.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
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

/** The call over HTTP, on a real database and real files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileCallTest {

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
    void tellsOfEveryColumnAndTheAxis() {
        Schema schema = new Schema(
                List.of(new ColumnSpec("time", ColumnType.INSTANT, null), new ColumnSpec("v", ColumnType.FLOAT, "V")),
                0,
                64);
        UUID dataset = gateway.dataset(
                schema,
                List.of(new Block(
                        0,
                        4,
                        List.of(
                                LongColumn.of(0, 1_000_000_000L, 2_000_000_000L, 5_000_000_000L),
                                DoubleColumn.of(2, 2, Double.NaN, 4)))));
        Answer first = profile(dataset);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().get("rows").asLong()).isEqualTo(4);
        assertThat(first.json().at("/columns/1/mean").asDouble()).isEqualTo(8 / 3.0);
        assertThat(first.json().at("/columns/1/longestRun/rows").asLong()).isEqualTo(2);
        assertThat(first.json().at("/axis/gaps/0").toString())
                .isEqualTo(
                        "{\"fromRow\":2,\"from\":\"1970-01-01T00:00:02Z\",\"to\":\"1970-01-01T00:00:05Z\",\"missing\":2}");
        assertThat(profile(dataset).text()).isEqualTo(first.text());
    }

    @Test
    void aLargeDatasetOfWhichNoneWasKeptIsRefused() {
        int blockRows = 65_536;
        List<Block> blocks = new ArrayList<>();
        for (int block = 0; block < 17; block++) {
            double[] values = new double[blockRows];
            Arrays.fill(values, block);
            blocks.add(new Block((long) block * blockRows, blockRows, List.of(DoubleColumn.of(values))));
        }
        UUID dataset = gateway.dataset(
                new Schema(List.of(new ColumnSpec("v", ColumnType.FLOAT, null)), -1, blockRows), blocks);
        Answer answer = profile(dataset);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("code").asString()).isEqualTo("profile-missing");
        assertThat(answer.json().get("detail").asString())
                .isEqualTo(
                        "a profile is taken on request of at most 1,048,576 rows but 'data.csv' has 1,114,112 and none was kept; run data-quality on it, which keeps one");
    }

    @Test
    void anUnknownDatasetIsRefused() {
        assertThat(profile(UUID.randomUUID()).json().get("code").asString()).isEqualTo("dataset-unknown");
    }

    private Answer profile(UUID dataset) {
        return gateway.get("/api/datasets/" + dataset + "/profile");
    }
}
