package kymo.core.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import kymo.core.dataset.CellText;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/**
 * Rows as sheets of an Excel workbook, the names on top of each, and one sheet about them. What Excel would change is text: infinities, whole
 * numbers beyond 2^53, times that {@link ExcelTime} cannot tell. A missing value is an empty cell.
 */
final class XlsxRows implements RowWriter {

    /** Rows of a sheet, the names included. */
    static final int MOST_ROWS = 1_048_576;

    private static final int MOST_COLUMNS = 16_384;
    private static final int MOST_CHARS = 32_767;
    /** Below what a file in an archive may have without the additions that Excel does not read. */
    private static final long MOST_SHEET_BYTES = 4_000_000_000L;

    private static final long MOST_EXACT = 1L << 53;

    private final List<ColumnSpec> columns;
    private final ExportFacts facts;
    private final XlsxBook book;
    private final SheetNames names;
    private final int mostRows;
    private XlsxSheet sheet;
    private long written;

    XlsxRows(String name, Schema schema, ExportFacts facts, OutputStream out) throws IOException {
        this(name, schema, facts, out, MOST_ROWS);
    }

    /** With sheets of so many rows at most. */
    XlsxRows(String name, Schema schema, ExportFacts facts, OutputStream out, int mostRows) throws IOException {
        check(schema);
        this.columns = schema.columns();
        this.facts = facts;
        this.book = new XlsxBook(out);
        this.names = new SheetNames(name);
        this.mostRows = mostRows;
        this.sheet = begun();
    }

    /** @throws ProblemException {@code XLSX_LIMIT} when there are too many columns */
    static void check(Schema schema) {
        if (schema.columns().size() > MOST_COLUMNS)
            throw new ProblemException(
                    ProblemCode.XLSX_LIMIT,
                    "an Excel sheet has at most %d columns but the dataset has %d; choose fewer, or another format"
                            .formatted(MOST_COLUMNS, schema.columns().size()));
    }

    @Override
    public void write(Block block) throws IOException {
        for (int row = 0; row < block.rows(); row++) {
            if (sheet.rows() == mostRows || sheet.bytes() > MOST_SHEET_BYTES) {
                sheet.end();
                sheet = begun();
            }
            sheet.row();
            for (int column = 0; column < columns.size(); column++) {
                Column values = block.column(column);
                if (!values.isMissing(row))
                    cell(values, row, column, columns.get(column).type());
            }
            written++;
        }
    }

    @Override
    public void finish() throws IOException {
        sheet.end();
        about();
        book.finish();
    }

    private XlsxSheet begun() throws IOException {
        XlsxSheet next = book.sheet(names.next(), columns);
        next.row();
        for (int column = 0; column < columns.size(); column++)
            next.text(column, limited(columns.get(column).name(), column), XlsxSheet.Style.BOLD);
        return next;
    }

    private void cell(Column values, int row, int column, ColumnType type) throws IOException {
        if (values instanceof LongColumn longs) {
            whole(longs.values()[row], column, type);
            return;
        }
        if (values instanceof BooleanColumn booleans) {
            sheet.bool(column, booleans.values()[row]);
            return;
        }
        String text = CellText.of(values, row, type);
        if (text == null) return;
        if (values instanceof DoubleColumn doubles && Double.isFinite(doubles.values()[row]))
            sheet.number(column, text, XlsxSheet.Style.PLAIN);
        else sheet.text(column, limited(text, column), XlsxSheet.Style.PLAIN);
    }

    private void whole(long value, int column, ColumnType type) throws IOException {
        String serial = type == ColumnType.INTEGER
                ? Math.abs(value) <= MOST_EXACT && value != Long.MIN_VALUE ? Long.toString(value) : null
                : ExcelTime.serial(value, type);
        if (serial == null) sheet.text(column, CellText.of(value, type), XlsxSheet.Style.PLAIN);
        else sheet.number(column, serial, XlsxSheet.Style.of(type));
    }

    private String limited(String text, int column) {
        if (text.length() > MOST_CHARS)
            throw new ProblemException(
                    ProblemCode.XLSX_LIMIT,
                    "a cell of an Excel sheet has at most %d characters but row %d of column '%s' has %d; leave the column out, or choose another format"
                            .formatted(MOST_CHARS, written, columns.get(column).name(), text.length()));
        return text;
    }

    /** What the file tells of itself, a fact a row; a long one goes on in the cells to its right. */
    private void about() throws IOException {
        XlsxSheet sheet = book.sheet(SheetNames.ABOUT, List.of());
        for (var fact : facts.about().entrySet()) told(sheet, fact.getKey(), ExportFacts.text(fact.getValue()));
        for (var step : facts.steps()) told(sheet, "step", ExportFacts.text(step));
        sheet.row();
        sheet.row();
        for (int place = 0; place < 3; place++)
            sheet.text(place, List.of("column", "type", "unit").get(place), XlsxSheet.Style.BOLD);
        for (ColumnSpec column : columns) {
            sheet.row();
            sheet.text(0, column.name(), XlsxSheet.Style.PLAIN);
            sheet.text(
                    1,
                    column.type() == ColumnType.INSTANT
                            ? "instant (UTC)"
                            : column.type().wireName(),
                    XlsxSheet.Style.PLAIN);
            if (column.unit() != null) sheet.text(2, column.unit(), XlsxSheet.Style.PLAIN);
        }
        sheet.end();
    }

    private static void told(XlsxSheet sheet, String name, String fact) throws IOException {
        sheet.row();
        sheet.text(0, name, XlsxSheet.Style.BOLD);
        for (int at = 0, place = 1; at < fact.length(); place++) {
            int end = Math.min(fact.length(), at + MOST_CHARS);
            // half a character is none, and would be written as a question mark
            if (Character.isHighSurrogate(fact.charAt(end - 1))) end--;
            sheet.text(place, fact.substring(at, end), XlsxSheet.Style.PLAIN);
            at = end;
        }
    }
}
