package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.Reject;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.core.kernel.Block;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was understood of a file and what its columns hold, as JSON; stores nothing. */
public final class Described {

    private static final int MOST_REJECTS = 100;
    /** A column may be widened from whole numbers to decimals to text, or from days to times to text. */
    private static final int MOST_WIDENINGS = 3;

    private final Reading reading;
    private final List<ColumnFacts> facts;
    private final List<Reject> rejects = new ArrayList<>();
    private long rejectCount;
    private long rows;
    private long skippedLines;

    private Described(Reading reading) {
        this.reading = reading;
        facts = reading.columns().stream().map(ColumnFacts::new).toList();
    }

    /**
     * Looks at the file, reads all of it, and says what came out.
     *
     * @throws kymo.core.problems.ProblemException as {@link TextLook#look} and {@link TextBlocks#next} do
     */
    public static JsonNode describe(ReadableFile file, String fileName, IngestOptions options) {
        Reading reading = TextLook.look(file, fileName, options);
        for (int widening = 0; ; widening++) {
            Described described = new Described(reading);
            try {
                described.readAll(file);
                return described.toJson(fileName);
            } catch (WiderTypeNeeded needed) {
                if (widening == MOST_WIDENINGS) throw needed;
                reading = reading.widened(needed.wider());
            }
        }
    }

    private void readAll(ReadableFile file) {
        try (TextBlocks blocks = TextBlocks.open(file, reading, Position.start(reading), 1)) {
            for (Block block = blocks.next(); block != null; block = blocks.next()) {
                rows += block.rows();
                for (int column = 0; column < facts.size(); column++)
                    facts.get(column).add(block.column(column));
                for (Reject reject : blocks.takeRejects()) {
                    rejectCount++;
                    if (rejects.size() < MOST_REJECTS) rejects.add(reject);
                }
            }
            skippedLines = blocks.skippedLines();
        }
    }

    private JsonNode toJson(String fileName) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("file", fileName);
        json.put("encoding", reading.encoding());
        json.put("bom", reading.bom());
        json.put("line_ending", reading.lineEnding());
        json.put("delimiter", reading.delimiter());
        json.put("decimal", reading.decimal());
        json.put("thousands", reading.thousands());
        json.put("quote", reading.quote());
        json.put("comment", reading.comment());
        ObjectNode table = json.putArray("tables").addObject();
        table.putNull("sheet");
        table.put("row_count", rows);
        table.put("column_count", facts.size());
        putLine(table, "header_line", reading.headerLine());
        putLine(table, "units_line", reading.unitsLine());
        table.put("first_data_line", reading.firstDataLine());
        table.put("skipped_lines", skippedLines);
        ArrayNode columns = table.putArray("columns");
        for (ColumnFacts column : facts) columns.add(column.toJson());
        ArrayNode notices = json.putArray("notices");
        for (Notice notice : reading.notices()) {
            notices.addObject()
                    .put("code", notice.code())
                    .put("message", notice.message())
                    .put("line", notice.line());
        }
        json.put("reject_count", rejectCount);
        ArrayNode listed = json.putArray("rejects");
        for (Reject reject : rejects) {
            listed.addObject()
                    .put("line", reject.line())
                    .put("byte_offset", reject.byteOffset())
                    .put("column", reject.column())
                    .put("text", reject.text())
                    .put("reason", reject.reason());
        }
        return json;
    }

    private static void putLine(ObjectNode table, String name, int line) {
        if (line == 0) table.putNull(name);
        else table.put(name, line);
    }
}
