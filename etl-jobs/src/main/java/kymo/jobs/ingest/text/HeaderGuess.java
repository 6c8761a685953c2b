package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import kymo.core.intake.TablePlace;
import org.jspecify.annotations.Nullable;

/**
 * Where a table's names, units and first row stand.
 *
 * @param headerLine 0 for none
 * @param unitsLine 0 for none
 * @param firstDataLine 0 when there is no row at all
 * @param names cells of the header line, empty when there is none
 * @param units cells of the units line, empty when there is none
 */
record HeaderGuess(int headerLine, int unitsLine, long firstDataLine, List<String> names, List<String> units) {

    private static final Pattern FORMAT_CELL = Pattern.compile("\\d{1,4}[sndSND]");
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    private static final int PROFILED = 200;

    /** Looks for the first row that is like most later ones; what stands above it is names, units or a preamble. */
    static HeaderGuess of(TableShape shape, List<String> lines, @Nullable String comment, TablePlace place) {
        return new Search(shape, lines, comment, place).guess();
    }

    /** Says what was decided. */
    void choose(TableShape shape, TablePlace place, Choices choices) {
        boolean hasNames = headerLine > 0;
        List<String> looked = hasNames ? names : firstRow(shape);
        int words = 0;
        int values = 0;
        for (String cell : looked) {
            PreviewCell kind = PreviewCell.of(cell);
            if (kind == PreviewCell.WORD) words++;
            else if (kind != PreviewCell.EMPTY) values++;
        }
        boolean onlyWords = hasNames && shape.body().stream().allMatch(row -> isOnlyWords(row.fields()));
        choices.settled(
                place.headerLine() != null,
                "headerLine",
                headerLine,
                onlyWords ? 0.5 : hasNames ? Choices.share(words, values) : Choices.share(values, words),
                hasNames ? 0 : firstDataLine,
                onlyWords
                        ? "all rows hold words, so the first may be one of them"
                        : hasNames ? "words above rows of values" : "the first row is like the later ones");
        choices.settled(
                place.unitsLine() != null,
                "unitsLine",
                unitsLine,
                1,
                null,
                unitsLine > 0 ? "most of its cells are units" : "no line of units stands below the names");
        if (firstDataLine == 0) return;
        choices.settled(
                place.firstDataLine() != null,
                "firstDataLine",
                firstDataLine,
                1,
                null,
                "the first row that is like the later ones");
    }

    private List<String> firstRow(TableShape shape) {
        for (CsvRecords.Row row : shape.rows()) {
            if (row.line() == firstDataLine) return row.fields();
        }
        return List.of();
    }

    private static boolean isOnlyWords(List<String> cells) {
        return cells.stream()
                .map(PreviewCell::of)
                .allMatch(kind -> kind == PreviewCell.WORD || kind == PreviewCell.EMPTY);
    }

    /** One search; the rows of the shape, counted by index. */
    private static final class Search {
        private final List<CsvRecords.Row> rows;
        private final int fields;
        private final TableShape shape;
        private final List<String> lines;
        private final @Nullable String comment;
        private final TablePlace place;

        Search(TableShape shape, List<String> lines, @Nullable String comment, TablePlace place) {
            this.shape = shape;
            this.lines = lines;
            this.comment = comment;
            this.place = place;
            rows = shape.rows();
            fields = shape.fields();
        }

        HeaderGuess guess() {
            Integer told = place.headerLine();
            if (told != null && told > 0) return below(told);
            int data = place.firstDataLine() != null ? rowFrom(place.firstDataLine()) : firstData();
            HeaderGuess found = told != null ? none(data) : above(data);
            Integer units = place.unitsLine();
            if (units == null) return found;
            return new HeaderGuess(
                    found.headerLine, units, found.firstDataLine, found.names, units == 0 ? List.of() : cellsOf(units));
        }

