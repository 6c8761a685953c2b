package kymo.jobs.worker;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Origin;
import kymo.core.files.FileStore;
import kymo.core.intake.DatasetFacts;
import kymo.core.intake.Intake;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.runs.BatchRepairs;
import kymo.core.runs.Claim;
import kymo.core.runs.EventLog;
import kymo.core.runs.LeaseLost;
import kymo.core.runs.Run;
import kymo.core.runs.Runs;
import kymo.jobs.batch.Assignment;
import kymo.jobs.batch.HeldDraft;
import kymo.jobs.batch.JobParts;
import kymo.jobs.batch.JobRecipe;
import kymo.jobs.batch.Launch;
import kymo.jobs.batch.StoredDraft;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * What happens to a claim: its job on one of two paths, then the run's end.
 *
 * <p><b>Small</b>, one chunk: an in-memory repository and draft, and at the end one transaction with Batch's history, the manifest, publication and completion.
 * <b>Large</b>: the JDBC repository, a transaction a part, and a last step that publishes and completes; resumes after the last committed part.
 */
final class RunExecution {

    private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

    private final Catalogue catalogue;
    private final FileStore files;
    private final Runs runs;
    private final EventLog events;
    private final JobRepository repository;
    private final PlatformTransactionManager tx;
    private final TransactionTemplate transactions;
    private final BatchHistory history;
    private final BatchRepairs repairs;
    private final List<JobRecipe> recipes;
    private final int threads;

    RunExecution(
            Catalogue catalogue,
            FileStore files,
            Runs runs,
            EventLog events,
            JobRepository repository,
            PlatformTransactionManager tx,
            BatchHistory history,
            BatchRepairs repairs,
            List<JobRecipe> recipes,
            int threads) {
        this.catalogue = catalogue;
        this.files = files;
        this.runs = runs;
        this.events = events;
        this.repository = repository;
        this.tx = tx;
        this.transactions = new TransactionTemplate(tx);
        this.history = history;
        this.repairs = repairs;
        this.recipes = List.copyOf(recipes);
        this.threads = threads;
    }

    /** Executes the claimed run to its end, or to the loss of its lease; throws nothing. */
    void execute(ClaimedRun claimed) {
        Run run = claimed.claim().run();
        try {
            dispatch(claimed, run);
        } catch (LeaseLost e) {
            LOG.warn("run {}: the lease is another worker's; this one leaves the run to it", run.id());
        } catch (RuntimeException e) {
            fail(claimed.claim(), e);
        }
    }

    private void dispatch(ClaimedRun claimed, Run run) {
        JobRecipe recipe = recipes.stream()
                .filter(r -> r.runs(run.processor()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.PROCESSOR_UNKNOWN,
                        "this worker cannot run '%s'; start a worker of the version that offers it"
                                .formatted(run.processor())));
        String hash = run.contentKey() == null
                ? run.id().toString()
                : run.contentKey().sha256();
        Assignment assignment = new Assignment(
                run.id(), run.processor(), run.processorVersion(), run.datasetId(), run.parameters(), hash);
        UUID result = Intake.result(run);
        HeldDraft held = new HeldDraft(result);
        JobParts small = new JobParts(
                new ResourcelessJobRepository(),
                new ResourcelessTransactionManager(),
                catalogue,
                files,
                claimed,
                held,
                1);
        if (recipe.isSmall(assignment, small)) small(recipe, assignment, claimed, small, held);
        else large(recipe, assignment, claimed, result);
    }

