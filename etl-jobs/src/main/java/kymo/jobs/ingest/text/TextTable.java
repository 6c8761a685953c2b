package kymo.jobs.ingest.text;

import java.nio.charset.Charset;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.files.ReadableFile;
import kymo.jobs.ingest.format.Choice;
import kymo.jobs.ingest.format.FileFormat;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.Notice;
import kymo.jobs.ingest.format.TableRows;
import kymo.jobs.ingest.format.Whereabouts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table of a text file.
 *
 * @param headLines where the lines of names and units lie in the file, in its order
 */
record TextTable(Reading understood, List<Choice> decided, List<Stretch> headLines) implements FoundTable {

    /** Some bytes of the file. */
    record Stretch(long offset, long bytes) {}

    static final String CHOICES = "choices";
    static final String HEAD_LINES = "headLines";
    private static final String ENCODING = "encoding";
    private static final Set<String> LINES = Set.of("headerLine", "unitsLine", "firstDataLine");
    private static final int LONGEST_LINE = 2_000;
    private static final int RAW_BYTES = 256 << 10;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The same, where what follows in the file is no part of the table. */
    TextTable endingAt(long endBytes) {
        return new TextTable(understood.moved(0, 0, endBytes), decided, headLines);
    }

    /**
     * The table of a section, told of the whole file.
     *
     * @param whole which knows how the encoding was found out
     */
    TextTable placed(Section section, TextTable whole) {
        List<Choice> choices = new ArrayList<>();
        for (Choice choice : decided)
            choices.add(choice.name().equals(ENCODING) ? whole.encoding() : moved(choice, section.firstLine() - 1));
        List<Stretch> lines = headLines.stream()
                .map(line -> new Stretch(line.offset() + section.from(), line.bytes()))
                .toList();
        return new TextTable(section.placed(understood), choices, lines);
    }

    /** One of several tables, with a notice that says so. */
    TextTable chosen(int number, boolean told, Notice several) {
        Choices table = new Choices();
        table.settled(told, "table", number, 0.5, number == 1 ? 2 : 1, "the file holds several; the longest is taken");
        List<Choice> choices = new ArrayList<>(decided);
        choices.addAll(table.all());
        return new TextTable(understood.noted(several), choices, headLines);
    }

    private Choice encoding() {
        return decided.stream()
                .filter(choice -> choice.name().equals(ENCODING))
                .findFirst()
                .orElseThrow();
    }

    private static Choice moved(Choice choice, long lines) {
        long line = LINES.contains(choice.name()) ? choice.value().asLong() : 0;
        if (line == 0) return choice;
        return new Choice(
                choice.name(),
                choice.column(),
                JsonNodeFactory.instance.numberNode(line + lines),
                choice.told(),
                choice.confidence(),
                choice.next(),
                choice.why());
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
        ObjectNode json = JSON.valueToTree(understood);
        json.set(CHOICES, JSON.valueToTree(decided));
        json.set(HEAD_LINES, JSON.valueToTree(headLines));
        return json.put(FileFormat.MEMBER, TextFormat.NAME);
    }

    @Override
    public TableRows rows(ReadableFile file, @Nullable JsonNode from, int threads) {
        Position position = from == null ? Position.start(understood) : JSON.treeToValue(from, Position.class);
        return new TextRows(TextBlocks.open(file, understood, position, threads), file.bytes());
    }

    @Override
    public @Nullable Whereabouts whereabouts(
            ReadableFile file, long firstRow, long lastRow, int threads, BooleanSupplier isLate) {
        return RowLines.of(file, understood, firstRow, lastRow, threads, isLate);
    }

    @Override
    public FoundTable widened(Map<Integer, ColumnType> wider) {
        return new TextTable(understood.widened(wider), decided, headLines);
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
