package kymo.core.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import kymo.core.dataset.CellText;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.TextColumn;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/** Rows as RFC 4180 with line feeds. A lone missing value is two quotes: many readers take an empty line for no row. */
final class CsvRows implements RowWriter {

    private static final CSVFormat TEXT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator("\n")
            .setQuoteMode(QuoteMode.MINIMAL)
            .get();
    private static final String LONE_MISSING = "\"\"";

    private final List<ColumnSpec> columns;
    private final Writer out;

    CsvRows(Schema schema, Writer out) throws IOException {
        this.columns = schema.columns();
        this.out = out;
        for (int column = 0; column < columns.size(); column++)
            TEXT.print(columns.get(column).name(), out, column == 0);
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
            TEXT.print(text, out, column == 0);
            return;
        }
        // numbers and times hold nothing that needs quotes, and looking for it would take most of the time
        if (column > 0) out.write(',');
        if (text != null) out.write(text);
        else if (columns.size() == 1) out.write(LONE_MISSING);
    }
}
