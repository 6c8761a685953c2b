package kymo.core.series;

import java.util.List;
import kymo.core.dataset.CellText;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.Column;
import org.jspecify.annotations.Nullable;

/** A column's values in the rows of a short window. */
final class PointValues {

    private final ColumnType type;
    private final long firstRow;
    private final @Nullable Object[] values;

    PointValues(RowWindow window, ColumnType type) {
        this.type = type;
        this.firstRow = window.fromRow();
        this.values = new @Nullable Object[Math.toIntExact(window.rows())];
    }

    void add(long firstRow, Column column) {
        int at = (int) (firstRow - this.firstRow);
        for (int row = 0; row < column.size(); row++) values[at + row] = CellText.value(column, row, type);
    }

    /** @param spans of the rows, each from a place to the same place */
    List<Point> points(List<Span> spans, boolean descending) {
        return Listed.of(
                values.length, descending, index -> new Point(spans.get(index).from(), values[index]));
    }
}
