package kymo.jobs.ingest.sheet;

import java.util.List;
import java.util.Map;
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
import kymo.jobs.ingest.sheet.book.CellAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The table of a sheet. */
record FoundSheet(SheetReading understood) implements FoundTable {

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
    public List<Choice> choices() {
        return understood.choices();
    }

    @Override
    public ObjectNode reading() {
        ObjectNode json = JSON.valueToTree(understood);
        return json.put(FileFormat.MEMBER, SheetFormat.NAME);
    }

    /** One thread reads, in the host; others would wait for it. */
    @Override
    public TableRows rows(ReadableFile file, @Nullable JsonNode from, int threads) {
        return new SheetRows(
                file, understood, from == null ? 0 : from.path(SheetRows.ROW).longValue());
    }

    /** Known only where no row was left out: blank ones are not counted one by one. */
    @Override
    public @Nullable Whereabouts whereabouts(
            ReadableFile file, long firstRow, long lastRow, int threads, BooleanSupplier isLate) {
        int firstLine = understood.firstDataLine();
        boolean isDense = understood.rows() == understood.lastDataLine() - firstLine + 1L;
        return isDense ? Whereabouts.inSheet(understood.sheet(), firstLine + firstRow, firstLine + lastRow) : null;
    }

    @Override
    public FoundTable widened(Map<Integer, ColumnType> wider) {
        return new FoundSheet(understood.widened(wider));
    }

    @Override
    public void describeFile(ObjectNode file) {
        file.put("from_1904", understood.from1904());
    }

    @Override
    public void describeTable(ObjectNode table) {
        SheetFacts facts = understood.facts();
        table.put("sheet", understood.sheet());
        if (!facts.otherSheets().isEmpty()) table.set("other_sheets", JSON.valueToTree(facts.otherSheets()));
        if (!facts.hiddenSheets().isEmpty()) table.set("hidden_sheets", JSON.valueToTree(facts.hiddenSheets()));
        if (understood.hidden()) table.put("hidden", true);
        if (facts.usedRange() != null) table.put("used_range", facts.usedRange());
        if (understood.range() != null) table.put("range", understood.range());
        putLine(table, "header_line", understood.headerLine());
        putLine(table, "units_line", understood.unitsLine());
        putLine(table, "first_data_line", understood.firstDataLine());
        if (!understood.columns().isEmpty())
            table.put(
                    "first_column",
                    CellAddress.letters(understood.columns().get(0).cells()));
        if (facts.title() != null) table.put("title", facts.title());
        if (facts.groupLine() > 0) {
            ObjectNode groups = table.putObject("group_header");
            groups.put("line", facts.groupLine());
            groups.set("names", JSON.valueToTree(facts.groups()));
        }
        if (!facts.merged().isEmpty()) table.set("merged", JSON.valueToTree(facts.merged()));
        if (facts.formulaCells() > 0) table.put("formula_cells", facts.formulaCells());
        if (facts.errorCells() > 0) table.put("error_cells", facts.errorCells());
        if (facts.blankRows() > 0) table.put("blank_rows_inside", facts.blankRows());
        if (facts.footer() != null) table.put("footer", facts.footer());
    }

    private static void putLine(ObjectNode table, String name, int line) {
        if (line == 0) table.putNull(name);
        else table.put(name, line);
    }
}
