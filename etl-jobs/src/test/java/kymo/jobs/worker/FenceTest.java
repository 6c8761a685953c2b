package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Origin;
import kymo.core.dataset.Part;
import kymo.core.files.StoredFile;
import kymo.core.intake.Step;
import kymo.core.runs.Claim;
import kymo.core.runs.EventLog;
import kymo.core.runs.LeaseLost;
import kymo.jobs.batch.StoredDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** A draft's transactions against a takeover, without Spring Batch's own checks in the way. */
class FenceTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workshop shop;

    @SuppressWarnings("NullAway.Init")
    private TransactionTemplate transactions;

    @SuppressWarnings("NullAway.Init")
    private Claim claim;

    @SuppressWarnings("NullAway.Init")
    private StoredDraft draft;

    @BeforeEach
    void claimed() {
        shop = new Workshop(folder);
        transactions = new TransactionTemplate(shop.tx);
        Dataset input = shop.dataset(100, 1, 64);
        UUID run = shop.intake
                .run(input.id(), new Step("rolling-mean", Workshop.json("{\"window\": 7}")), false)
                .run()
                .id();
        claim = shop.runs.claim("first", 1).get(0);
        Origin origin = new Origin(null, input.id(), run, "rolling-mean", 1, Workshop.json("{}"));
        Dataset begun = shop.catalogue.draft(run, "d", origin, "h", null);
        draft = new StoredDraft(
                shop.catalogue,
                shop.files,
                new ClaimedRun(claim, shop.runs, new EventLog(shop.sql), progress -> {}),
                transactions,
                begun);
        draft.begin(input.schema(), null);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void nothingIsAddedAfterATakeover() {
        takeOver();
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> draft.add(part())))
                .isInstanceOf(LeaseLost.class);
        assertThatThrownBy(() -> draft.begin(shop.catalogue.dataset(draft.id()).schema(), null))
                .isInstanceOf(LeaseLost.class);
        assertThat(shop.catalogue.parts(draft.id())).isEmpty();
        assertThat(shop.catalogue.dataset(draft.id()).generation()).isEqualTo(1);
    }

    @Test
    void aChunkThatIsBeingCommittedKeepsATakeoverAway() {
        transactions.executeWithoutResult(status -> {
            draft.add(part());
            List<Claim> taken = CompletableFuture.supplyAsync(() -> {
                        shop.runs.voidLeases("first");
                        return shop.runs.reap("second", 1);
                    })
                    .join();
            assertThat(taken).isEmpty();
        });
        assertThat(shop.catalogue.parts(draft.id())).hasSize(1);
        takeOver();
    }

    private void takeOver() {
        shop.runs.voidLeases("first");
        List<Claim> taken = shop.runs.reap("second", 1);
        assertThat(taken).singleElement().extracting(Claim::token).isEqualTo(claim.token() + 1);
    }

    private static Part part() {
        return new Part(0, 100, new StoredFile("k", 1, "s"), List.of());
    }
}
