package kymo.jobs.batch;

import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Part;
import kymo.core.dataset.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** A draft in the catalogue: every part is known there from its chunk's commit on. */
public final class StoredDraft implements Draft {

    private final Catalogue catalogue;
    private final RunLease lease;
    private final TransactionOperations transactions;
    private volatile Dataset dataset;

    /** Continues {@code dataset}, a draft that the catalogue knows. */
    public StoredDraft(Catalogue catalogue, RunLease lease, TransactionOperations transactions, Dataset dataset) {
        this.catalogue = catalogue;
        this.lease = lease;
        this.transactions = transactions;
        this.dataset = dataset;
    }

    @Override
    public UUID id() {
        return dataset.id();
    }

    @Override
    public int generation() {
        return dataset.generation();
    }

    @Override
    public @Nullable Schema schema() {
        return dataset.committedSchema();
    }

    @Override
    public @Nullable JsonNode reading() {
        return dataset.reading();
    }

    @Override
    public void begin(Schema schema, @Nullable JsonNode reading) {
        transactions.executeWithoutResult(status -> {
            lease.fence();
            dataset = catalogue.commit(dataset.id(), schema, reading);
        });
    }

    @Override
    public void add(Part part) {
        lease.fence();
        catalogue.addPart(dataset.id(), part);
    }

    @Override
    public long rows() {
        if (dataset.isPublished()) return dataset.rows();
        return catalogue.parts(dataset.id()).stream().mapToLong(Part::rows).sum();
    }

    /** Makes the dataset visible and ends the run, in the transaction at hand. */
    void publish() {
        lease.fence();
        dataset = catalogue.publish(dataset.id());
        lease.complete(dataset);
    }
}
