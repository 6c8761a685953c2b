package kymo.core.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;
import org.jspecify.annotations.Nullable;

/**
 * Joins what was put aside of a dataset's parts, part after part in their order.
 *
 * <p>Memory: 16 KiB a column, and samples of {@value #MOST_SAMPLED} values in all.
 */
public final class ProfileFold {

    /** Columns that are profiled at most; those behind them are left out. */
    public static final int MOST_COLUMNS = 1_000;

    /** Gaps that are listed at most. */
    public static final int LISTED_GAPS = 100;

    private static final int MOST_SAMPLED = 4 << 20;
    private static final int LEAST_SAMPLE = 1 << 10;

    private final Schema schema;
    private final List<ColumnFold> columns = new ArrayList<>();
    private final @Nullable AxisFold axis;
    private long rows;
    private int parts;

    public ProfileFold(Schema schema) {
        this.schema = schema;
        int profiled = PartProfile.profiled(schema);
        int most = Math.max(LEAST_SAMPLE, MOST_SAMPLED / Math.max(1, profiled + 1));
        for (ColumnSpec column : schema.columns().subList(0, profiled)) {
            if (PartProfile.isRanked(column.type())) columns.add(new NumberFold(column, new Sample(most)));
            else columns.add(new CountFold(column));
        }
        axis = PartProfile.hasSteps(schema)
                ? new AxisFold(schema.columns().get(schema.axis()), new Sample(most))
                : null;
    }

    /** Takes in the next part: the block of each column, by its number, as {@link PartProfile#of} made them. */
    public void add(IntFunction<Block> state) {
        for (int column = 0; column < columns.size(); column++) {
            Words words = words(state.apply(column));
            long partRows = words.word();
            if (column == 0) rows += partRows;
            columns.get(column).add(words);
        }
        if (axis != null) axis.add(words(state.apply(columns.size())));
        parts++;
    }

    /** What is known of all the parts. */
    public DatasetProfile profile() {
        boolean exact = parts <= 1 && SampleGrid.of(schema, 0, rows).stride() == 1;
        List<DatasetProfile.ColumnFacts> facts = new ArrayList<>();
        for (ColumnFold column : columns) facts.add(column.facts(rows, exact));
        return new DatasetProfile(rows, facts, axis == null ? null : axis.facts(exact));
    }

    private static Words words(Block block) {
        return Words.of(((LongColumn) block.column(0)).values());
    }

    /** One column as it grows. */
    sealed interface ColumnFold permits NumberFold, CountFold {

        void add(Words part);

        DatasetProfile.ColumnFacts facts(long rows, boolean exact);
    }

    static boolean isTime(ColumnType type) {
        return type.isTime() || type == ColumnType.TIME;
    }
}
