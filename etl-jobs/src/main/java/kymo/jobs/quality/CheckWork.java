package kymo.jobs.quality;

import java.util.List;
import kymo.core.dataset.BlockWalk;
import kymo.core.dataset.Neighbourhood;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.processors.QualityPlan;
import kymo.core.quality.CheckedColumn;
import kymo.core.quality.PartCheck;
import kymo.jobs.batch.ItemWork;
import kymo.jobs.batch.PutAside;
import kymo.jobs.batch.SpillTable;

/** The pass over the values: an item is one column of one part, with the neighbours that its tests need. */
final class CheckWork implements ItemWork {

    /** The runs of each item, see {@link kymo.core.quality.FlagRun}. */
    static final SpillTable RUNS = new SpillTable("runs", PartCheck.COLUMNS);

    /** What joins them over the parts' borders, see {@link kymo.core.quality.PartBorders}. */
    static final SpillTable BORDERS = new SpillTable("borders", PartCheck.COLUMNS);

    private final Checked checked;

    CheckWork(Checked checked) {
        this.checked = checked;
    }

    @Override
    public PutAside on(int item) {
        int part = item / checked.columnCount();
        QualityPlan plan = checked.plan();
        CheckedColumn column = plan.columns().get(item % checked.columnCount());
        PartCheck found = new PartCheck(column.tests());
        long first = (long) part * Schema.BLOCKS_PER_PART;
        try (BlockWalk walk = new BlockWalk(
                checked.open(), plan.read(column), column.halo(), first, first + Schema.BLOCKS_PER_PART)) {
            for (Neighbourhood block = walk.next(); block != null; block = walk.next()) {
                Neighbourhood.Wide wide = block.read();
                found.add(plan.samples(wide.block(), column), wide.from(), wide.to());
            }
        }
        List<Block> runs = found.runs();
        return new PutAside(
                List.of(
                        new PutAside.Rows(RUNS, item, runs),
                        new PutAside.Rows(BORDERS, item, List.of(found.borders()))),
                checked.partRows(part));
    }

    @Override
    public void close() {}
}
