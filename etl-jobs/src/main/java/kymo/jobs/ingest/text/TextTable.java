package kymo.jobs.ingest.text;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.files.ReadableFile;
import kymo.jobs.ingest.format.FileFormat;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.Notice;
import kymo.jobs.ingest.format.TableRows;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The table of a text file. */
record TextTable(Reading understood) implements FoundTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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
        ObjectNode json = JSON.valueToTree(understood);
        return json.put(FileFormat.MEMBER, TextFormat.NAME);
    }

    @Override
    public TableRows rows(ReadableFile file, @Nullable JsonNode from, int threads) {
        Position position = from == null ? Position.start(understood) : JSON.treeToValue(from, Position.class);
        return new TextRows(TextBlocks.open(file, understood, position, threads), file.bytes());
    }

    @Override
    public FoundTable widened(Map<Integer, ColumnType> wider) {
        return new TextTable(understood.widened(wider));
    }

    @Override
    public ZoneOffset zone(int column) {
        String format = understood.columns().get(column).format();
        ZoneOffset told = format == null ? null : TimePattern.of(format).offset();
        return told == null ? ZoneOffset.UTC : told;
    }

    @Override
    public void describeFile(ObjectNode file) {
        file.put("encoding", understood.encoding());
        file.put("bom", understood.bom());
        file.put("line_ending", understood.lineEnding());
        file.put("delimiter", understood.delimiter());
        file.put("decimal", understood.decimal());
        file.put("thousands", understood.thousands());
        file.put("quote", understood.quote());
        file.put("comment", understood.comment());
    }

    @Override
    public void describeTable(ObjectNode table) {
        table.putNull("sheet");
        putLine(table, "header_line", understood.headerLine());
        putLine(table, "units_line", understood.unitsLine());
        table.put("first_data_line", understood.firstDataLine());
        putRemarks(table, "remarks", understood.remarks());
        putRemarks(table, "footer", understood.footer());
    }

    private static void putRemarks(ObjectNode table, String name, List<Remark> remarks) {
        if (!remarks.isEmpty()) table.set(name, JSON.valueToTree(remarks));
    }

    private static void putLine(ObjectNode table, String name, int line) {
        if (line == 0) table.putNull(name);
        else table.put(name, line);
    }
}
