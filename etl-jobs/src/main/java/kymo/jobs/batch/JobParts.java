package kymo.jobs.batch;

import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.PartStore;
import kymo.core.dataset.Schema;
import kymo.core.files.FileStore;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The parts from which a run's job is built.
 *
 * @param repository where Spring Batch keeps the execution
 * @param tx the transactions of its chunks
 * @param threads how many partitions may run at once
 */
public record JobParts(
        JobRepository repository,
        PlatformTransactionManager tx,
        Catalogue catalogue,
        FileStore files,
        RunLease lease,
        Draft draft,
        int threads) {

    /** The one identifying parameter of every job. */
    public static final String RUN = "run";

    /** The parameters of this run's job. */
    public static JobParameters parameters(UUID run) {
        return new JobParametersBuilder().addString(RUN, run.toString()).toJobParameters();
    }

    /** The same parts for another launch of the job: a repository that keeps nothing keeps no earlier execution either. */
    JobParts again() {
        return repository instanceof ResourcelessJobRepository
                ? new JobParts(new ResourcelessJobRepository(), tx, catalogue, files, lease, draft, threads)
                : this;
    }

    /** Reads blocks, turns them into the draft's and writes these, a part a chunk; resumes after the last committed part. */
    public <I> Step blocks(
            String name, ItemReader<I> reader, ItemProcessor<I, MadeBlock> processor, Progress progress) {
        return new StepBuilder(name, repository)
                // one item more than a part has blocks would begin the next part; the reader ends a chunk early by
                // itself only at the end
                .<I, MadeBlock>chunk(Schema.BLOCKS_PER_PART)
                .transactionManager(tx)
                .reader(reader)
                .processor(processor)
                .writer(new PartsWriter(new PartStore(files), draft, lease.token()))
                .listener(progress.ofStep())
                .build();
    }

    /** The job of these steps; ends by publishing the draft, unless that is done with all else in the one transaction of a small run. */
    public Job job(String name, Step work) {
        JobBuilder job = new JobBuilder(name, repository);
        if (!(draft instanceof StoredDraft stored)) return job.start(work).build();
        Step publish = new StepBuilder(name + ".publish", repository)
                .tasklet(
                        (contribution, context) -> {
                            stored.publish();
                            return RepeatStatus.FINISHED;
                        },
                        tx)
                .build();
        return job.start(work).next(publish).build();
    }
}
