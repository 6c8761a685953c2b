package kymo.jobs.ingest.sheet;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.CellText;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Reject;
import kymo.core.intake.IngestOptions;
import kymo.core.kernel.Block;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.Notice;
import kymo.jobs.ingest.format.TableRows;
import kymo.jobs.ingest.text.BytesFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was read of the sheet that is meant, in words. */
record Sheets(BytesFile book, FoundTable found, List<Block> blocks, List<Reject> listed) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Sheets read(byte[] bytes, String name, String options) {
        return readFrom(bytes, name, options, 0);
    }

    /** Without the first blocks, as if others had been read before. */
    static Sheets readFrom(byte[] bytes, String name, String options, int skippedBlocks) {
        BytesFile book = new BytesFile(bytes);
        FoundTable found = new SheetFormat().look(book, name, IngestOptions.parse(JSON.readTree(options)));
        return read(book, found, skippedBlocks);
    }

    static Sheets keptAndRead(Sheets read) {
        JsonNode kept = JSON.readTree(JSON.writeValueAsString(read.found.reading()));
        return read(read.book, new SheetFormat().kept(kept), 0);
    }

    private static Sheets read(BytesFile book, FoundTable found, int skippedBlocks) {
        ObjectNode from = JSON.createObjectNode()
                .put("row", (long) skippedBlocks * found.schema().blockRows());
        List<Block> blocks = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        try (TableRows rows = found.rows(book, skippedBlocks == 0 ? null : from, 2)) {
            for (Block block = rows.next(); block != null; block = rows.next()) {
                blocks.add(block);
                rejects.addAll(rows.takeRejects());
            }
        }
        return new Sheets(book, found, blocks, rejects);
    }

    String shape() {
        StringBuilder shape =
                new StringBuilder(blocks.stream().mapToLong(Block::rows).sum() + " rows of");
        for (ColumnSpec column : found.schema().columns()) {
            shape.append(' ').append(column.name());
            if (column.unit() != null) shape.append('[').append(column.unit()).append(']');
            shape.append(':').append(column.type().wireName());
        }
        return shape.toString();
    }

    JsonNode table() {
        ObjectNode table = JSON.createObjectNode();
        found.describeTable(table);
        return table;
    }

    List<String> notices() {
        return found.notices().stream().map(Notice::message).toList();
    }

    List<String> rejects() {
        return listed.stream()
                .map(reject ->
                        "%d: %s '%s': %s".formatted(reject.line(), reject.column(), reject.text(), reject.reason()))
                .toList();
    }

    /** The values of a column as texts. */
    List<@Nullable String> column(String name) {
        int index = found.schema().named(name);
        List<@Nullable String> texts = new ArrayList<>();
        for (Block block : blocks) {
            for (int row = 0; row < block.rows(); row++)
                texts.add(CellText.of(
                        block.column(index),
                        row,
                        found.schema().columns().get(index).type()));
        }
        return texts;
    }
}
