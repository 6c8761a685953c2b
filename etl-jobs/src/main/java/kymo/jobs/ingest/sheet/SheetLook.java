package kymo.jobs.ingest.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.Choice;
import kymo.jobs.ingest.format.Notice;
import kymo.jobs.ingest.sheet.book.CellRange;
import kymo.jobs.ingest.sheet.book.RowSink;
import kymo.jobs.ingest.sheet.book.SheetInfo;
import kymo.jobs.ingest.sheet.book.SheetRow;
import kymo.jobs.ingest.sheet.book.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all of a sheet in one pass: the first rows say where the table is, all others what its columns hold. Memory does not grow with the rows.
 */
final class SheetLook implements RowSink {

    private static final int LAYOUT_ROWS = 500;
    private static final int LAYOUT_CELLS = 200_000;
    private static final int MOST_MERGED = 1_000;
    /** So many rows that look like none of the table are still a footer, when nothing of the table comes behind. */
    private static final int LONGEST_FOOTER = 100;

    private final SheetOptions options;
    private final Absent absent;
    private final CellRange range;
    private final TreeMap<Integer, ColumnTally> tallies = new TreeMap<>();
    private final List<CellRange> merged = new ArrayList<>();
    private final List<SheetRow> footer = new ArrayList<>();
    private List<SheetRow> head = new ArrayList<>();
    private boolean glancing;
    private int headCells;
    private @Nullable SheetLayout layout;
    private @Nullable CellRange used;
    private @Nullable SheetRow firstRow;
    private @Nullable SheetRow aboveFirst;
    private int lastLine;
    private long rows;
    private long blankRows;

    private SheetLook(SheetOptions options) {
        this.options = options;
        absent = new Absent(Absent.markers(options));
        String told = options.range();
        range = told == null ? CellRange.ALL : CellRange.parse(told);
    }

    /** What is understood of that sheet; a sheet without a table has no columns. */
    static SheetReading look(Workbook workbook, int sheet, String fileName, SheetOptions options) {
        SheetLook look = new SheetLook(options);
        boolean from1904 = options.from1904(workbook.from1904());
        workbook.read(sheet, from1904, look);
        return look.reading(workbook.sheets().get(sheet), sheet, from1904, fileName);
    }

    /** How many rows of values stand among the first of that sheet, {@link #LAYOUT_ROWS} at most; 0 where it cannot be read. */
    static int valueRows(Workbook workbook, int sheet, SheetOptions options) {
        SheetLook look = new SheetLook(options);
        look.glancing = true;
        try {
            workbook.read(sheet, false, look);
        } catch (ProblemException e) {
            return 0;
        }
        SheetLayout found = new LayoutSearch(look.head, options).layout();
        return (int) look.head.stream()
                .skip(found.firstData())
                .filter(row -> LayoutSearch.values(row, found.typed()) > 0)
                .count();
    }

    @Override
    public boolean row(SheetRow all) {
        if (!range.holdsRow(all.number())) return all.number() < range.lastRow();
        SheetRow row = range.columns() == CellRange.ALL.columns() ? all : all.copy(range);
        if (row.size() == 0) return true;
        use(row);
        if (layout != null) {
            body(row);
            return true;
        }
        head.add(row.copy(CellRange.ALL));
        headCells += row.size();
        boolean seen = head.size() >= LAYOUT_ROWS || headCells >= LAYOUT_CELLS;
        if (seen && glancing) return false;
        if (seen) beginBody();
        return true;
    }

    @Override
    public void merged(CellRange cells) {
        if (merged.size() < MOST_MERGED) merged.add(cells);
    }

    private void use(SheetRow row) {
        int first = row.column(0);
        int last = row.column(row.size() - 1);
        CellRange before = used;
        used = before == null
                ? new CellRange(row.number(), row.number(), first, last)
                : new CellRange(
                        before.firstRow(),
                        row.number(),
                        Math.min(before.firstColumn(), first),
                        Math.max(before.lastColumn(), last));
    }

