package kymo.jobs.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kymo.core.dataset.Reject;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.core.kernel.Block;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.Notice;
import kymo.jobs.ingest.format.TableRows;
import kymo.jobs.ingest.format.WiderTypeNeeded;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was understood of a table of a file and what its columns hold, as JSON; stores nothing. */
public final class Described {

    private static final int MOST_REJECTS = 100;
    /** A column may be widened from whole numbers to decimals to text, or from days to times to text. */
    private static final int MOST_WIDENINGS = 3;

    private final FoundTable table;
    private final List<ColumnFacts> facts;
    private final List<Reject> rejects = new ArrayList<>();
    private long rejectCount;
    private long rows;
    private long skippedLines;

    private Described(FoundTable table) {
        this.table = table;
        facts = IntStream.range(0, table.schema().columns().size())
                .mapToObj(column -> new ColumnFacts(table.schema().columns().get(column), table.zone(column)))
                .toList();
    }

    /**
     * Looks at the file, reads all of it, and says what came out; of an archive, of every file in it that could be data, and why some are none.
     *
     * @throws kymo.core.problems.ProblemException as {@link kymo.jobs.ingest.format.FileFormat#look} and {@link TableRows#next} do
     */
    public static JsonNode describe(ReadableFile file, String fileName, IngestOptions options) {
        return describe(file, fileName, options, FileFormats.BUILT_IN);
    }

    /** The same with files that scripts read. */
    public static JsonNode describe(ReadableFile file, String fileName, IngestOptions options, FileFormats formats) {
        return new DescribedFile(file, fileName, options, formats).toJson();
    }

    /** All tables of an unpacked file. */
    static List<Described> tables(ReadableFile file, String name, IngestOptions options, FileFormats formats) {
        return formats.of(file, name, options).tables(file, name, options).stream()
                .map(table -> read(file, table))
                .toList();
    }

    private static Described read(ReadableFile file, FoundTable found) {
        FoundTable table = found;
        for (int widening = 0; ; widening++) {
            Described described = new Described(table);
            try {
                described.readAll(file);
                return described;
            } catch (WiderTypeNeeded needed) {
                if (widening == MOST_WIDENINGS) throw needed;
                table = table.widened(needed.wider());
            }
        }
    }

    private void readAll(ReadableFile file) {
        try (TableRows open = table.rows(file, null, 1)) {
            for (Block block = open.next(); block != null; block = open.next()) {
                rows += block.rows();
                for (int column = 0; column < facts.size(); column++)
                    facts.get(column).add(block.column(column));
                for (Reject reject : open.takeRejects()) {
                    rejectCount++;
                    if (rejects.size() < MOST_REJECTS) rejects.add(reject);
                }
            }
            skippedLines = open.skippedLines();
        }
    }

    /** What was understood of the file as a whole. */
    void putFile(ObjectNode json) {
        table.describeFile(json);
    }

    long rejectCount() {
        return rejectCount;
    }

    void putTable(ObjectNode json) {
        json.put("row_count", rows);
        json.put("column_count", facts.size());
        table.describeTable(json);
        json.put("skipped_lines", skippedLines);
        ArrayNode columns = json.putArray("columns");
        for (ColumnFacts column : facts) columns.add(column.toJson());
    }

    void putNotices(ArrayNode into) {
        for (Notice notice : table.notices()) {
            into.addObject()
                    .put("code", notice.code())
                    .put("message", notice.message())
                    .put("line", notice.line());
        }
    }

    void putRejects(ArrayNode into) {
        for (Reject reject : rejects) {
            if (into.size() == MOST_REJECTS) return;
            into.addObject()
                    .put("line", reject.line())
                    .put("byte_offset", reject.byteOffset())
                    .put("column", reject.column())
                    .put("text", reject.text())
                    .put("reason", reject.reason());
        }
    }
}
