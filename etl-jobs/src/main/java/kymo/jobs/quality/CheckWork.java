package kymo.jobs.quality;

import java.util.List;
import kymo.core.dataset.BlockWalk;
import kymo.core.dataset.Neighbourhood;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.quality.Samples;
import kymo.core.quality.CheckedColumn;
import kymo.core.quality.PartCheck;
import kymo.core.quality.TimeScale;
import kymo.jobs.batch.ItemWork;
import kymo.jobs.batch.PutAside;
import kymo.jobs.batch.SpillTable;
import org.jspecify.annotations.Nullable;

/** The pass over the values: an item is one column of one part, with the neighbours that its tests need. */
final class CheckWork implements ItemWork {

    /** The runs of each item, see {@link kymo.core.quality.FlagRun}. */
    static final SpillTable RUNS = new SpillTable("runs", PartCheck.COLUMNS);

    /** What joins them over the parts' borders, see {@link kymo.core.quality.PartBorders}. */
    static final SpillTable BORDERS = new SpillTable("borders", PartCheck.COLUMNS);

    private final Checked checked;
    private final Schema schema;
    private final boolean hasAxis;

    CheckWork(Checked checked) {
        this.checked = checked;
        this.schema = checked.input().schema();
        this.hasAxis = TimeScale.isAxisTested(schema);
    }

    @Override
    public PutAside on(int item) {
        int part = item / checked.columnCount();
        Checked.Plan plan = checked.plan();
        CheckedColumn column = plan.columns().get(item % checked.columnCount());
        PartCheck found = new PartCheck(column.tests());
        long first = (long) part * Schema.BLOCKS_PER_PART;
        try (BlockWalk walk =
                new BlockWalk(checked.open(), read(column), column.halo(), first, first + Schema.BLOCKS_PER_PART)) {
            for (Neighbourhood block = walk.next(); block != null; block = walk.next()) {
                Neighbourhood.Wide wide = block.read();
                found.add(samples(wide.block(), column, plan.scale()), wide.from(), wide.to());
            }
        }
        List<Block> runs = found.runs();
        return new PutAside(
                List.of(
                        new PutAside.Rows(RUNS, item, runs),
                        new PutAside.Rows(BORDERS, item, List.of(found.borders()))),
                checked.partRows(part));
    }

    private int[] read(CheckedColumn column) {
        if (column.isAxis()) return new int[] {column.index()};
        return hasAxis ? new int[] {schema.axis(), column.index()} : new int[] {column.index()};
    }

    private Samples samples(Block block, CheckedColumn column, TimeScale scale) {
        @Nullable Column axis = hasAxis ? block.column(0) : null;
        LongColumn times = scale.times(axis, block.firstRow(), block.rows());
        if (column.isAxis()) return Samples.of(times);
        return Samples.of(times, doubles(block.column(hasAxis ? 1 : 0)));
    }

    /** Whole numbers above 2^53 lose their last bits. */
    private static DoubleColumn doubles(Column column) {
        if (column instanceof DoubleColumn already) return already;
        LongColumn whole = (LongColumn) column;
        double[] values = new double[whole.size()];
        for (int row = 0; row < values.length; row++)
            values[row] = whole.isMissing(row) ? Double.NaN : whole.values()[row];
        return DoubleColumn.of(values);
    }

    @Override
    public void close() {}
}
