package kymo.core.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A column's name, type and unit.
 *
 * @param name unique within its dataset, never blank
 * @param unit as the file or the user told it, null when none was told
 */
public record ColumnSpec(
        String name, ColumnType type, @Nullable String unit) {
    public ColumnSpec {
        if (name.isBlank()) throw new IllegalArgumentException("a column's name must not be blank");
    }
}
