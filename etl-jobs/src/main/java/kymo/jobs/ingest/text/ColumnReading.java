package kymo.jobs.ingest.text;

import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * How one column is read.
 *
 * @param name unique among the columns
 * @param unit as the file told it, null when it told none
 * @param format the layout of times such as {@code dd/MM/yyyy HH:mm:ss} or {@code epoch_ms}, or {@link Hexadecimal#FORMAT}; null for types that need none
 * @param field index of the column's field in a row of the file, counted from 0
 */
public record ColumnReading(
        String name,
        @Nullable String unit,
        ColumnType type,
        @Nullable String format,
        int field) {

    ColumnSpec spec() {
        return new ColumnSpec(name, type, unit);
    }
}
