package kymo.jobs.reader;

import java.nio.charset.StandardCharsets;
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

/** The rows that a script finds in a file. */
record ReaderTable(ReaderUnderstood understood, ReaderFormat format) implements FoundTable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int RAW_BYTES = 64 << 10;
    private static final int MOST_CHARACTERS = 1_000;

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
        return json.put(FileFormat.MEMBER, ReaderFormat.NAME);
    }

    /** One thread reads, in the host; others would wait for it. */
    @Override
    public TableRows rows(ReadableFile file, @Nullable JsonNode from, int threads) {
        long firstRow = from == null ? 0 : from.path(ReaderRows.ROW).longValue();
        return new ReaderRows(format, understood, file, firstRow, Long.MAX_VALUE, understood.blockRows());
    }

    /** The script is ended where no more rows are wanted. */
    @Override
    public TableRows firstRows(ReadableFile file, int rows) {
        return new ReaderRows(format, understood, file, 0, rows + 1L, rows);
    }

    /** A script says itself which types its columns have. */
    @Override
    public FoundTable widened(Map<Integer, ColumnType> wider) {
        throw new IllegalStateException("the columns of a script are as wide as it says");
    }

    @Override
    public List<String> rawLines(ReadableFile file, int most) {
        byte[] head = file.read(0, (int) Math.min(RAW_BYTES, file.bytes()));
        for (byte b : head) if (b == 0) return List.of();
        return new String(head, StandardCharsets.UTF_8)
                .lines()
                .limit(most)
                .map(line -> line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…")
                .toList();
    }

    @Override
    public void describeFile(ObjectNode file) {
        file.set("reader", understood.reader().toJson());
    }

    @Override
    public void describeTable(ObjectNode table) {
        // where in the file its rows lie is known to the script alone
    }
}