    private void small(JobRecipe recipe, Assignment run, ClaimedRun claimed, JobParts parts, HeldDraft draft) {
        JobExecution execution = Launch.launch(recipe, run, parts);
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            end(claimed, execution, () -> history.write(execution, run.runId()));
            return;
        }
        JsonNode profile = draft.profile();
        HeldDraft.Ending ending = draft.ending();
        transactions.executeWithoutResult(status -> {
            history.write(execution, run.runId());
            if (ending != null) {
                ending.work().run();
                claimed.complete(ending.rows(), draft.summary());
                return;
            }
            Dataset published = catalogue.publishWhole(
                    draft.id(),
                    name(run),
                    origin(run, claimed.claim().run()),
                    run.contentHash(),
                    Objects.requireNonNull(draft.schema(), "a job that completed has begun its draft"),
                    draft.reading(),
                    draft.parts());
            if (profile != null) catalogue.addProfile(published.id(), profile);
            claimed.complete(published, draft.summary());
        });
    }

    private void large(JobRecipe recipe, Assignment run, ClaimedRun claimed, UUID result) {
        Dataset draft = Objects.requireNonNull(transactions.execute(status -> {
            claimed.fence();
            if (claimed.claim().resumed()) repairs.beforeLaunch(run.runId(), recipe.name());
            return catalogue.find(result).orElseGet(() -> begun(run, claimed, result));
        }));
        StoredDraft stored = new StoredDraft(catalogue, files, claimed, transactions, draft);
        JobParts parts = new JobParts(repository, tx, catalogue, files, claimed, stored, threads);
        JobExecution execution = Launch.launch(recipe, run, parts);
        if (execution.getStatus() != BatchStatus.COMPLETED) end(claimed, execution, () -> {});
    }

    private Dataset begun(Assignment run, ClaimedRun claimed, UUID result) {
        Dataset draft =
                catalogue.draft(result, name(run), origin(run, claimed.claim().run()), run.contentHash(), null);
        events.append(DatasetFacts.created(draft));
        return draft;
    }

    /** Ends a run whose job did not complete: stopped, or failed for the cause that the job names. */
    private void end(ClaimedRun claimed, JobExecution execution, Runnable alongside) {
        Throwable cause = Launch.cause(execution);
        if (causedBy(LeaseLost.class, cause) instanceof LeaseLost lost) throw lost;
        if (execution.getStatus() != BatchStatus.STOPPED) {
            Failure failure = Failure.of(cause, claimed.claim().run());
            transactions.executeWithoutResult(status -> {
                alongside.run();
                runs.fail(claimed.claim(), failure.code(), failure.message());
            });
        } else if (claimed.isStopForGood()) {
            transactions.executeWithoutResult(status -> {
                alongside.run();
                runs.stopped(claimed.claim());
            });
        } else {
            runs.handBack(claimed.claim());
        }
    }

    private void fail(Claim claim, RuntimeException cause) {
        Failure failure = Failure.of(cause, claim.run());
        try {
            runs.fail(claim, failure.code(), failure.message());
        } catch (LeaseLost e) {
            LOG.warn(
                    "run {}: failed after its lease had gone to another worker",
                    claim.run().id());
        } catch (RuntimeException e) {
            LOG.error(
                    "run {}: its failure could not be written; the lease runs out and a worker goes on with it",
                    claim.run().id(),
                    e);
        }
    }

    private String name(Assignment run) {
        Dataset input = catalogue.dataset(run.datasetId());
        return run.processor().equals(Intake.INGEST) ? input.name() : input.name() + " " + run.processor();
    }

    private Origin origin(Assignment assignment, Run run) {
        UUID upload = assignment.processor().equals(Intake.INGEST)
                ? catalogue.dataset(assignment.datasetId()).origin().uploadId()
                : null;
        return new Origin(
                upload,
                upload == null ? assignment.datasetId() : null,
                assignment.runId(),
                assignment.processor(),
                run.processorVersion(),
                assignment.parameters());
    }

    static @Nullable Throwable causedBy(Class<? extends Throwable> type, @Nullable Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) if (type.isInstance(one)) return one;
        return null;
    }

    /** A failure as the run keeps it. */
    private record Failure(ProblemCode code, String message) {
        static Failure of(@Nullable Throwable cause, Run run) {
            if (causedBy(ProblemException.class, cause) instanceof ProblemException problem)
                return new Failure(problem.code(), Objects.requireNonNullElse(problem.getMessage(), ""));
            LOG.error("run {}: failed; it is taken up again unless it has failed too often", run.id(), cause);
            return new Failure(
                    ProblemCode.INTERNAL,
                    "the run failed (%s); look at the worker's log, then restart the run".formatted(cause));
        }
    }
}
