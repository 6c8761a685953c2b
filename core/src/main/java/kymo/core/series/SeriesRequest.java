package kymo.core.series;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Schema;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * One window of a chart.
 *
 * @param columns names of numeric columns; empty for all of them but the axis
 * @param from the first place on the axis, as its values are written; null or blank for the dataset's beginning
 * @param to the last place, included; null or blank for the dataset's end
 * @param points the most points or buckets that a column may come in
 */
public record SeriesRequest(
        UUID dataset,
        List<String> columns,
        @Nullable String from,
        @Nullable String to,
        int points) {

    /** The most that {@code points} may be. */
    public static final int MAX_POINTS = 10_000;
    /** The most columns of one request. */
    public static final int MAX_COLUMNS = 100;

    /** @throws ProblemException {@code QUERY_INVALID} at {@code /points} */
    public SeriesRequest {
        columns = List.copyOf(columns);
        if (points < 1 || points > MAX_POINTS)
            throw new ProblemException(
                            ProblemCode.QUERY_INVALID,
                            "points must be between 1 and %,d but was %d; ask for as many as the chart is wide"
                                    .formatted(MAX_POINTS, points))
                    .in("points");
    }

    /**
     * Indices of the columns, each once.
     *
     * @throws ProblemException {@code COLUMN_UNKNOWN}, {@code COLUMN_NOT_NUMERIC}, {@code NO_NUMERIC_COLUMN}, {@code QUERY_INVALID}, at
     *     {@code /columns}
     */
    int[] columnsOf(Schema schema) {
        try {
            int[] chosen = columns.isEmpty()
                    ? everyNumeric(schema)
                    : columns.stream()
                            .mapToInt(name -> numeric(schema, name))
                            .distinct()
                            .toArray();
            if (chosen.length > MAX_COLUMNS)
                throw new ProblemException(
                        ProblemCode.QUERY_INVALID,
                        "at most %d columns are drawn at once but there would be %d; name fewer in columns"
                                .formatted(MAX_COLUMNS, chosen.length));
            return chosen;
        } catch (ProblemException e) {
            throw e.in("columns");
        }
    }

    private static int[] everyNumeric(Schema schema) {
        int[] numeric = IntStream.range(0, schema.columns().size())
                .filter(i ->
                        i != schema.axis() && schema.columns().get(i).type().isNumeric())
                .toArray();
        if (numeric.length == 0)
            throw new ProblemException(
                    ProblemCode.NO_NUMERIC_COLUMN,
                    "a numeric column besides the axis is needed but the dataset has only %s; choose columns yourself or ingest with other types"
                            .formatted(schema.describe()));
        return numeric;
    }

    private static int numeric(Schema schema, String name) {
        int index = schema.named(name);
        ColumnSpec column = schema.columns().get(index);
        if (!column.type().isNumeric())
            throw new ProblemException(
                    ProblemCode.COLUMN_NOT_NUMERIC,
                    "columns must be numeric but '%s' is of type %s; leave it out or ingest it with another type"
                            .formatted(name, column.type().wireName()));
        return index;
    }
}
