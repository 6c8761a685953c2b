package kymo.jobs.batch;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Launches a run's job on the calling thread: anew, or from where its last execution ended or was cut off. */
public final class Launch {

    private Launch() {}

    /**
     * Executes the run's job until it has ended for good, and returns its last execution.
     *
     * <p>What a worker that is gone may have left open of this run has to be closed before.
     */
    public static JobExecution launch(JobRecipe recipe, Assignment run, JobParts parts) {
        JobExecution execution = once(recipe.job(run, parts), run.runId(), parts.repository());
        Throwable cause = cause(execution);
        if (execution.getStatus() != BatchStatus.FAILED || cause == null || !recipe.startsOver(cause, parts))
            return execution;
        return launch(recipe, run, parts.again());
    }

    private static JobExecution once(Job job, UUID run, JobRepository repository) {
        JobParameters parameters = JobParts.parameters(run);
        JobInstance instance = repository.getJobInstance(job.getName(), parameters);
        ExecutionContext context = new ExecutionContext();
        if (instance == null) {
            instance = repository.createJobInstance(job.getName(), parameters);
        } else {
            JobExecution last = repository.getLastJobExecution(instance);
            if (last != null) context = last.getExecutionContext();
        }
        JobExecution execution = repository.createJobExecution(instance, parameters, context);
        try {
            job.execute(execution);
        } catch (JobInterruptedException e) {
            throw new IllegalStateException("a job tells an interruption by its status", e);
        }
        return execution;
    }

    /** Why the execution failed, in the words of the job's own parts where they have any; null when it names no cause. */
    public static @Nullable Throwable cause(JobExecution execution) {
        Throwable found = null;
        for (Throwable cause : execution.getAllFailureExceptions()) {
            found = cause;
            while (isOfBatch(found) && found.getCause() != null) found = found.getCause();
            if (!isOfBatch(found)) return found;
        }
        return found;
    }

    private static boolean isOfBatch(Throwable cause) {
        return cause.getClass().getName().startsWith("org.springframework.batch.");
    }
}
