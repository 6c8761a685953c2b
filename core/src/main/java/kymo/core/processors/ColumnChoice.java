package kymo.core.processors;

import java.util.List;
import java.util.stream.IntStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Schema;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** The columns that a request names; none named means every numeric column but the axis. */
record ColumnChoice(List<String> names) {

    /**
     * Indices of the chosen columns in the order in which they were named, each once.
     *
     * @throws ProblemException when a name is unknown, a column holds no numbers, or nothing is left to work on
     */
    int[] numeric(Schema schema) {
        int[] chosen = names.isEmpty()
                ? IntStream.range(0, schema.columns().size())
                        .filter(i -> i != schema.axis()
                                && schema.columns().get(i).type().isNumeric())
                        .toArray()
                : IntStream.range(0, names.size())
                        .map(place -> named(schema, place))
                        .distinct()
                        .toArray();
        if (chosen.length == 0)
            throw new ProblemException(
                    ProblemCode.NO_NUMERIC_COLUMN,
                    "a numeric column besides the axis is needed but the dataset has only %s; choose columns yourself or ingest with other types"
                            .formatted(schema.describe()));
        return chosen;
    }

    private int named(Schema schema, int place) {
        String name = names.get(place);
        int index;
        try {
            index = schema.named(name);
        } catch (ProblemException e) {
            throw e.in(place).in("columns");
        }
        ColumnSpec column = schema.columns().get(index);
        if (!column.type().isNumeric())
            throw new ProblemException(
                            ProblemCode.COLUMN_NOT_NUMERIC,
                            "columns must be numeric but '%s' is of type %s; leave it out or ingest it with another type"
                                    .formatted(name, column.type().wireName()))
                    .in(place)
                    .in("columns");
        return index;
    }
}