    private SheetLayout beginBody() {
        SheetLayout found = new LayoutSearch(head, options).layout();
        layout = found;
        if (found.firstData() > 0) aboveFirst = head.get(found.firstData() - 1);
        for (SheetRow row : head.subList(Math.min(found.firstData(), head.size()), head.size())) body(row);
        head = List.of();
        return found;
    }

    private void body(SheetRow row) {
        SheetLayout known = layout;
        if (known == null) throw new IllegalStateException("the body begins once the layout is known");
        boolean behindGap = !footer.isEmpty() || (rows > 0 && row.number() > lastLine + 1);
        if (behindGap && !known.isData(row) && footer.size() < LONGEST_FOOTER) {
            footer.add(row.copy(CellRange.ALL));
            return;
        }
        for (SheetRow waiting : footer) take(waiting);
        footer.clear();
        take(row);
    }

    private void take(SheetRow row) {
        if (rows == 0) firstRow = row.copy(CellRange.ALL);
        else blankRows += row.number() - lastLine - 1;
        lastLine = row.number();
        rows++;
        for (int cell = 0; cell < row.size(); cell++)
            tallies.computeIfAbsent(row.column(cell), column -> new ColumnTally(options.decimal()))
                    .add(row, cell, absent);
    }

    private SheetReading reading(SheetInfo sheet, int index, boolean from1904, String fileName) {
        SheetLayout known = layout == null ? beginBody() : layout;
        List<Notice> notices = new ArrayList<>();
        SheetColumns columns = new SheetColumns(known, tallies, merged, rows, options, notices);
        SheetRow header = known.header();
        SheetRow units = known.units();
        noteRows(known, notices);
        List<SheetColumn> chosen = columns.chosen();
        int firstLine = firstRow == null ? 0 : firstRow.number();
        List<Choice> choices =
                new SheetChoices(options, known, chosen, tallies, notices).of(firstRow, aboveFirst, lastLine, from1904);
        return new SheetReading(
                fileName,
                sheet.name(),
                index,
                sheet.hidden(),
                from1904,
                options.range(),
                header == null ? 0 : header.number(),
                units == null ? 0 : units.number(),
                firstLine,
                lastLine,
                rows,
                Absent.markers(options),
                chosen,
                notices,
                choices,
                columns.axis(chosen),
                columns.blockRows(chosen),
                new SheetFacts(
                        used == null ? null : used.toString(),
                        known.title(),
                        merged.stream().limit(20).map(CellRange::toString).toList(),
                        columns.groupLine(),
                        columns.groups(),
                        blankRows,
                        footer.isEmpty() ? null : footer.get(0).text(0),
                        tallies.values().stream()
                                .mapToLong(tally -> tally.errors)
                                .sum(),
                        tallies.values().stream()
                                .mapToLong(tally -> tally.formulas)
                                .sum(),
                        List.of(),
                        List.of()));
    }

    private void noteRows(SheetLayout known, List<Notice> notices) {
        SheetRow header = known.header();
        if (header == null && rows > 0)
            notices.add(new Notice(
                    "no-header",
                    "no row of names was found; columns are numbered, set the option headerLine if one is",
                    null));
        if (header != null && rows == 0)
            notices.add(new Notice("no-rows", "the sheet holds names and no row", (long) header.number()));
        if (known.title() != null)
            notices.add(new Notice(
                    "lines-above-table", "above the table stands '%s'".formatted(shown(known.title())), null));
        if (blankRows > 0)
            notices.add(new Notice(
                    "lines-skipped", "blank rows within the table, which are no rows: %d".formatted(blankRows), null));
        if (!footer.isEmpty())
            notices.add(new Notice(
                    "lines-below-table",
                    "rows below the table that hold no values, which are left out: %d, the first of them '%s'"
                            .formatted(footer.size(), shown(footer.get(0).text(0))),
                    (long) footer.get(0).number()));
    }

    static String shown(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
