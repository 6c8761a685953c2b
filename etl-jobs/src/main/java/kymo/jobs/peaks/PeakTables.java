package kymo.jobs.peaks;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.peaks.PeakProperty;
import kymo.jobs.batch.SpillTable;
import kymo.jobs.batch.Spilled;

/**
 * What the steps put aside, a part an item.
 *
 * @param found the peaks, with the columns of the result
 */
record PeakTables(SpillTable found) {

    /** What stretches leave behind for bases beyond them: a block forwards, a block backwards, see {@link BorderRows}. */
    static final SpillTable BORDERS = new SpillTable(
            "borders",
            columns(
                    "top",
                    ColumnType.FLOAT,
                    "low",
                    ColumnType.FLOAT,
                    "low_row",
                    ColumnType.INTEGER,
                    "kind",
                    ColumnType.INTEGER));

    /** The candidates between which distance decides. */
    static final SpillTable CANDIDATES =
            new SpillTable("candidates", columns("row", ColumnType.INTEGER, "height", ColumnType.FLOAT));

    /** The rows of those that are far enough apart. */
    static final SpillTable SPACED = new SpillTable("spaced", columns("row", ColumnType.INTEGER));

    /** Bounds that do not overlap, block by block and row by row those of the peaks found. */
    static final SpillTable BOUNDS =
            new SpillTable("bounds", columns("left", ColumnType.INTEGER, "right", ColumnType.INTEGER));

    PeakTables(Schema result) {
        this(new SpillTable("found", result));
    }

    /** The place of a property among the columns of the result. */
    int column(PeakProperty property) {
        return found.schema().indexOf(property.columnName());
    }

    private static List<ColumnSpec> columns(Object... namesAndTypes) {
        List<ColumnSpec> columns = new ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2)
            columns.add(new ColumnSpec((String) namesAndTypes[i], (ColumnType) namesAndTypes[i + 1], null));
        return columns;
    }

    /** One column of all rows of a part; empty when there is no such part. */
    static Column column(Spilled table, SpillTable of, int number, int column) {
        if (table.rows(number) == 0)
            return of.schema().columns().get(column).type() == ColumnType.INTEGER ? LongColumn.of() : DoubleColumn.of();
        try (Spilled.Part part = table.open(number)) {
            List<Block> blocks = new ArrayList<>();
            long row = 0;
            for (int i = 0; i < part.blocks(); i++) {
                Block block = part.read(i);
                blocks.add(new Block(row, block.rows(), List.of(block.column(column))));
                row += block.rows();
            }
            return Block.join(blocks).column(0);
        }
    }

    static long[] longs(Spilled table, SpillTable of, int number, int column) {
        return ((LongColumn) column(table, of, number, column)).values();
    }
}
