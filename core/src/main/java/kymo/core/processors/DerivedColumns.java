package kymo.core.processors;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.problems.ProblemException;

/** The columns of a result that has a row for a row: the axis unchanged, if there is one, and one made of each chosen column. */
final class DerivedColumns {

    private final int[] inputColumns;
    private final int axes;
    private final Schema output;

    /**
     * What becomes of the chosen columns of {@code input}.
     *
     * @param result what {@code made} of {@link #block} makes of a column
     * @throws ProblemException when a column does not fit
     */
    DerivedColumns(Schema input, ColumnChoice columns, UnaryOperator<ColumnSpec> result) {
        int[] chosen = columns.numeric(input);
        this.axes = input.axis() >= 0 ? 1 : 0;
        this.inputColumns = new int[axes + chosen.length];
        List<ColumnSpec> specs = new ArrayList<>();
        if (axes == 1) {
            inputColumns[0] = input.axis();
            specs.add(input.columns().get(input.axis()));
        }
        for (int i = 0; i < chosen.length; i++) {
            inputColumns[axes + i] = chosen[i];
            specs.add(result.apply(input.columns().get(chosen[i])));
        }
        this.output = new Schema(specs, axes - 1, input.blockRows());
    }

    Schema output() {
        return output;
    }

    int[] inputColumns() {
        return inputColumns.clone();
    }

    /** Rows {@code from} to {@code to} of {@code wide}, where {@code made} makes of a whole column its result in those rows. */
    Block block(Block wide, int from, int to, UnaryOperator<DoubleColumn> made) {
        List<Column> columns = new ArrayList<>(inputColumns.length);
        for (int i = 0; i < inputColumns.length; i++) {
            Column column = wide.column(i);
            columns.add(i < axes ? column.slice(from, to) : made.apply(DoubleColumn.widened(column)));
        }
        return new Block(wide.firstRow() + from, to - from, columns);
    }
}
