package kymo.core.scripts;

import kymo.core.dataset.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * A column that a script has declared to make.
 *
 * @param name may hold {@code {parameter}}: a column's name or the parameter's value; where that names several columns, there is a result for each
 * @param unit a unit, or {@code {parameter}}: the unit of the column that it names
 */
public record ScriptResult(
        String name, ColumnType type, @Nullable String unit) {

    public ScriptResult {
        if (name.isBlank()) throw new IllegalArgumentException("a result needs a name");
    }
}
