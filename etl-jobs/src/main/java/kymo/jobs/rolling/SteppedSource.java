package kymo.jobs.rolling;

import java.util.function.Supplier;
import kymo.core.dataset.Schema;
import kymo.core.processors.SteppedBlocks;
import kymo.jobs.batch.BlockRange;
import kymo.jobs.batch.MadeBlock;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** The blocks of a result that keeps every so manyth row, from {@code range} of its blocks; resumes after the last committed one. */
final class SteppedSource implements ItemStreamReader<MadeBlock> {

    private static final String NEXT = "next.block";

    private final Supplier<SteppedBlocks> opening;
    private final Schema schema;
    private final BlockRange range;
    private @Nullable SteppedBlocks blocks;
    private long next;

    SteppedSource(Supplier<SteppedBlocks> opening, Schema schema, BlockRange range) {
        this.opening = opening;
        this.schema = schema;
        this.range = range;
    }

    @Override
    public void open(ExecutionContext context) {
        next = context.getLong(NEXT, range.first());
        blocks = opening.get();
    }

    @Override
    public @Nullable MadeBlock read() {
        if (blocks == null) throw new IllegalStateException("a source is opened before it is read");
        long first = next * schema.blockRows();
        long end = Math.min(blocks.rows(), first + schema.blockRows());
        if (next >= range.end() || first >= end) return null;
        next++;
        return new MadeBlock(blocks.rows(first, end));
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(NEXT, next);
    }

    @Override
    public void close() {
        if (blocks != null) blocks.close();
        blocks = null;
    }
}
