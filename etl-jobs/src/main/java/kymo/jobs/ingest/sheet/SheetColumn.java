package kymo.jobs.ingest.sheet;

import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * How one column is read.
 *
 * @param name unique among the columns
 * @param unit as the sheet told it, null when it told none
 * @param cells the column of the sheet, counted from 0
 * @param decimal the sign in numbers that are stored as text
 */
record SheetColumn(String name, @Nullable String unit, ColumnType type, int cells, String decimal) {

    ColumnSpec spec() {
        return new ColumnSpec(name, type, unit);
    }

    SheetColumn as(ColumnType other) {
        return new SheetColumn(name, unit, other, cells, decimal);
    }
}
