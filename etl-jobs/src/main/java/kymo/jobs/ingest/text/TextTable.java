package kymo.jobs.ingest.text;

import java.nio.charset.Charset;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.files.ReadableFile;
import kymo.jobs.ingest.format.Choice;
import kymo.jobs.ingest.format.FileFormat;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.Notice;
import kymo.jobs.ingest.format.TableRows;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table of a text file.
 *
 * @param headLines where the lines of names and units lie in the file, in its order
 * @param endBytes where the table's lines end at the latest, in bytes from 0; what follows is a footer
 */
record TextTable(Reading understood, List<Choice> decided, List<Stretch> headLines, long endBytes)
        implements FoundTable {

    /** Some bytes of the file. */
    record Stretch(long offset, long bytes) {}

    static final String CHOICES = "choices";
    static final String HEAD_LINES = "headLines";
    static final String END = "endBytes";
    private static final int LONGEST_LINE = 2_000;
    private static final int RAW_BYTES = 256 << 10;

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
        json.set(CHOICES, JSON.valueToTree(decided));
        json.set(HEAD_LINES, JSON.valueToTree(headLines));
        return json.put(END, endBytes).put(FileFormat.MEMBER, TextFormat.NAME);
    }

    @Override
    public TableRows rows(ReadableFile file, @Nullable JsonNode from, int threads) {
        Position position = from == null ? Position.start(understood) : JSON.treeToValue(from, Position.class);
        ReadableFile rows = endBytes < file.bytes() ? new CutFile(file, endBytes) : file;
        return new TextRows(TextBlocks.open(rows, understood, position, threads), rows.bytes());
    }

    @Override
    public FoundTable widened(Map<Integer, ColumnType> wider) {
        return new TextTable(understood.widened(wider), decided, headLines, endBytes);
    }

    @Override
    public List<Choice> choices() {
        return decided;
    }

    @Override
    public @Nullable String format(int column) {
        return understood.columns().get(column).format();
    }

    @Override
    public List<String> rawLines(ReadableFile file, int most) {
        byte[] head = file.read(0, (int) Math.min(RAW_BYTES, file.bytes()));
        String text = new String(head, Charset.forName(understood.encoding()));
        if (text.startsWith("\uFEFF")) text = text.substring(1);
        // CR CR LF is one end, as Dialect has it
        return Arrays.stream(text.split("\r\r\n|\r\n|\n|\r", most + 1))
                .limit(most)
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…")
                .toList();
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
    }

    private static void putLine(ObjectNode table, String name, int line) {
        if (line == 0) table.putNull(name);
        else table.put(name, line);
    }
}
