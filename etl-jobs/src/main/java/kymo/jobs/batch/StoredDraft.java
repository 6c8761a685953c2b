package kymo.jobs.batch;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Part;
import kymo.core.dataset.Schema;
import kymo.core.files.FileStore;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;

/** A draft in the catalogue: every part is known there from its chunk's commit on. */
public final class StoredDraft implements Draft {

    private static final Logger LOG = LoggerFactory.getLogger(StoredDraft.class);

    private final Catalogue catalogue;
    private final FileStore files;
    private final RunLease lease;
    private final TransactionOperations transactions;
    private volatile Dataset dataset;
    private @Nullable Supplier<JsonNode> summary;
    private @Nullable Supplier<JsonNode> profile;

    /** Continues {@code dataset}, a draft that the catalogue knows. */
    public StoredDraft(
            Catalogue catalogue, FileStore files, RunLease lease, TransactionOperations transactions, Dataset dataset) {
        this.catalogue = catalogue;
        this.files = files;
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

    @Override
    public Spills spills() {
        return new StoredSpills(catalogue, files, lease, dataset.id());
    }

    @Override
    public void summarise(Supplier<JsonNode> newSummary) {
        summary = newSummary;
    }

    @Override
    public void describe(Supplier<JsonNode> newProfile) {
        profile = newProfile;
    }

    /** Makes the dataset visible and ends the run, in the transaction at hand; what was put aside goes once that is committed. */
    void publish() {
        JsonNode known = profile == null ? null : profile.get();
        lease.fence();
        // what it tells may rest on what was put aside, and may write as well
        JsonNode said = summary == null ? null : summary.get();
        dataset = catalogue.publish(dataset.id());
        if (known != null) catalogue.addProfile(dataset.id(), known);
        List<String> spilled = catalogue.forgetSpills(dataset.id());
        lease.complete(dataset, said);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                spilled.forEach(StoredDraft.this::remove);
            }
        });
    }

    /** A file that no manifest names is seen by nobody, so one that stays costs room alone. */
    private void remove(String key) {
        try {
            files.delete(key);
        } catch (ProblemException e) {
            LOG.warn("a file that a run had put aside stays in the store, unseen: {}", key, e);
        }
    }
}
