package kymo.jobs.batch;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.ChunkListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.listener.StepListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;

/** Tells after every chunk how far the run is, over all its partitions, and stops them there when that is wanted. */
public final class Progress {

    private final RunLease lease;
    private final AtomicLong rowsDone;
    private volatile long rowsTotal;

    public Progress(RunLease lease, long rowsDone, long rowsTotal) {
        this.lease = lease;
        this.rowsDone = new AtomicLong(rowsDone);
        this.rowsTotal = rowsTotal;
    }

    /** Corrects the expected number of rows. */
    public void expect(long rows) {
        rowsTotal = rows;
    }

    StepListener ofStep() {
        return new OfStep();
    }

    private final class OfStep implements ChunkListener<Object, MadeBlock>, StepExecutionListener {
        private @Nullable StepExecution step;

        @Override
        public void beforeStep(StepExecution execution) {
            step = execution;
        }

        @Override
        public void afterChunk(Chunk<MadeBlock> chunk) {
            long rows = 0;
            for (MadeBlock made : chunk) rows += made.block().rows();
            long done = rowsDone.addAndGet(rows);
            lease.progress(done, Math.max(done, rowsTotal));
            if (step != null && lease.stopRequested()) step.setTerminateOnly();
        }
    }
}
