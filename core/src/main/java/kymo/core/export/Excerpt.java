package kymo.core.export;

import java.util.List;
import java.util.stream.IntStream;
import kymo.core.dataset.Schema;
import kymo.core.problems.ProblemException;

/**
 * What of a dataset leaves it.
 *
 * @param columns names in the order in which they leave; empty for all
 * @param fromRow the first row, counted from 0
 * @param toRow the row after the last; may lie beyond the dataset's end
 */
public record Excerpt(List<String> columns, long fromRow, long toRow) {

    /** All columns of all rows. */
    public static final Excerpt WHOLE = new Excerpt(List.of(), 0, Long.MAX_VALUE);

    /** @throws IllegalArgumentException unless {@code 0 <= fromRow <= toRow} */
    public Excerpt {
        columns = List.copyOf(columns);
        if (fromRow < 0 || fromRow > toRow)
            throw new IllegalArgumentException(
                    "rows must go from 0 or above up to a row not before but were %d to %d".formatted(fromRow, toRow));
    }

    /** Whether no row of so many is left out. */
    boolean isAllRows(long rows) {
        return fromRow == 0 && toRow >= rows;
    }

    /** How many rows of so many it holds. */
    public long rowsOf(long rows) {
        return Math.max(0, Math.min(toRow, rows) - fromRow);
    }

    /**
     * Indices of the columns, each once.
     *
     * @throws ProblemException {@code COLUMN_UNKNOWN} at {@code /columns}
     */
    int[] columnsOf(Schema schema) {
        if (columns.isEmpty())
            return IntStream.range(0, schema.columns().size()).toArray();
        try {
            return columns.stream().mapToInt(schema::named).distinct().toArray();
        } catch (ProblemException e) {
            throw e.in("columns");
        }
    }
}
