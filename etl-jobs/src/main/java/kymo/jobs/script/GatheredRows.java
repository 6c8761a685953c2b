package kymo.jobs.script;

import java.util.ArrayList;
import java.util.List;
import kymo.core.kernel.Block;
import kymo.jobs.batch.MadeBlock;
import kymo.jobs.batch.Spilled;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** The rows that were put aside, part after part, as blocks of the result; resumes after the last committed one. */
final class GatheredRows implements ItemStreamReader<MadeBlock> {

    private static final String NEXT = "next.block";

    private final ScriptRun run;
    private final int items;
    private final int blockRows;
    private @Nullable Spilled aside;
    private Spilled.@Nullable Part part;
    private long nextBlock;
    private int item;
    private int nextInPart;
    private @Nullable Block rest;

    /** @param items how many parts were put aside */
    GatheredRows(ScriptRun run, int items) {
        this.run = run;
        this.items = items;
        this.blockRows = run.binding().output().blockRows();
    }

    @Override
    public void open(ExecutionContext context) {
        Spilled all = run.parts().draft().spills().read(ScriptedRows.rows(run));
        aside = all;
        nextBlock = context.getLong(NEXT, 0);
        long skip = nextBlock * blockRows;
        for (item = 0; item < items && skip >= all.rows(item); item++) skip -= all.rows(item);
        while (skip > 0) {
            Block found = next();
            if (found == null) break;
            if (found.rows() > skip) rest = found.slice((int) skip, found.rows());
            skip -= Math.min(skip, found.rows());
        }
    }

    @Override
    public @Nullable MadeBlock read() {
        List<Block> pieces = new ArrayList<>();
        int rows = 0;
        while (rows < blockRows) {
            Block found = next();
            if (found == null) break;
            int taken = Math.min(found.rows(), blockRows - rows);
            if (taken < found.rows()) rest = found.slice(taken, found.rows());
            pieces.add(new Block(
                    nextBlock * blockRows + rows, taken, found.slice(0, taken).columns()));
            rows += taken;
        }
        if (rows == 0) return null;
        nextBlock++;
        return new MadeBlock(Block.join(pieces));
    }

    private @Nullable Block next() {
        Block left = rest;
        rest = null;
        if (left != null) return left;
        Spilled all = aside;
        if (all == null) throw new IllegalStateException("a source is opened before it is read");
        while (item < items) {
            Spilled.Part open = part;
            if (open == null) {
                if (all.rows(item) == 0) {
                    item++;
                    continue;
                }
                part = open = all.open(item);
                nextInPart = 0;
            }
            if (nextInPart < open.blocks()) return open.read(nextInPart++);
            close();
            item++;
        }
        return null;
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(NEXT, nextBlock);
    }

    @Override
    public void close() {
        if (part != null) part.close();
        part = null;
    }
}
