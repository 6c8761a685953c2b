package kymo.jobs.ingest.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The comments above a CSV that Kymo itself has written, which tell the units of its columns. The format is {@code kymo.core.export}'s.
 *
 * @param units by the names of all columns; null for those without one
 */
record ExportHead(Map<String, @Nullable String> units) {

    private static final String FIRST = "# kymo export 1";
    private static final String COLUMN = "# column: ";

    /** What the first lines of a file tell; nothing when it is no such file. */
    static ExportHead of(List<String> lines) {
        Map<String, @Nullable String> units = new HashMap<>();
        if (lines.isEmpty() || !lines.get(0).equals(FIRST)) return new ExportHead(units);
        for (String line : lines) {
            if (!line.startsWith("#")) break;
            if (line.startsWith(COLUMN)) put(units, line.substring(COLUMN.length()));
        }
        return new ExportHead(units);
    }

    /** Whether it tells of the column. */
    boolean knows(String column) {
        return units.containsKey(column);
    }

    @Nullable
    String unit(String column) {
        return units.get(column);
    }

    private static void put(Map<String, @Nullable String> units, String text) {
        try {
            JsonNode column = JsonMapper.shared().readTree(text);
            if (column.path("name").isString())
                units.put(
                        column.get("name").asString(),
                        column.path("unit").isString() ? column.get("unit").asString() : null);
        } catch (JacksonException e) {
            // somebody has changed the line; the name may still tell a unit
        }
    }
}
