package kymo.core.profile;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;

/**
 * What is kept of one part until all are there: a block of words a column, then one of the axis; less than a fiftieth of the part's bytes where there are
 * several parts.
 */
public final class PartProfile {

    /** The columns of such a block. */
    public static final List<ColumnSpec> COLUMNS = List.of(new ColumnSpec("word", ColumnType.INTEGER, null));

    private PartProfile() {}

    /** Of part {@code number}, whose rows these are. */
    public static List<Block> of(Schema schema, int number, List<Block> part) {
        long rows = part.stream().mapToLong(Block::rows).sum();
        SampleGrid grid = SampleGrid.of(schema, number, rows);
        List<Block> states = new ArrayList<>();
        for (int column = 0; column < profiled(schema); column++) {
            Words state = Words.empty();
            state.put(rows);
            ColumnType type = schema.columns().get(column).type();
            if (isRanked(type)) numbers(part, column, grid, state);
            else if (type.carrier() == ColumnType.Carrier.LONG) times(part, column, state);
            else state.put(missing(part, column));
            states.add(block(state));
        }
        if (hasSteps(schema)) states.add(block(steps(schema, part, grid)));
        return states;
    }

    static int profiled(Schema schema) {
        return Math.min(ProfileFold.MOST_COLUMNS, schema.columns().size());
    }

    static boolean isRanked(ColumnType type) {
        return type.isNumeric() || type == ColumnType.EMPTY;
    }

    static boolean hasSteps(Schema schema) {
        if (schema.axis() < 0) return false;
        ColumnType type = schema.columns().get(schema.axis()).type();
        return type.isNumeric() || type.carrier() == ColumnType.Carrier.LONG;
    }

    private static void numbers(List<Block> part, int column, SampleGrid grid, Words out) {
        ColumnState state = new ColumnState(grid);
        for (Block block : part) state.add(block.firstRow(), ColumnState.doubles(block.column(column)));
        state.save(out);
    }

    private static void times(List<Block> part, int column, Words out) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (Block block : part) {
            LongColumn times = (LongColumn) block.column(column);
            boolean all = times.validity().isAll();
            for (int row = 0; row < times.size(); row++) {
                if (!all && times.isMissing(row)) continue;
                min = Math.min(min, times.values()[row]);
                max = Math.max(max, times.values()[row]);
            }
        }
        out.put(missing(part, column));
        out.put(min);
        out.put(max);
    }

    private static long missing(List<Block> part, int column) {
        long missing = 0;
        for (Block block : part) missing += block.column(column).missingCount();
        return missing;
    }

    private static Words steps(Schema schema, List<Block> part, SampleGrid grid) {
        boolean whole = schema.columns().get(schema.axis()).type().carrier() == ColumnType.Carrier.LONG;
        AxisState state = new AxisState(whole, grid);
        for (Block block : part) state.add(block.firstRow(), block.column(schema.axis()));
        Words out = Words.empty();
        state.save(out);
        return out;
    }

    private static Block block(Words state) {
        long[] words = state.written();
        return new Block(0, words.length, List.of(LongColumn.of(words)));
    }
}
