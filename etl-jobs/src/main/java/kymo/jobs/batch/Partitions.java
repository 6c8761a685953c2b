package kymo.jobs.batch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Schema;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Splits a step over a large dataset by row range, on local threads. Where the borders lie depends on the dataset alone, so a run may be
 * resumed with another number of threads.
 */
public final class Partitions {

    /** Datasets with more rows are split. */
    public static final long SPLIT_ABOVE_ROWS = 4L << 20;

    private static final int MOST = 64;
    private static final String FIRST = "first.block";
    private static final String END = "end.block";

    private Partitions() {}

    /** A step that does {@code work} on every range of {@code input}: one range when it is not large. */
    public static Step over(String name, Dataset input, JobParts parts, Function<BlockRange, Step> work) {
        return over(name, input, () -> input.schema().parts(input.rows()), parts, work);
    }

    /**
     * A step that does {@code work} on every range of another dataset, such as the result: one range when the input is not large.
     *
     * @param partCount how many parts that dataset has; asked for when the step begins, and the same whenever it is asked
     */
    public static Step over(
            String name, Dataset input, LongSupplier partCount, JobParts parts, Function<BlockRange, Step> work) {
        if (!isLarge(input)) return work.apply(BlockRange.ALL);
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor(name + "-");
        threads.setConcurrencyLimit(parts.threads());
        return new StepBuilder(name, parts.repository())
                .partitioner(name + ".part", borders(partCount))
                .step(new RangeStep(name + ".part", work))
                .taskExecutor(threads)
                .build();
    }

    /**
     * A step over the parts of {@code input}, {@code each} items a part, whose work puts rows aside; on ranges of parts when it is large.
     *
     * @param work the work on a range of items; asked for once a range
     */
    public static Step items(
            String name, Dataset input, int each, JobParts parts, Progress progress, Supplier<ItemWork> work) {
        return over(name, input, parts, range -> {
            int first = Math.toIntExact(range.first() / Schema.BLOCKS_PER_PART);
            int end = (int) Math.min(input.schema().parts(input.rows()), range.end() / Schema.BLOCKS_PER_PART);
            return parts.aside(name, first * each, end * each, work.get(), progress);
        });
    }

    /** Whether steps over it are split. */
    public static boolean isLarge(Dataset input) {
        return input.rows() > SPLIT_ABOVE_ROWS;
    }

    private static Partitioner borders(LongSupplier partCount) {
        return gridSize -> {
            long parts = partCount.getAsLong();
            long partsEach = (parts + MOST - 1) / MOST;
            Map<String, ExecutionContext> ranges = new LinkedHashMap<>();
            for (long part = 0; part < parts; part += partsEach) {
                ExecutionContext range = new ExecutionContext();
                range.putLong(FIRST, part * Schema.BLOCKS_PER_PART);
                range.putLong(END, (part + partsEach) * Schema.BLOCKS_PER_PART);
                ranges.put("part" + part, range);
            }
            return ranges;
        };
    }

    /** Builds the step of a range when that range is to be done, so that ranges share no state. */
    private record RangeStep(String name, Function<BlockRange, Step> work) implements Step {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public void execute(StepExecution execution) throws JobInterruptedException {
            ExecutionContext range = execution.getExecutionContext();
            work.apply(new BlockRange(range.getLong(FIRST), range.getLong(END))).execute(execution);
        }
    }
}