        /** The header is told; the rows begin below it and below a units line. */
        private HeaderGuess below(int header) {
            Integer units = place.unitsLine();
            Integer first = place.firstDataLine();
            int data = rowFrom(first != null ? first : Math.max(header, units == null ? 0 : units) + 1);
            if (first == null && units == null) {
                boolean[] typed = typed();
                if (data < rows.size() && isUnits(rows.get(data)) && !isData(rows.get(data), typed))
                    units = (int) rows.get(data++).line();
                else if (data < rows.size() && isFormats(rows.get(data))) data++;
            }
            return new HeaderGuess(
                    header,
                    units == null ? 0 : units,
                    lineOf(data),
                    cellsOf(header),
                    units == null || units == 0 ? List.of() : cellsOf(units));
        }

        private HeaderGuess none(int data) {
            return new HeaderGuess(0, 0, lineOf(data), List.of(), List.of());
        }

        /** The header, if any, stands right above the row {@code data}. */
        private HeaderGuess above(int data) {
            if (rows.get(0).fields().get(0).equals("TOA5") && rows.size() > 3)
                return new HeaderGuess(
                        line(1),
                        line(2),
                        lineOf(4),
                        rows.get(1).fields(),
                        rows.get(2).fields());
            int header = data - 1;
            CsvRecords.Row labels = labviewUnits(data);
            if (labels != null && isHeader(rows.get(header)))
                return new HeaderGuess(
                        line(header),
                        (int) labels.line(),
                        lineOf(data),
                        rows.get(header).fields(),
                        unlabelled(labels));
            if (header >= 1 && isFormats(rows.get(header))) header--;
            boolean hasUnits = header >= 1 && isUnits(rows.get(header)) && isHeader(rows.get(header - 1));
            int units = hasUnits ? header-- : -1;
            if (header >= 0 && isHeader(rows.get(header)))
                return new HeaderGuess(
                        line(header),
                        hasUnits ? line(units) : 0,
                        lineOf(data),
                        rows.get(header).fields(),
                        hasUnits ? rows.get(units).fields() : List.of());
            return inComment(data);
        }

        /** LabVIEW tells the units in its own header, far above the names. */
        private CsvRecords.@Nullable Row labviewUnits(int data) {
            if (!isLabview()) return null;
            CsvRecords.Row found = null;
            for (CsvRecords.Row row : rows.subList(0, data)) {
                if (row.fields().get(0).equals("Y_Unit_Label")) found = row;
            }
            return found;
        }

        /** LabVIEW's own header holds rows of numbers too, and says where it ends. */
        private int behindLabviewHeader() {
            int behind = 0;
            for (int row = 0; row < rows.size() && isLabview(); row++) {
                if (rows.get(row).fields().get(0).equals("***End_of_Header***")) behind = row + 1;
            }
            return behind;
        }

        private boolean isLabview() {
            return rows.get(0).fields().get(0).equals("LabVIEW Measurement");
        }

        private static List<String> unlabelled(CsvRecords.Row row) {
            List<String> cells = new ArrayList<>(row.fields());
            cells.set(0, "");
            return cells;
        }

        /** Names that stand in the last comment lines above the first row. */
        private HeaderGuess inComment(int data) {
            HeaderGuess none = none(data);
            if (comment == null || data >= rows.size()) return none;
            int last = (int) rows.get(data).line() - 1;
            List<String> cells = commentCells(last);
            if (cells.size() != fields || !isHeader(new CsvRecords.Row(last, cells))) return none;
            List<String> before = commentCells(last - 1);
            boolean hasUnits = before.size() == fields
                    && isUnits(new CsvRecords.Row(last, cells))
                    && isHeader(new CsvRecords.Row(last, before));
            return hasUnits
                    ? new HeaderGuess(last - 1, last, none.firstDataLine, before, cells)
                    : new HeaderGuess(last, 0, none.firstDataLine, cells, List.of());
        }

        private List<String> commentCells(int line) {
            String text = line < 1 || line > lines.size() ? "" : lines.get(line - 1);
            if (comment == null || !text.startsWith(comment)) return List.of();
            String rest = text.substring(comment.length()).strip();
            if (rest.isEmpty()) return List.of();
            List<CsvRecords.Row> split = CsvRecords.of(rest, line, shape.delimiter(), "\"", null, 1);
            boolean delimited = !split.isEmpty() && split.get(0).fields().size() == fields;
            return delimited ? split.get(0).fields() : List.of(BLANKS.split(rest, -1));
        }

