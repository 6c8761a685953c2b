package kymo.core.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Origin;
import kymo.core.dataset.Upload;
import kymo.core.files.StoredFile;
import kymo.core.processors.Processor;
import kymo.core.processors.Processors;
import kymo.core.runs.ContentKey;
import kymo.core.runs.NewRun;
import kymo.core.runs.Run;
import kymo.core.runs.Runs;
import kymo.core.runs.Submitted;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** Takes files and requests for runs: upload, draft, runs and their first events, all or nothing. */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** The processor that reads an upload. */
    public static final String INGEST = "ingest";
    /** Raised whenever the same file and options could give other bytes. */
    public static final int INGEST_VERSION = 1;

    private final Catalogue catalogue;
    private final Runs runs;
    private final TransactionOperations transactions;
    private final Runnable doorbell;

    /** @param doorbell rung after every commit that queued something; may fail, since workers look for themselves now and then */
    public Intake(Catalogue catalogue, Runs runs, TransactionOperations transactions, Runnable doorbell) {
        this.catalogue = catalogue;
        this.runs = runs;
        this.transactions = transactions;
        this.doorbell = doorbell;
    }

    /**
     * Takes a file whose bytes are in the store already, reads it as a dataset, and processes that step by step.
     *
     * @param options how to read it, a JSON object
     * @throws kymo.core.problems.ProblemException {@code PROCESSOR_UNKNOWN}
     */
    public Accepted file(String name, StoredFile file, JsonNode options, List<Step> steps) {
        steps.forEach(step -> Processors.named(step.processor()));
        Accepted accepted = inTransaction(() -> {
            Upload upload = catalogue.addUpload(UUID.randomUUID(), name, file);
            ContentKey key = ContentKey.of(upload.sha256(), INGEST, INGEST_VERSION, null, options);
            Origin origin = new Origin(upload.id(), null, null, INGEST, INGEST_VERSION, options);
            Dataset dataset = catalogue.draft(UUID.randomUUID(), name, origin, key.sha256(), null);
            List<Run> submitted = new ArrayList<>();
            Run last = ingest(dataset, options, key);
            submitted.add(last);
            UUID input = dataset.id();
            String inputHash = dataset.contentHash();
            for (Step step : steps) {
                Submitted next = submit(input, inputHash, step, last.id(), false);
                last = next.run();
                submitted.add(last);
                input = result(last);
                inputHash = hash(inputHash, step);
            }
            return new Accepted(dataset, submitted);
        });
        ring();
        return accepted;
    }

    /**
     * Asks for one step over a published dataset. The same step over the same content is done once, unless {@code force}.
     *
     * @throws kymo.core.problems.ProblemException when dataset or processor are unknown or do not fit one another
     */
    public Submitted run(UUID datasetId, Step step, boolean force) {
        Dataset dataset = catalogue.dataset(datasetId).published();
        Processors.named(step.processor()).bind(dataset.schema(), step.parameters());
        Submitted submitted = inTransaction(() -> submit(dataset.id(), dataset.contentHash(), step, null, force));
        ring();
        return submitted;
    }

    /** The dataset that a run makes or will make; known before the run has begun. */
    public static UUID result(Run run) {
        UUID told = run.resultId();
        if (told != null) return told;
        return run.processor().equals(INGEST) ? run.datasetId() : run.id();
    }

    private Run ingest(Dataset dataset, JsonNode options, ContentKey key) {
        NewRun run = NewRun.of(INGEST, INGEST_VERSION, dataset.id(), options).withKey(key);
        return runs.submit(run, false).run();
    }

    private Submitted submit(UUID input, String inputHash, Step step, @Nullable UUID after, boolean force) {
        Processor processor = Processors.named(step.processor());
        NewRun run = NewRun.of(step.processor(), processor.descriptor().version(), input, step.parameters())
                .withKey(key(inputHash, step));
        return runs.submit(after == null ? run : run.after(after), force);
    }

    private static String hash(String inputHash, Step step) {
        return key(inputHash, step).sha256();
    }

    private static ContentKey key(String inputHash, Step step) {
        Processor processor = Processors.named(step.processor());
        return ContentKey.of(inputHash, step.processor(), processor.descriptor().version(), null, step.parameters());
    }

    /** What was taken is taken, whether anybody hears of it at once or not. */
    private void ring() {
        try {
            doorbell.run();
        } catch (RuntimeException e) {
            LOG.warn("the doorbell could not be rung; workers find the runs when they look next ({})", e.toString());
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
