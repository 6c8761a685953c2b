package kymo.core.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive rows of some columns: the item of every chunk-oriented step.
 *
 * <p>Shape: every column has {@link #rows()} rows; the block's first row is row {@link #firstRow()} of its dataset.
 */
public final class Block {

    /** Most rows that a block may have. */
    public static final int MAX_ROWS = 65_536;

    private static final long MAX_BYTES = 4L << 20;

    private final long firstRow;
    private final int rows;
    private final List<Column> columns;

    /** @throws IllegalArgumentException unless all columns have {@code rows} rows */
    public Block(long firstRow, int rows, List<? extends Column> columns) {
        for (int index = 0; index < columns.size(); index++) {
            int size = columns.get(index).size();
            if (size != rows)
                throw new IllegalArgumentException(
                        "columns of a block must have the same number of rows (%d) but column %d has %d"
                                .formatted(rows, index, size));
        }
        this.firstRow = firstRow;
        this.rows = rows;
        this.columns = List.copyOf(columns);
    }

    /**
     * The rows of a dataset's blocks: the largest power of two ≤ {@value #MAX_ROWS} with rows × row width ≤ 4 MiB, at least 1.
     *
     * @param rowBytes bytes of a row: 8 a column, for text its sampled width if that is more
     */
    public static int rowsFor(long rowBytes) {
        if (rowBytes <= 0) return MAX_ROWS;
        long rows = Math.min(MAX_ROWS, MAX_BYTES / rowBytes);
        return rows < 1 ? 1 : (int) Long.highestOneBit(rows);
    }

    /** The row of the dataset, counted from 0, that is this block's row 0. */
    public long firstRow() {
        return firstRow;
    }

    public int rows() {
        return rows;
    }

    public List<Column> columns() {
        return columns;
    }

    public Column column(int index) {
        return columns.get(index);
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive), counted within this block. */
    public Block slice(int from, int to) {
        if (from == 0 && to == rows) return this;
        return new Block(
                firstRow + from,
                to - from,
                columns.stream().map(c -> c.slice(from, to)).toList());
    }

    /** These blocks, of the same columns and each beginning where the one before ends, as one. */
    public static Block join(List<Block> parts) {
        Block first = parts.get(0);
        if (parts.size() == 1) return first;
        int rows = 0;
        for (Block part : parts) {
            if (part.firstRow != first.firstRow + rows)
                throw new IllegalArgumentException("blocks must follow one another but row %d comes after row %d"
                        .formatted(part.firstRow, first.firstRow + rows));
            rows += part.rows;
        }
        List<Column> joined = new ArrayList<>(first.columns.size());
        for (int index = 0; index < first.columns.size(); index++) {
            List<Column> column = new ArrayList<>(parts.size());
            for (Block part : parts) column.add(part.column(index));
            joined.add(Joining.join(column));
        }
        return new Block(first.firstRow, rows, joined);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Block other
                && firstRow == other.firstRow
                && rows == other.rows
                && columns.equals(other.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return "rows %d to %d of %d columns".formatted(firstRow, firstRow + rows, columns.size());
    }
}