        /** The cells of any line, a comment's sign taken off. */
        private List<String> cellsOf(int line) {
            for (CsvRecords.Row row : rows) {
                if (row.line() == line) return row.fields();
            }
            List<String> cells = commentCells(line);
            if (!cells.isEmpty() || line < 1 || line > lines.size()) return cells;
            List<CsvRecords.Row> split = CsvRecords.of(lines.get(line - 1), line, shape.delimiter(), "\"", null, 1);
            return split.isEmpty() ? List.of() : split.get(0).fields();
        }

        /** Index of the first row that is like most later ones; the number of rows when there is none. */
        private int firstData() {
            boolean[] typed = typed();
            boolean any = false;
            for (boolean each : typed) any |= each;
            // among nothing but words the first row is taken for the names
            if (!any) return Math.min(shape.first() + 1, rows.size());
            for (int row = Math.max(shape.first(), behindLabviewHeader()); row < rows.size(); row++) {
                if (rows.get(row).fields().size() >= Math.min(2, fields) && isData(rows.get(row), typed)) return row;
            }
            return rows.size();
        }

        /** Which fields hold numbers or times in most of the later rows. */
        private boolean[] typed() {
            List<CsvRecords.Row> body = new ArrayList<>();
            for (int i = rows.size() - 1; i >= shape.first() && body.size() < PROFILED; i--) {
                if (rows.get(i).fields().size() == fields) body.add(rows.get(i));
            }
            boolean[] typed = new boolean[fields];
            for (int field = 0; field < fields; field++) {
                int values = 0;
                int held = 0;
                for (CsvRecords.Row row : body) {
                    PreviewCell kind = PreviewCell.of(row.fields().get(field));
                    if (kind == PreviewCell.EMPTY) continue;
                    held++;
                    if (kind != PreviewCell.WORD) values++;
                }
                typed[field] = values * 2 >= held && held > 0;
            }
            return typed;
        }

        private static boolean isData(CsvRecords.Row row, boolean[] typed) {
            int values = 0;
            int words = 0;
            for (int field = 0; field < Math.min(typed.length, row.fields().size()); field++) {
                if (!typed[field]) continue;
                PreviewCell kind = PreviewCell.of(row.fields().get(field));
                if (kind == PreviewCell.WORD) words++;
                else if (kind != PreviewCell.EMPTY) values++;
            }
            return values > 0 && values >= words;
        }

        /** Whether the cells may be names: words for the most part, and about as many as the rows have fields. */
        private boolean isHeader(CsvRecords.Row row) {
            int size = row.fields().size();
            boolean fitting = size >= Math.max(fields == 1 ? 1 : 2, fields / 2) && size <= fields + 2 + fields / 2;
            int words = 0;
            int values = 0;
            for (String cell : row.fields()) {
                PreviewCell kind = PreviewCell.of(cell);
                if (kind == PreviewCell.WORD) words++;
                else if (kind != PreviewCell.EMPTY) values++;
            }
            return fitting && words > 0 && words >= values;
        }

        /** Whether most cells are units, and none is too long for one. */
        private boolean isUnits(CsvRecords.Row row) {
            int units = 0;
            int held = 0;
            for (String cell : row.fields()) {
                String unit = Units.ofCell(cell);
                if (unit == null) continue;
                held++;
                boolean bracketed = !unit.equals(cell.strip());
                if (bracketed || Units.isKnown(unit)) units++;
            }
            return row.fields().size() >= Math.max(1, fields / 2) && held > 0 && units * 2 >= held;
        }

        /** Column widths such as {@code 5s 15s 10d}, as the USGS writes them below the names. */
        private static boolean isFormats(CsvRecords.Row row) {
            return row.fields().stream()
                    .allMatch(cell -> FORMAT_CELL
                            .matcher(cell.strip().toLowerCase(Locale.ROOT))
                            .matches());
        }

        private int rowFrom(long line) {
            int row = 0;
            while (row < rows.size() && rows.get(row).line() < line) row++;
            return row;
        }

        private int line(int row) {
            return (int) rows.get(row).line();
        }

        private long lineOf(int row) {
            return row < rows.size() ? rows.get(row).line() : 0;
        }
    }
}
