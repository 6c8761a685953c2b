package kymo.jobs.ingest.columnar;

import java.util.List;
import java.util.Map;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.files.ReadableFile;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.Notice;
import kymo.jobs.ingest.format.TableRows;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table of a file of columns.
 *
 * @param about what the file says of itself; empty when the table was kept
 */
record ColumnarTable(ColumnarFormat format, ColumnarReading understood, ObjectNode about) implements FoundTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ColumnarTable kept(ColumnarFormat format, JsonNode reading) {
        return new ColumnarTable(
                format, JSON.treeToValue(reading, ColumnarReading.class), JsonNodeFactory.instance.objectNode());
    }

    @Override
    public Schema schema() {
        return understood.schema();
    }

    @Override
    public List<Notice> notices() {
        return understood.notices();
    }

    @Override
    public ObjectNode reading() {
        return JSON.valueToTree(understood);
    }

    /** One thread reads: the cursors of a file's columns go on together. */
    @Override
    public TableRows rows(ReadableFile file, @Nullable JsonNode from, int threads) {
        return new ColumnarRows(format.open(file, understood.fileName()), understood, from);
    }

    @Override
    public FoundTable widened(Map<Integer, ColumnType> wider) {
        return new ColumnarTable(format, understood.widened(wider), about);
    }

    @Override
    public void describeFile(ObjectNode file) {
        file.put("format", understood.format());
        file.setAll(about);
    }

    @Override
    public void describeTable(ObjectNode table) {
        table.putNull("sheet");
    }
}
