package kymo.jobs.ingest.text;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import kymo.core.files.ReadableFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds where one table ends and the next begins in a file that holds several.
 *
 * <p>A table begins with a line of names that stands at the beginning of the file, or somewhere behind a blank line, and has at least
 * two rows with as many fields. Words with a value each are no table but a preamble. A line of names that was there before, as where an instrument was started again, begins no other table. Files of more than
 * {@value #MOST_BYTES} bytes, and those whose line ends are not single bytes, are taken for one table.
 */
final class Sections {

    static final int MOST_BYTES = 16 << 20;

    private static final int LEAST_ROWS = 2;
    /** So many lines may stand between the names and the first row: units, formats. */
    private static final int LINES_BELOW_NAMES = 2;

    private final byte[] bytes;
    private final String delimiter;
    private final @Nullable String quote;
    private final @Nullable String comment;
    private final Charset charset;
    private final List<int[]> lines = new ArrayList<>();

    private Sections(byte[] bytes, Reading reading) {
        this.bytes = bytes;
        delimiter = reading.delimiter();
        quote = reading.quote();
        comment = reading.comment();
        charset = Charset.forName(reading.encoding());
        int from = 0;
        while (from < bytes.length) {
            int to = from;
            while (to < bytes.length && !Dialect.isLineEnd(bytes[to])) to++;
            lines.add(new int[] {from, to});
            from = to < bytes.length ? behindLineEnd(to) : to;
        }
    }

    /**
     * The sections in order, one for each table; none when the file holds one table at most.
     *
     * @param reading what was understood of the file, taken for one table
     */
    static List<Section> of(ReadableFile file, Reading reading) {
        if (file.bytes() > MOST_BYTES || Dialect.of(reading).transcoded) return List.of();
        byte[] bytes = file.read(0, (int) file.bytes());
        return holdsBlankLine(bytes) ? new Sections(bytes, reading).find() : List.of();
    }

    /** Most files hold none, and so one table. */
    private static boolean holdsBlankLine(byte[] bytes) {
        byte last = 0;
        for (byte b : bytes) {
            if (b == ' ' || b == '\t') continue;
            if (b == '\n' && last == '\n') return true;
            if (b == '\r' && (last == '\n' || last == '\r')) return true;
            last = b;
        }
        return false;
    }

    private int behindLineEnd(int at) {
        if (bytes[at] == '\n') return at + 1;
        if (at + 1 < bytes.length && bytes[at + 1] == '\n') return at + 2;
        boolean doubled = at + 2 < bytes.length && bytes[at + 1] == '\r' && bytes[at + 2] == '\n';
        return doubled ? at + 3 : at + 1;
    }

    private List<Section> find() {
        List<Integer> begins = new ArrayList<>();
        List<Long> rows = new ArrayList<>();
        List<List<String>> names = new ArrayList<>();
        int begin = 0;
        boolean open = true;
        int line = 0;
        while (line < lines.size()) {
            List<String> cells = cells(line);
            if (cells.isEmpty()) {
                if (!open) begin = line + 1;
                open = true;
                line++;
                continue;
            }
            int behind = open && isNames(cells) && !names.contains(cells) ? behindRows(line, cells.size()) : line;
            if (behind == line) {
                line++;
                continue;
            }
            begins.add(begins.isEmpty() ? 0 : begin);
            names.add(cells);
            rows.add((long) behind - line - 1);
            line = behind;
            begin = behind;
            open = false;
        }
        return begins.size() < 2 ? List.of() : sections(begins, rows);
    }

    private List<Section> sections(List<Integer> begins, List<Long> rows) {
        List<Section> sections = new ArrayList<>();
        for (int table = 0; table < begins.size(); table++) {
            int first = begins.get(table);
            boolean last = table == begins.size() - 1;
            long to = last ? bytes.length : lines.get(begins.get(table + 1))[0];
            sections.add(new Section(lines.get(first)[0], to, first + 1L, rows.get(table)));
        }
        return sections;
    }

    /** The line behind the rows below these names, or the names' own when there are too few rows. */
    private int behindRows(int namesLine, int fields) {
        int line = namesLine + 1;
        int skipped = 0;
        while (line < lines.size() && skipped < LINES_BELOW_NAMES && !isRow(cells(line), fields)) {
            if (cells(line).isEmpty()) return namesLine;
            skipped++;
            line++;
        }
        int first = line;
        while (line < lines.size() && isRow(cells(line), fields)) line++;
        return line - first < LEAST_ROWS ? namesLine : line;
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

    private List<String> cells(int line) {
        int[] place = lines.get(line);
        if (place[1] - place[0] > Dialect.MAX_LINE) return List.of();
        String text = new String(bytes, place[0], place[1] - place[0], charset).stripLeading();
        List<CsvRecords.Row> rows = CsvRecords.of(text, 1, delimiter, quote, comment, 1);
        return rows.isEmpty() ? List.of() : rows.get(0).fields();
    }
}
