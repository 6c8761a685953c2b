package kymo.jobs.ingest.text;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import kymo.core.files.ReadableFile;
import kymo.core.intake.FixedWidths;
import org.jspecify.annotations.Nullable;

/**
 * Finds where one table ends and the next begins in a file that holds several, in one pass and without holding it.
 *
 * <p>A table begins with a line of names that stands at the beginning of the file, or somewhere behind a blank line, and has at least
 * two rows with as many fields. Words with a value each are no table but a preamble. A line of names that was there before, as where an
 * instrument was started again, begins no other table, and rows like those before a blank line go on with their table. Files whose line
 * ends are not single bytes are taken for one table.
 */
final class Sections {

    private static final int LEAST_ROWS = 2;
    /** So many lines may stand between the names and the first row: units, formats. */
    private static final int LINES_BELOW_NAMES = 2;
    /** Names stand among so many lines behind a blank one, or nowhere. */
    private static final int LINES_ABOVE_NAMES = 1_000;

    private record Line(long offset, long behind, long number, boolean gap, String text) {}

    private record Table(long from, long firstLine, List<String> names) {}

    private final LineCursor cursor;
    private final String delimiter;
    private final boolean fixed;
    private final @Nullable String quote;
    private final @Nullable String comment;
    private final byte[] commentBytes;
    private final Charset charset;
    /** Lines that were read ahead. */
    private final Deque<Line> ahead = new ArrayDeque<>();

    private final List<Table> tables = new ArrayList<>();
    private final List<Long> rows = new ArrayList<>();

    private Sections(LineCursor cursor, Reading reading) {
        this.cursor = cursor;
        delimiter = reading.delimiter();
        fixed = FixedWidths.of(delimiter) != null;
        quote = reading.quote();
        comment = reading.comment();
        charset = Charset.forName(reading.encoding());
        commentBytes = comment == null ? new byte[0] : comment.getBytes(charset);
    }

    /**
     * The sections in order, one for each table; none when the file holds one table at most.
     *
     * @param reading what was understood of the file, taken for one table
     */
    static List<Section> of(ReadableFile file, Reading reading) {
        return of(file, reading, LineCursor.STEP);
    }

    static List<Section> of(ReadableFile file, Reading reading, int stepBytes) {
        if (EncodingGuess.bytesPerUnit(reading.encoding()) > 1) return List.of();
        Sections found = new Sections(new LineCursor(file, stepBytes), reading);
        found.find();
        return found.tables.size() < 2 ? List.of() : found.sections(file.bytes());
    }

    private List<Section> sections(long fileBytes) {
        List<Section> sections = new ArrayList<>();
        for (int table = 0; table < tables.size(); table++) {
            boolean last = table == tables.size() - 1;
            long to = last ? fileBytes : tables.get(table + 1).from();
            sections.add(
                    new Section(tables.get(table).from(), to, tables.get(table).firstLine(), rows.get(table)));
        }
        return sections;
    }

    private void find() {
        long from = 0;
        long firstLine = 1;
        // whether a line of names may come
        boolean open = true;
        int tried = 0;
        for (Line line = next(); line != null; line = next()) {
            if (line.gap()) {
                if (!open) {
                    from = line.behind();
                    firstLine = line.number() + 1;
                    tried = 0;
                }
                open = true;
            } else if (open) {
                List<String> cells = cells(line.text());
                if (goesOn(cells)) countRow();
                else if (isTable(cells))
                    begin(new Table(tables.isEmpty() ? 0 : from, tables.isEmpty() ? 1 : firstLine, cells));
                else if (++tried <= LINES_ABOVE_NAMES) continue;
                open = false;
            } else {
                countRow();
            }
            if (!open) skipToGap();
        }
    }

    private void begin(Table table) {
        tables.add(table);
        rows.add(0L);
    }

    private void countRow() {
        if (!rows.isEmpty()) rows.set(rows.size() - 1, rows.get(rows.size() - 1) + 1);
    }

    /** Most of a file is rows, which need not be looked into. */
    private void skipToGap() {
        if (!ahead.isEmpty()) return;
        long skipped = 0;
        while (cursor.next()) {
            if (cursor.isGap(commentBytes)) {
                ahead.add(line());
                break;
            }
            skipped++;
        }
        if (!rows.isEmpty()) rows.set(rows.size() - 1, rows.get(rows.size() - 1) + skipped);
    }

    private @Nullable Line next() {
        if (!ahead.isEmpty()) return ahead.poll();
        return cursor.next() ? line() : null;
    }

    private Line line() {
        boolean gap = cursor.isGap(commentBytes);
        return new Line(cursor.offset(), cursor.behind(), cursor.line(), gap, gap ? "" : cursor.text(charset));
    }

    /** Whether this is a row of the table before. */
    private boolean goesOn(List<String> cells) {
        return !tables.isEmpty()
                && isRow(cells, tables.get(tables.size() - 1).names().size());
    }

    /** Whether these cells are names that were not there before, with rows below. */
    private boolean isTable(List<String> cells) {
        return isNames(cells)
                && tables.stream().noneMatch(table -> table.names().equals(cells))
                && hasRowsBelow(cells.size());
    }

    private boolean hasRowsBelow(int fields) {
        while (ahead.size() < LINES_BELOW_NAMES + LEAST_ROWS && cursor.next()) ahead.add(line());
        Iterator<Line> below = ahead.iterator();
        int found = 0;
        int skipped = 0;
        while (found < LEAST_ROWS && below.hasNext()) {
            Line line = below.next();
            if (line.gap()) return false;
            if (isRow(cells(line.text()), fields)) found++;
            else if (found > 0 || ++skipped > LINES_BELOW_NAMES) return false;
        }
        return found == LEAST_ROWS;
    }

    private static boolean isNames(List<String> cells) {
        int words = 0;
        for (String cell : cells) {
            PreviewCell kind = PreviewCell.of(cell);
            if (kind == PreviewCell.NUMBER || kind == PreviewCell.TIME) return false;
            if (kind == PreviewCell.WORD) words++;
        }
        return cells.size() > 1 && words * 2 > cells.size();
    }

    private static boolean isRow(List<String> cells, int fields) {
        if (cells.size() != fields) return false;
        // keys and values are a preamble
        if (fields == 2 && PreviewCell.of(cells.get(0)) == PreviewCell.WORD) return false;
        return cells.stream()
                .map(PreviewCell::of)
                .anyMatch(kind -> kind == PreviewCell.NUMBER || kind == PreviewCell.TIME);
    }

    private List<String> cells(String text) {
        List<CsvRecords.Row> records =
                CsvRecords.of(fixed ? text : text.stripLeading(), 1, delimiter, quote, comment, 1);
        return records.isEmpty() ? List.of() : records.get(0).fields();
    }
}
