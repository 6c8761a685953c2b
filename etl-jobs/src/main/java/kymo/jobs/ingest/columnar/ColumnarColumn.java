package kymo.jobs.ingest.columnar;

import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * How one column is read.
 *
 * @param field its place among the file's columns, counted from 0
 */
record ColumnarColumn(String name, @Nullable String unit, ColumnType type, int field) {

    ColumnSpec spec() {
        return new ColumnSpec(name, type, unit);
    }
}
