package kymo.jobs.batch;

import org.springframework.batch.core.job.Job;

/** How one kind of run becomes a Spring Batch job. */
public interface JobRecipe {

    /** Name of the processor whose runs this executes; the job has the same. */
    String name();

    /** Whether it executes the runs of that processor. */
    default boolean runs(String processor) {
        return name().equals(processor);
    }

    /**
     * Whether the whole job is one chunk, so that it need not be able to resume.
     *
     * @throws kymo.core.problems.ProblemException when the run cannot be done at all
     */
    boolean isSmall(Assignment run, JobParts parts);

    /**
     * The job of this run, ready to be launched.
     *
     * @throws kymo.core.problems.ProblemException when the run's parameters do not fit its dataset
     */
    Job job(Assignment run, JobParts parts);

    /** Whether the failed job, for this cause, has been prepared to begin once more and then succeed. */
    default boolean startsOver(Throwable cause, JobParts parts) {
        return false;
    }
}
