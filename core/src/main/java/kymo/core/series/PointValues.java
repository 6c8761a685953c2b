package kymo.core.series;

import java.util.List;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import org.jspecify.annotations.Nullable;

/** A column's values in the rows of a short window. */
final class PointValues {

    private final long firstRow;
    private final @Nullable Object[] values;

    PointValues(RowWindow window) {
        this.firstRow = window.fromRow();
        this.values = new @Nullable Object[Math.toIntExact(window.rows())];
    }

    void add(long firstRow, Column column) {
        int at = (int) (firstRow - this.firstRow);
        for (int row = 0; row < column.size(); row++) values[at + row] = value(column, row);
    }

    /** @param spans of the rows, each from a place to the same place */
    List<Point> points(List<Span> spans, boolean descending) {
        return Listed.of(
                values.length, descending, index -> new Point(spans.get(index).from(), values[index]));
    }

    private static @Nullable Object value(Column column, int row) {
        if (column.isMissing(row)) return null;
        if (column instanceof LongColumn longs) return longs.values()[row];
        double value = ((DoubleColumn) column).values()[row];
        return Double.isFinite(value) ? (Object) value : Double.toString(value);
    }
}
