package kymo.core.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetKind;
import kymo.core.dataset.Origin;
import kymo.core.dataset.Schema;
import kymo.core.dataset.Upload;
import kymo.core.files.FileStore;
import kymo.core.files.StoredFile;
import kymo.core.messages.DatasetEvent;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.DataQualityProcessor;
import kymo.core.processors.Processor;
import kymo.core.processors.ProcessorDirectory;
import kymo.core.runs.ContentKey;
import kymo.core.runs.EventLog;
import kymo.core.runs.NewRun;
import kymo.core.runs.Run;
import kymo.core.runs.Runs;
import kymo.core.runs.Submitted;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;

/** Takes files and requests for runs: upload, draft, runs and their first events, all or nothing. */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** The processor that reads an upload. */
    public static final String INGEST = "ingest";
    /** The kind of question that asks a worker what an upload would be read as: {@code uploadId} and {@code options}. */
    public static final String PREVIEW = "ingest-preview.v1";
    /** Raised whenever the same file and options could give other bytes. */
    public static final int INGEST_VERSION = 1;

    private final Catalogue catalogue;
    private final Runs runs;
    private final FileStore files;
    private final EventLog events;
    private final TransactionOperations transactions;
    private final Runnable doorbell;
    private final Supplier<@Nullable String> untold;
    private final ProcessorDirectory processors;
    private final ReaderDirectory readers;

    /** A door where nothing is known of instruments and scripts: files of which nothing is told are read as they look. */
    public Intake(
            Catalogue catalogue,
            Runs runs,
            FileStore files,
            EventLog events,
            TransactionOperations transactions,
            Runnable doorbell) {
        this(
                catalogue,
                runs,
                files,
                events,
                transactions,
                doorbell,
                () -> null,
                ProcessorDirectory.BUILT_IN,
                ReaderDirectory.NONE);
    }

    /**
     * @param transactions must join the caller's transaction
     * @param doorbell rung after every commit that queued something; may fail, since workers look for themselves now and then
     * @param untold what besides its bytes decides how a file is read of which nothing is told: the import profiles; null for nothing
     */
    public Intake(
            Catalogue catalogue,
            Runs runs,
            FileStore files,
            EventLog events,
            TransactionOperations transactions,
            Runnable doorbell,
            Supplier<@Nullable String> untold,
            ProcessorDirectory processors,
            ReaderDirectory readers) {
        this.catalogue = catalogue;
        this.runs = runs;
        this.files = files;
        this.events = events;
        this.transactions = transactions;
        this.doorbell = doorbell;
        this.untold = untold;
        this.processors = processors;
        this.readers = readers;
    }

    /**
     * Refuses what no file could make good: options that cannot be, processors that do not exist, parameters that are not allowed. For callers
     * who would rather know before the bytes have come.
     *
     * @throws ProblemException its pointer leads into {@code /options} or {@code /process}
     */
    public void check(JsonNode options, List<Step> steps) {
        pinned(options);
        ProblemException.under("process", () -> Step.check(steps, processors));
    }

    /**
     * Takes a file whose bytes are in the store already, reads it as a dataset, and processes that step by step; of an archive each file in it. Where
     * the same bytes are stored already, {@code file} is removed again.
     *
     * @param options how to read it, a JSON object
     * @throws ProblemException as {@link #check}, and for an archive that is refused; then nothing was taken, and {@code file} stays the caller's
     */
    public Accepted file(String name, StoredFile file, JsonNode options, List<Step> steps) {
        check(options, steps);
        List<Contents> contents = Contents.of(files, file.key(), name, pinned(options));
        Accepted accepted = inTransaction(() -> {
            Upload upload = catalogue.addUpload(UUID.randomUUID(), name, file);
            return new Accepted(
                    upload,
                    contents.stream().map(each -> take(upload, each, steps)).toList());
        });
        if (!accepted.upload().key().equals(file.key())) files.delete(file.key());
        return accepted;
    }

    /** The options with the version of the script that reads the file, where one does. */
    private JsonNode pinned(JsonNode options) {
        return ProblemException.under("options", () -> readers.pinned(options));
    }

    private Accepted.Taken take(Upload upload, Contents contents, List<Step> steps) {
        JsonNode options = contents.options();
        ContentKey key = ContentKey.of(
                upload.sha256(),
                INGEST,
                INGEST_VERSION,
                IngestOptions.tellNothing(options) ? untold.get() : null,
                options);
        Origin origin = new Origin(upload.id(), null, null, INGEST, INGEST_VERSION, options);
        UUID id = UUID.randomUUID();
        Dataset dataset = catalogue.hold(
                catalogue.draft(id, contents.name(), origin, key.sha256(), null).id());
        List<Run> submitted = new ArrayList<>();
        Run ingest = ingest(dataset, options, key);
        submitted.add(ingest);
        submitted(dataset, steps, ingest).forEach(step -> submitted.add(step.run()));
        if (dataset.id().equals(id))
            events.append(new DatasetEvent.Created(id, contents.name(), DatasetKind.RAW.wireName()));
        return new Accepted.Taken(dataset, submitted);
    }

    /**
     * Keeps a file whose bytes are in the store already, and makes no dataset of it yet. Where the same bytes are stored already, {@code file} is
     * removed again.
     */
    public Upload keep(String name, StoredFile file) {
        Upload upload = inTransaction(() -> catalogue.addUpload(UUID.randomUUID(), name, file));
        if (!upload.key().equals(file.key())) files.delete(file.key());
        return upload;
    }

    /**
     * Asks for one step over a published dataset. The same step over the same content is done once, unless {@code force}.
     *
     * @throws ProblemException when dataset or processor are unknown or do not fit one another; its pointer leads to {@code /datasetId},
     *     {@code /processor} or into {@code /parameters}
     */
    public Submitted run(UUID datasetId, Step step, boolean force) {
        return inTransaction(() -> {
            Dataset dataset = ProblemException.under(
                    "datasetId", () -> catalogue.hold(datasetId).published());
            ProblemException.under("datasetId", () -> processable(dataset, step));
            step.output(dataset.schema(), processors);
            return submit(dataset.id(), dataset.contentHash(), step, null, force);
        });
    }

    /**
     * Asks for work on a published dataset that makes no other, such as an export. What comes of it has the run's id.
     *
     * @param kind what workers know the work by
     * @throws ProblemException {@code DATASET_UNKNOWN}, {@code DATASET_NOT_PUBLISHED}
     */
    public Run work(UUID datasetId, String kind, int version, JsonNode parameters) {
        return inTransaction(() -> {
            Dataset dataset = catalogue.hold(datasetId).published();
            NewRun run = NewRun.of(kind, version, dataset.id(), parameters);
            return submit(run.withResult(run.id()), true).run();
        });
    }

    /**
     * Asks for steps over a published dataset, each working on the result of the one before. What was done before is not done again.
     *
     * @return the runs in the order of the steps
     * @throws ProblemException when the dataset is unknown, at {@code /datasetId}, or a step does not fit what comes to it, within {@code /steps}; then
     *     nothing is asked for
     */
    public List<Submitted> chain(UUID datasetId, List<Step> steps) {
        return inTransaction(() -> {
            Dataset dataset = ProblemException.under(
                    "datasetId", () -> catalogue.hold(datasetId).published());
            if (!steps.isEmpty()) ProblemException.under("datasetId", () -> processable(dataset, steps.get(0)));
            Schema schema = dataset.schema();
            for (int place = 0; place < steps.size(); place++) {
                try {
                    schema = steps.get(place).output(schema, processors);
                } catch (ProblemException e) {
                    throw e.in(place).in("steps");
                }
            }
            return submitted(dataset, steps, null);
        });
    }

    /**
     * Queues a run again that failed or was stopped, and with it those that failed because of it.
     *
     * @throws ProblemException {@code RUN_UNKNOWN}, {@code RUN_TRANSITION}
     */
    public Run restart(UUID runId) {
        return inTransaction(() -> {
            Run run = runs.restart(runId);
            ringOnceCommitted();
            return run;
        });
    }

    /**
     * Deletes a dataset: its rows are gone, its upload stays, what was made of it stays.
     *
     * @throws ProblemException {@code DATASET_UNKNOWN}; {@code DATASET_IN_USE} while a run that has not ended reads or makes it
     */
    public void delete(UUID datasetId) {
        List<String> parts = inTransaction(() -> {
            Dataset dataset = catalogue.dataset(datasetId);
            List<String> keys = catalogue.delete(datasetId);
            runs.openOver(datasetId).ifPresent(run -> {
                throw new ProblemException(
                        ProblemCode.DATASET_IN_USE,
                        "a dataset can be deleted when no run needs it but run %s (%s) of '%s' is %s; wait for it or stop it"
                                .formatted(run.id(), run.processor(), dataset.name(), run.status()));
            });
            runs.forgetResult(datasetId);
            events.append(new DatasetEvent.Deleted(datasetId, dataset.name()));
            return keys;
        });
        parts.forEach(this::remove);
    }

    /** Whoever wonders whether to release a dataset may check it once more. */
    private static Dataset processable(Dataset dataset, Step step) {
        return step.processor().equals(DataQualityProcessor.NAME) ? dataset : dataset.released();
    }

    /** The dataset, or the export, that a run makes or will make; known before the run has begun. */
    public static UUID result(Run run) {
        UUID told = run.resultId();
        if (told != null) return told;
        return run.processor().equals(INGEST) ? run.datasetId() : run.id();
    }

    private Run ingest(Dataset dataset, JsonNode options, ContentKey key) {
        NewRun run = NewRun.of(INGEST, INGEST_VERSION, dataset.id(), options)
                .withResult(dataset.id())
                .withKey(key);
        return submit(run, false).run();
    }

    private List<Submitted> submitted(Dataset dataset, List<Step> steps, @Nullable Run maker) {
        List<Submitted> submitted = new ArrayList<>();
        Run last = maker;
        UUID input = dataset.id();
        String inputHash = dataset.contentHash();
        for (Step step : steps) {
            Submitted next = submit(input, inputHash, step, last == null ? null : last.id(), false);
            submitted.add(next);
            last = next.run();
            input = result(last);
            inputHash = hash(inputHash, step);
        }
        return submitted;
    }

    private Submitted submit(UUID input, String inputHash, Step step, @Nullable UUID after, boolean force) {
        Processor processor = processors.named(step.processor());
        NewRun run = NewRun.of(step.processor(), processor.descriptor().version(), input, step.parameters())
                .withKey(key(inputHash, step));
        run = run.withResult(run.id());
        return submit(after == null ? run : run.after(after), force);
    }

    private Submitted submit(NewRun run, boolean force) {
        Submitted submitted = runs.submit(run, force);
        if (submitted.how() == Submitted.How.NEW) ringOnceCommitted();
        return submitted;
    }

    private String hash(String inputHash, Step step) {
        return key(inputHash, step).sha256();
    }

    private ContentKey key(String inputHash, Step step) {
        Processor processor = processors.named(step.processor());
        return ContentKey.of(
                inputHash,
                step.processor(),
                processor.descriptor().version(),
                processor.scriptSha256(),
                step.parameters());
    }

    /** The transaction may be the caller's, who does more in it; a worker that looked before its end would find nothing. */
    private void ringOnceCommitted() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            ring();
            return;
        }
        if (TransactionSynchronizationManager.getSynchronizations().stream().anyMatch(Ring.class::isInstance)) return;
        TransactionSynchronizationManager.registerSynchronization(new Ring());
    }

    private final class Ring implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            ring();
        }
    }

    /** What was taken is taken, whether anybody hears of it at once or not. */
    private void ring() {
        try {
            doorbell.run();
        } catch (RuntimeException e) {
            LOG.warn("the doorbell could not be rung; workers find the runs when they look next ({})", e.toString());
        }
    }

    /** A part that no manifest names is seen by nobody, so one that stays costs room alone. */
    private void remove(String key) {
        try {
            files.delete(key);
        } catch (ProblemException e) {
            LOG.warn("a part of a deleted dataset stays in the store, unseen: {}", key, e);
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
