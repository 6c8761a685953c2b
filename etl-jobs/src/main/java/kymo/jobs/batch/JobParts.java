package kymo.jobs.batch;

import java.util.UUID;
import java.util.function.ToLongFunction;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.PartStore;
import kymo.core.dataset.Schema;
import kymo.core.files.FileStore;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.listener.StepListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
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
        return blocks(name, reader, processor, progress, made -> made.block().rows());
    }

    /**
     * The same, where the blocks are not what the job's progress is counted by.
     *
     * @param rows how many rows of a pass a block has taken
     */
    public <I> Step blocks(
            String name,
            ItemReader<I> reader,
            ItemProcessor<I, MadeBlock> processor,
            Progress progress,
            ToLongFunction<MadeBlock> rows) {
        return written(name, reader, processor, progress.ofStep(rows), false);
    }

    /** Reads the draft's blocks and writes these, a part a chunk, with a profile of each part put aside; resumes after the last committed part. */
    public Step profiledBlocks(String name, ItemReader<MadeBlock> reader, Progress progress) {
        return written(
                name,
                reader,
                block -> block,
                progress.ofStep((MadeBlock made) -> made.block().rows()),
                true);
    }

    private <I> Step written(
            String name,
            ItemReader<I> reader,
            ItemProcessor<I, MadeBlock> processor,
            StepListener progress,
            boolean profiled) {
        return new StepBuilder(name, repository)
                // one item more than a part has blocks would begin the next part; the reader ends a chunk early by
                // itself only at the end
                .<I, MadeBlock>chunk(Schema.BLOCKS_PER_PART)
                .transactionManager(tx)
                .reader(reader)
                .processor(processor)
                .writer(new PartsWriter(new PartStore(files), draft, lease.token(), profiled))
                .listener(progress)
                .build();
    }

    /**
     * Works on the items {@code first} (inclusive) to {@code end} (exclusive), each for itself, and puts aside what comes of each; resumes after the
     * last committed item.
     */
    public Step aside(String name, int first, int end, ItemWork work, Progress progress) {
        Spills spills = draft.spills();
        return new StepBuilder(name, repository)
                .<Integer, PutAside>chunk(1)
                .transactionManager(tx)
                .reader(new ItemNumbers(first, end))
                .processor(work::on)
                .writer(chunk -> chunk.forEach(
                        made -> made.tables().forEach(rows -> spills.put(rows.table(), rows.number(), rows.blocks()))))
                .listener(progress.ofStep(PutAside::rowsRead))
                .listener(new StepExecutionListener() {
                    @Override
                    public ExitStatus afterStep(StepExecution execution) {
                        work.close();
                        return execution.getExitStatus();
                    }
                })
                .build();
    }

    /** The job of these steps; ends by publishing the draft, unless that is done with all else in the one transaction of a small run. */
    public Job job(String name, Step first, Step... others) {
        SimpleJobBuilder job = new JobBuilder(name, repository).start(first);
        for (Step step : others) job.next(step);
        if (draft instanceof StoredDraft stored) job.next(publish(name, stored));
        return job.build();
    }

    private Step publish(String name, StoredDraft stored) {
        return new StepBuilder(name + ".publish", repository)
                .tasklet(
                        (contribution, context) -> {
                            stored.publish();
                            return RepeatStatus.FINISHED;
                        },
                        tx)
                .build();
    }
}
