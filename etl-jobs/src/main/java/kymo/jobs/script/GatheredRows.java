package kymo.jobs.script;

import java.util.ArrayList;
import java.util.List;
import kymo.core.kernel.Block;
import kymo.jobs.batch.MadeBlock;
import kymo.jobs.batch.Spilled;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** The rows that were put aside, in order over all parts, as blocks of the result; resumes after the last committed one. */
final class GatheredRows implements ItemStreamReader<MadeBlock> {

    private static final String NEXT = "next.block";

    private final ScriptRun run;
    private final int items;
    private final int blockRows;
    private final List<AsidePart> parts = new ArrayList<>();
    private @Nullable MergedRows merged;
    private long nextBlock;

    /** @param items how many parts were put aside */
    GatheredRows(ScriptRun run, int items) {
        this.run = run;
        this.items = items;
        this.blockRows = run.binding().output().blockRows();
    }

    @Override
    public void open(ExecutionContext context) {
        Spilled aside = run.parts().draft().spills().read(ScriptedRows.rows(run));
        for (int item = 0; item < items; item++) if (aside.rows(item) > 0) parts.add(new AsidePart(aside, item));
        MergedRows all = new MergedRows(run.binding().declaration().kind(), parts);
        nextBlock = context.getLong(NEXT, 0);
        all.skip(nextBlock * blockRows);
        merged = all;
    }

    @Override
    public @Nullable MadeBlock read() {
        if (merged == null) throw new IllegalStateException("a source is opened before it is read");
        Block next = merged.next(nextBlock * blockRows, blockRows);
        if (next == null) return null;
        nextBlock++;
        return new MadeBlock(next);
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(NEXT, nextBlock);
    }

    @Override
    public void close() {
        parts.forEach(AsidePart::close);
        parts.clear();
    }
}
