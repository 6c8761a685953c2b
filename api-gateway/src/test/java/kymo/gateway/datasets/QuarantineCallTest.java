package kymo.gateway.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Quarantine;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.gateway.support.RunningGateway;
import kymo.gateway.support.RunningGateway.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A dataset that a gate has put into quarantine, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuarantineCallTest {

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
    void isSeenAndRefusedUntilItIsReleased() {
        UUID dataset = gateway.dataset(
                new Schema(List.of(new ColumnSpec("v", ColumnType.FLOAT, null)), -1, 64),
                List.of(new Block(0, 2, List.of(DoubleColumn.of(1, 2)))));
        UUID run = UUID.randomUUID();
        assertThat(get(dataset).json().get("quarantined").isNull()).isTrue();
        gateway.bean(Catalogue.class).quarantine(dataset, new Quarantine(run, 62.5));
        assertThat(get(dataset).json().get("quarantined").toString())
                .isEqualTo("{\"runId\":\"%s\",\"score\":62.5}".formatted(run));

        Answer refused = process(dataset, "rolling-mean", "{\"window\": 1}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("code").asString()).isEqualTo("dataset-quarantined");
        assertThat(refused.json().get("pointer").asString()).isEqualTo("/datasetId");
        assertThat(refused.json().get("detail").asString())
                .isEqualTo(
                        "a dataset in quarantine is not processed but run %s put 'data.csv' (%s) there with a score of 62.50; release it once you trust it"
                                .formatted(run, dataset));
        assertThat(process(dataset, "data-quality", "{}").status()).isEqualTo(202);

        Answer released = gateway.post("/api/datasets/" + dataset + "/release", "");
        assertThat(released.status()).isEqualTo(200);
        assertThat(released.json().get("quarantined").isNull()).isTrue();
        assertThat(process(dataset, "rolling-mean", "{\"window\": 1}").status()).isEqualTo(202);
        assertThat(gateway.post("/api/datasets/" + UUID.randomUUID() + "/release", "")
                        .status())
                .isEqualTo(404);
    }

    private Answer get(UUID dataset) {
        return gateway.get("/api/datasets/" + dataset);
    }

    private Answer process(UUID dataset, String processor, String parameters) {
        return gateway.post(
                "/api/runs",
                "{\"datasetId\": \"%s\", \"processor\": \"%s\", \"parameters\": %s}"
                        .formatted(dataset, processor, parameters));
    }
}
