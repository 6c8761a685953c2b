package kymo.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.InMemoryCatalogue;
import kymo.core.dataset.Origin;
import kymo.core.dataset.Upload;
import kymo.core.files.FileStore;
import kymo.core.files.StoredFile;
import kymo.core.intake.Intake;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.ProcessorDescriptor;
import kymo.jobs.batch.Assignment;
import kymo.jobs.batch.JobParts;
import kymo.jobs.batch.JobRecipe;
import kymo.jobs.batch.Launch;
import kymo.jobs.batch.StoredDraft;
import kymo.jobs.ingest.FileFormats;
import kymo.jobs.ingest.IngestJob;
import kymo.jobs.ingest.IngestSettings;
import kymo.jobs.ingest.RowsInFiles;
import kymo.jobs.peaks.PeakDetectionJob;
import kymo.jobs.quality.QualityJob;
import kymo.jobs.rolling.RollingJob;
import kymo.jobs.script.ScriptHosts;
import kymo.jobs.script.ScriptJob;
import kymo.jobs.script.ScriptShelf;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** Everything that a command needs to do its jobs in one process: files in its scratch, a catalogue in memory, Batch without a repository. */
final class LocalWork {

    private static final List<JobRecipe> RECIPES = List.of(
            new RollingJob("rolling-mean"),
            new RollingJob("rolling"),
            new RollingJob("exponential-mean"),
            new PeakDetectionJob(),
            new QualityJob());

    private final Path folder;
    private final FileStore files;
    private final Catalogue catalogue = new InMemoryCatalogue();
    private final int threads;
    private final Consumer<Advance> told;
    private final JobRecipe ingest;
    private final List<JobRecipe> recipes;

    LocalWork(Scratch scratch, int threads, Consumer<Advance> told, FileFormats formats) {
        this(scratch, threads, told, IngestJob.withoutProfile(formats));
    }

    /** With a script that can be run. */
    LocalWork(Scratch scratch, int threads, Consumer<Advance> told, FileFormats formats, ScriptShelf shelf) {
        this(
                scratch,
                threads,
                told,
                IngestJob.withoutProfile(formats),
                List.of(new ScriptJob(
                        shelf, ScriptHosts.FRESH, RowsInFiles.of(IngestSettings.usual(), formats)::place)));
    }

    LocalWork(Scratch scratch, int threads, Consumer<Advance> told, JobRecipe ingest) {
        this(scratch, threads, told, ingest, RECIPES);
    }

    private LocalWork(Scratch scratch, int threads, Consumer<Advance> told, JobRecipe ingest, List<JobRecipe> recipes) {
        this.recipes = recipes;
        this.folder = scratch.folder();
        this.files = scratch.files();
        this.threads = threads;
        this.told = told;
        this.ingest = ingest;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    FileStore files() {
        return files;
    }

    /** Reads {@code input} as a raw dataset. */
    Dataset ingest(InputFile input, FirstLook look) {
        JsonNode options = look.options();
        Upload upload = catalogue.addUpload(UUID.randomUUID(), input.name(), linked(input.path()));
        UUID run = UUID.randomUUID();
        Origin origin = new Origin(upload.id(), null, run, Intake.INGEST, Intake.INGEST_VERSION, options);
        Dataset draft = catalogue.draft(UUID.randomUUID(), upload.name(), origin, upload.sha256(), null);
        Dataset begun =
                catalogue.commit(draft.id(), look.table().schema(), look.table().reading());
        return execute(
                begun, new Assignment(run, Intake.INGEST, Intake.INGEST_VERSION, begun.id(), options, upload.sha256()));
    }

    /** Makes of {@code input} what the processor makes of it. */
    Dataset process(Dataset input, ProcessorDescriptor of, JsonNode parameters) {
        UUID run = UUID.randomUUID();
        String processor = of.name();
        int version = of.version();
        Origin origin = new Origin(null, input.id(), run, processor, version, parameters);
        String name = input.name() + " " + processor;
        Dataset draft = catalogue.draft(UUID.randomUUID(), name, origin, run.toString(), null);
        return execute(draft, new Assignment(run, processor, version, input.id(), parameters, run.toString()));
    }

    private Dataset execute(Dataset draft, Assignment run) {
        JobRecipe recipe = Stream.concat(Stream.of(ingest), recipes.stream())
                .filter(r -> r.runs(run.processor()))
                .findFirst()
                .orElseThrow();
        OwnLease lease = new OwnLease(run.processor(), told);
        JobParts parts = new JobParts(
                new ResourcelessJobRepository(),
                new ResourcelessTransactionManager(),
                catalogue,
                files,
                lease,
                new StoredDraft(catalogue, files, lease, TransactionOperations.withoutTransaction(), draft),
                threads);
        JobExecution execution = Launch.launch(recipe, run, parts);
        if (execution.getStatus() == BatchStatus.COMPLETED) return catalogue.dataset(draft.id());
        throw problem(Launch.cause(execution));
    }

    private static RuntimeException problem(@Nullable Throwable cause) {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof ProblemException problem) return problem;
        }
        return new ProblemException(
                ProblemCode.INTERNAL,
                "the job failed (%s); this is not your doing, please report it".formatted(cause),
                cause == null ? new IllegalStateException("no cause") : cause);
    }

    /** The input stays where it is; the store only gets to know it. */
    private StoredFile linked(Path input) {
        try {
            Path link = folder.resolve("input");
            try {
                Files.createSymbolicLink(link, input.toRealPath());
            } catch (UnsupportedOperationException | IOException e) {
                // some systems let only administrators link
                Files.copy(input, link);
            }
            return new StoredFile("input", Files.size(input), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
