package kymo.core.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user wants otherwise with columns that were found. Every column is called by the name that it has in the file, also where it gets another.
 *
 * @param names another name for some columns
 * @param units another unit for some columns; empty for none
 * @param columns which columns are wanted, in the file's order; null for all
 * @param axis the column that others are drawn over; empty for the row number, null for what was found out
 */
public record ColumnEdits(
        Map<String, String> names,
        Map<String, String> units,
        @Nullable List<String> columns,
        @Nullable String axis) {

    /** Everything stays as it was found. */
    public static final ColumnEdits NONE = new ColumnEdits(Map.of(), Map.of(), null, null);

    public ColumnEdits {
        names = Map.copyOf(names);
        units = Map.copyOf(units);
        if (columns != null) columns = List.copyOf(columns);
    }

    /** Whether nothing is wanted otherwise. */
    public boolean changeNothing() {
        return equals(NONE);
    }
}
