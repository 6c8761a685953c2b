package kymo.jobs.ingest.columnar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.jobs.ingest.format.Notice;

/**
 * Everything that was understood of a file of columns. Plain values, so that it can rest as JSON beside the run.
 *
 * @param format {@code parquet} or {@code arrow}
 * @param fileName for messages
 * @param axis index of the column that others are drawn over, -1 for the row number
 * @param blockRows rows of every block but the last
 */
record ColumnarReading(
        String format, String fileName, List<ColumnarColumn> columns, List<Notice> notices, int axis, int blockRows) {

    ColumnarReading {
        columns = List.copyOf(columns);
        notices = List.copyOf(notices);
    }

    Schema schema() {
        return new Schema(columns.stream().map(ColumnarColumn::spec).toList(), axis, blockRows);
    }

    /** The same with other types for some columns, and a notice for each. */
    ColumnarReading widened(Map<Integer, ColumnType> wider) {
        List<ColumnarColumn> changed = new ArrayList<>(columns);
        List<Notice> said = new ArrayList<>(notices);
        wider.forEach((index, type) -> {
            ColumnarColumn old = changed.get(index);
            changed.set(index, new ColumnarColumn(old.name(), old.unit(), type, old.field()));
            said.add(new Notice(
                    "type-widened",
                    "column '%s' holds values that no %s can be; it is read as %s"
                            .formatted(old.name(), old.type().wireName(), type.wireName()),
                    null));
        });
        boolean axisStays = axis < 0
                || changed.get(axis).type().isTime()
                || changed.get(axis).type().isNumeric();
        return new ColumnarReading(format, fileName, changed, said, axisStays ? axis : -1, blockRows);
    }
}
