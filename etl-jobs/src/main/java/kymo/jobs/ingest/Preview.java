package kymo.jobs.ingest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kymo.core.dataset.CellText;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Reject;
import kymo.core.dataset.Schema;
import kymo.core.files.ReadableFile;
import kymo.core.kernel.Block;
import kymo.jobs.ingest.format.FileFormat;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.TableRows;
import kymo.jobs.ingest.format.WiderTypeNeeded;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A file's table as it would be ingested: all that was decided, and its first rows. Reads one block at most. */
final class Preview {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_ROWS = 100;
    /** So that an answer stays small also where a file has thousands of columns. */
    private static final int MOST_CELLS = 200_000;

    private static final int MOST_REJECTS = 100;
    private static final int RAW_LINES = 30;
    private static final int EXAMPLES = 3;
    private static final int LONGEST_EXAMPLE = 80;
    /** As {@link Described} has it. */
    private static final int MOST_WIDENINGS = 3;

    private final FoundTable table;
    private final @Nullable Block block;
    private final List<Reject> rejects;
    private final boolean whole;

    private Preview(FoundTable table, @Nullable Block block, List<Reject> rejects, boolean whole) {
        this.table = table;
        this.block = block;
        this.rejects = rejects;
        this.whole = whole;
    }

    /**
     * Reads the table's first block.
     *
     * @throws kymo.core.problems.ProblemException as {@link TableRows#next} does
     */
    static Preview of(ReadableFile file, FoundTable found) {
        FoundTable table = found;
        for (int widening = 0; ; widening++) {
            try (TableRows rows = table.firstRows(file, MOST_ROWS)) {
                Block block = rows.next();
                List<Reject> rejects = rows.takeRejects();
                boolean whole = block == null || rows.next() == null;
                return new Preview(table, block, rejects, whole);
            } catch (WiderTypeNeeded needed) {
                if (widening == MOST_WIDENINGS) throw needed;
                table = table.widened(needed.wider());
            }
        }
    }

    ObjectNode toJson(ReadableFile file) {
        ObjectNode json = JSON.createObjectNode();
        json.put(FileFormat.MEMBER, table.reading().path(FileFormat.MEMBER).asString());
        JsonNode profile = table.reading().path(AppliedProfile.MEMBER);
        json.set("profile", profile.isObject() ? profile : JSON.nullNode());
        ObjectNode understood = json.putObject("understood");
        table.describeFile(understood);
        table.describeTable(understood);
        json.set("choices", JSON.valueToTree(table.choices()));
        json.set("notices", JSON.valueToTree(table.notices()));
        putColumns(json.putArray("columns"));
        Schema schema = table.schema();
        json.put(
                "axis",
                schema.axis() < 0 ? null : schema.columns().get(schema.axis()).name());
        putRows(json.putArray("rows"));
        json.put("rowsRead", block == null ? 0 : block.rows());
        json.put("whole", whole);
        json.put("rejectCount", rejects.size());
        json.set("rejects", JSON.valueToTree(rejects.subList(0, Math.min(MOST_REJECTS, rejects.size()))));
        json.set("raw", JSON.valueToTree(table.rawLines(file, RAW_LINES)));
        return json;
    }

    /** Every column of the file, those that are left out too: they may be wanted after all. */
    private void putColumns(ArrayNode into) {
        List<ColumnSpec> found = AdjustedTable.unadjusted(table).schema().columns();
        for (int column = 0; column < found.size(); column++) {
            int place = AdjustedTable.place(table, column);
            ColumnSpec spec =
                    place < 0 ? found.get(column) : table.schema().columns().get(place);
            ObjectNode json = into.addObject();
            json.put("name", spec.name());
            json.put("found", found.get(column).name());
            json.put("unit", spec.unit());
            json.put("type", spec.type().wireName());
            json.put("format", place < 0 ? null : table.format(place));
            json.put("included", place >= 0);
            json.set("examples", JSON.valueToTree(place < 0 ? List.of() : examples(place)));
        }
    }

    private List<String> examples(int place) {
        if (block == null) return List.of();
        Set<String> examples = new LinkedHashSet<>();
        for (int row = 0; row < Math.min(block.rows(), MOST_ROWS) && examples.size() < EXAMPLES; row++) {
            String text = CellText.of(
                    block.column(place),
                    row,
                    table.schema().columns().get(place).type());
            if (text != null)
                examples.add(text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE) + "…");
        }
        return new ArrayList<>(examples);
    }

    private void putRows(ArrayNode into) {
        if (block == null) return;
        List<ColumnSpec> columns = table.schema().columns();
        int most = Math.min(MOST_ROWS, Math.max(1, MOST_CELLS / Math.max(1, columns.size())));
        for (int row = 0; row < Math.min(block.rows(), most); row++) {
            ArrayNode cells = into.addArray();
            for (int column = 0; column < columns.size(); column++) {
                Object value = CellText.value(
                        block.column(column), row, columns.get(column).type());
                cells.add(JSON.<JsonNode>valueToTree(value));
            }
        }
    }
}
