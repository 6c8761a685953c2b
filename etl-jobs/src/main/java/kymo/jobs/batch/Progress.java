package kymo.jobs.batch;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.ChunkListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.listener.StepListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;

/** Tells after every chunk how far the run is, over all its steps and partitions, and stops them there when that is wanted. */
public final class Progress {

    private final RunLease lease;
    private final int passes;
    private final AtomicLong rowsPassed;
    private volatile long rowsTotal;

    /** Of a job that goes over its rows once. */
    public Progress(RunLease lease, long rowsDone, long rowsTotal) {
        this(lease, rowsDone, rowsTotal, 1);
    }

    /**
     * Of a job that goes over its rows in several passes, whose steps all tell of it.
     *
     * @param rowsPassed rows done so far, summed over the passes
     * @param rowsTotal rows of one pass
     */
    public Progress(RunLease lease, long rowsPassed, long rowsTotal, int passes) {
        this.lease = lease;
        this.passes = passes;
        this.rowsPassed = new AtomicLong(rowsPassed);
        this.rowsTotal = rowsTotal;
    }

    /** Corrects the expected number of rows. */
    public void expect(long rows) {
        rowsTotal = rows;
    }

    /** @param rows how many rows of a pass an item of the step has taken */
    <T> StepListener ofStep(ToLongFunction<T> rows) {
        return new OfStep<>(rows);
    }

    private final class OfStep<T> implements ChunkListener<Object, T>, StepExecutionListener {
        private final ToLongFunction<T> rowsOf;
        private @Nullable StepExecution step;

        OfStep(ToLongFunction<T> rowsOf) {
            this.rowsOf = rowsOf;
        }

        @Override
        public void beforeStep(StepExecution execution) {
            step = execution;
        }

        @Override
        public void afterChunk(Chunk<T> chunk) {
            long rows = 0;
            for (T made : chunk) rows += rowsOf.applyAsLong(made);
            long done = rowsPassed.addAndGet(rows) / passes;
            lease.progress(done, Math.max(done, rowsTotal));
            if (step != null && lease.stopRequested()) step.setTerminateOnly();
        }
    }
}
