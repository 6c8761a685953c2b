package kymo.core.intake;

import java.util.Map;

/**
 * What the columns are to be, by the names that they have in the file.
 *
 * @param types the wanted type of some columns: column name to {@link kymo.core.dataset.ColumnType#wireName()}
 * @param timeFormats how the times of some columns are written: column name to a layout such as {@code dd.MM.yyyy HH:mm}
 * @param edits names, units and the choice of columns
 */
public record ColumnOptions(Map<String, String> types, Map<String, String> timeFormats, ColumnEdits edits) {

    /** Nothing is said of them. */
    public static final ColumnOptions UNTOLD = new ColumnOptions(Map.of(), Map.of(), ColumnEdits.NONE);

    public ColumnOptions {
        types = Map.copyOf(types);
        timeFormats = Map.copyOf(timeFormats);
    }
}
