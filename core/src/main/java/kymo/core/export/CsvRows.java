package kymo.core.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import kymo.core.dataset.CellText;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.TextColumn;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * Rows as RFC 4180 with line feeds. A lone missing value is two quotes: many readers take an empty line for no row. A cell that begins like a
 * comment is quoted, so that no row is taken for one below a head.
 */
final class CsvRows implements RowWriter {

    private static final CSVFormat TEXT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator("\n")
            .setQuoteMode(QuoteMode.MINIMAL)
            .get();
    private static final String LONE_MISSING = "\"\"";

    /** What spreadsheets take for the beginning of a formula. Source: OWASP, CSV injection; ASVS 1.2.10. */
    private static final String FORMULA = "=+-@\t\r\n\0";

    /** A text that is nothing but a number is none; one that is too long for 64 bits stays a text in a dataset. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][+-]?\\d+)?");

    private final List<ColumnSpec> columns;
    private final boolean safe;
    private final Writer out;

    /**
     * @param head lines before the names
     * @param safe whether texts that would be formulas get an apostrophe before them
     */
    CsvRows(Schema schema, List<String> head, boolean safe, Writer out) throws IOException {
        this.columns = schema.columns();
        this.safe = safe;
        this.out = out;
        for (String line : head) out.append(line).write('\n');
        for (int column = 0; column < columns.size(); column++)
            text(columns.get(column).name(), column);
        out.write('\n');
    }

    @Override
    public void write(Block block) throws IOException {
        for (int row = 0; row < block.rows(); row++) {
            for (int column = 0; column < columns.size(); column++) cell(block.column(column), row, column);
            out.write('\n');
        }
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    private void cell(Column values, int row, int column) throws IOException {
        String text = CellText.of(values, row, columns.get(column).type());
        if (text != null && values instanceof TextColumn) {
            text(text, column);
            return;
        }
        // numbers and times hold nothing that needs quotes, and looking for it would take most of the time
        if (column > 0) out.write(',');
        if (text != null) out.write(text);
        else if (columns.size() == 1) out.write(LONE_MISSING);
    }

    private void text(String text, int column) throws IOException {
        TEXT.print(safe && isFormula(text) ? "'" + text : text, out, column == 0);
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty()
                && FORMULA.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }
}
