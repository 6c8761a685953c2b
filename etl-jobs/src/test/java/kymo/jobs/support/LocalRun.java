package kymo.jobs.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Origin;
import kymo.core.dataset.Part;
import kymo.core.files.FileStore;
import kymo.core.kernel.Block;
import kymo.jobs.batch.Assignment;
import kymo.jobs.batch.HeldDraft;
import kymo.jobs.batch.JobParts;
import kymo.jobs.batch.JobRecipe;
import kymo.jobs.batch.Launch;
import kymo.jobs.batch.RunLease;
import kymo.jobs.batch.StoredDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** One run of a job over a dataset in a catalogue in memory, on either of the two paths. */
public final class LocalRun {

    private final Catalogue catalogue;
    private final FileStore files;
    private final Dataset result;
    private final @Nullable JsonNode summary;

    private LocalRun(Catalogue catalogue, FileStore files, Dataset result, @Nullable JsonNode summary) {
        this.catalogue = catalogue;
        this.files = files;
        this.result = result;
        this.summary = summary;
    }

    /** On the path of large runs: what steps put aside goes through files. */
    public static LocalRun stored(
            JobRecipe recipe, Catalogue catalogue, FileStore files, UUID input, JsonNode parameters, int threads) {
        return stored(recipe, recipe.name(), catalogue, files, input, parameters, threads);
    }

    /** The same of a recipe that executes more than one processor. */
    public static LocalRun stored(
            JobRecipe recipe,
            String processor,
            Catalogue catalogue,
            FileStore files,
            UUID input,
            JsonNode parameters,
            int threads) {
        UUID run = UUID.randomUUID();
        Dataset draft = catalogue.draft(run, "result", origin(recipe, input, run, parameters), run.toString(), null);
        Lease lease = new Lease();
        StoredDraft stored =
                new StoredDraft(catalogue, files, lease, TransactionOperations.withoutTransaction(), draft);
        JobParts parts = new JobParts(
                new ResourcelessJobRepository(),
                new ResourcelessTransactionManager(),
                catalogue,
                files,
                lease,
                stored,
                threads);
        completed(Launch.launch(recipe, new Assignment(run, processor, 1, input, parameters, run.toString()), parts));
        return new LocalRun(catalogue, files, catalogue.dataset(run), lease.summary);
    }

    /** On the path of small runs: all in memory until it is published. */
    public static LocalRun held(
            JobRecipe recipe, Catalogue catalogue, FileStore files, UUID input, JsonNode parameters) {
        return held(recipe, recipe.name(), catalogue, files, input, parameters);
    }

    /** The same of a recipe that executes more than one processor. */
    public static LocalRun held(
            JobRecipe recipe, String processor, Catalogue catalogue, FileStore files, UUID input, JsonNode parameters) {
        UUID run = UUID.randomUUID();
        HeldDraft draft = new HeldDraft(run);
        JobParts parts = new JobParts(
                new ResourcelessJobRepository(),
                new ResourcelessTransactionManager(),
                catalogue,
                files,
                new Lease(),
                draft,
                1);
        completed(Launch.launch(recipe, new Assignment(run, processor, 1, input, parameters, run.toString()), parts));
        Dataset published = catalogue.publishWhole(
                run,
                "result",
                origin(recipe, input, run, parameters),
                run.toString(),
                Objects.requireNonNull(draft.schema()),
                null,
                draft.parts());
        return new LocalRun(catalogue, files, published, draft.summary());
    }

    private static Origin origin(JobRecipe recipe, UUID input, UUID run, JsonNode parameters) {
        return new Origin(null, input, run, recipe.name(), 1, parameters);
    }

    private static void completed(JobExecution execution) {
        if (execution.getStatus() == BatchStatus.COMPLETED) return;
        Throwable cause = Launch.cause(execution);
        if (cause instanceof RuntimeException told) throw told;
        throw new AssertionError("the job ended as " + execution.getStatus(), cause);
    }

    public Dataset result() {
        return result;
    }

    public JsonNode summary() {
        return Objects.requireNonNull(summary, "the run has a summary");
    }

    /** All rows of the result as one block; null when there are none. */
    public @Nullable Block rows() {
        if (result.rows() == 0) return null;
        int[] columns = IntStream.range(0, result.schema().columns().size()).toArray();
        List<Block> blocks = new ArrayList<>();
        try (DatasetReader reader = DatasetReader.open(catalogue, files, result.id())) {
            reader.rows(0, result.rows(), columns).forEach(blocks::add);
        }
        return Block.join(blocks);
    }

    /** The hashes of the result's part files, in order. */
    public List<String> hashes() {
        return catalogue.parts(result.id()).stream()
                .map(Part::file)
                .map(file -> file.sha256())
                .toList();
    }

    private static final class Lease implements RunLease {
        private @Nullable JsonNode summary;

        @Override
        public long token() {
            return 1;
        }

        @Override
        public void fence() {}

        @Override
        public void complete(Dataset result, @Nullable JsonNode told) {
            summary = told;
        }

        @Override
        public void progress(long rowsDone, long rowsTotal) {}

        @Override
        public boolean stopRequested() {
            return false;
        }
    }
}
