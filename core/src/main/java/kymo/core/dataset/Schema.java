package kymo.core.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/**
 * A dataset's columns in order, its axis and the rows of its blocks; fixed before the first block is written.
 *
 * @param axis index of the column that others are drawn over (its time or first monotonic column), or -1 for the row number
 * @param blockRows rows of every block but the last, a power of two, see {@link kymo.core.kernel.Block#rowsFor}
 */
public record Schema(List<ColumnSpec> columns, int axis, int blockRows) {

    /** The blocks of a part file, and so the grid on which partitions begin. */
    public static final int BLOCKS_PER_PART = 16;

    private static final int DESCRIBED_COLUMNS = 20;

    /** @throws IllegalArgumentException when two columns share a name, the axis is none of them or blockRows is no power of two */
    public Schema {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (ColumnSpec column : columns) {
            if (!names.add(column.name()))
                throw new IllegalArgumentException(
                        "column names must be unique but '%s' occurs twice".formatted(column.name()));
        }
        if (axis < -1 || axis >= columns.size())
            throw new IllegalArgumentException(
                    "axis must be -1 or a column's index (%d columns) but was %d".formatted(columns.size(), axis));
        if (Integer.bitCount(blockRows) != 1)
            throw new IllegalArgumentException("blockRows must be a power of two but was " + blockRows);
    }

    /** The index of the column called {@code name}, or -1. */
    public int indexOf(String name) {
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).name().equals(name)) return index;
        }
        return -1;
    }

    /**
     * The index of the column called {@code name}, which somebody asked for.
     *
     * @throws ProblemException {@code COLUMN_UNKNOWN}, with the columns that there are
     */
    public int named(String name) {
        int index = indexOf(name);
        if (index < 0)
            throw new ProblemException(
                    ProblemCode.COLUMN_UNKNOWN,
                    "columns must name columns of the dataset but '%s' is none; it has %s".formatted(name, describe()));
        return index;
    }

    /** The columns with their types, as a message lists them: the first twenty. */
    public String describe() {
        String list = columns.stream()
                .limit(DESCRIBED_COLUMNS)
                .map(c -> "'%s' (%s)".formatted(c.name(), c.type().wireName()))
                .collect(Collectors.joining(", "));
        int more = columns.size() - DESCRIBED_COLUMNS;
        return list.isEmpty() ? "no columns" : more > 0 ? list + " and %d more".formatted(more) : list;
    }

    /** How many parts so many rows make. */
    public long parts(long rows) {
        return (rows + partRows() - 1) / partRows();
    }

    /** Rows of every part but the last. */
    public long partRows() {
        return (long) blockRows * BLOCKS_PER_PART;
    }
}
