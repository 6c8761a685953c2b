package kymo.jobs.export;

import java.io.IOException;
import java.io.Writer;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Rows as RFC 4180 with line feeds. */
final class CsvRows implements RowWriter {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator("\n")
            .setQuoteMode(QuoteMode.MINIMAL)
            .get();

    private final Schema schema;
    private final CSVPrinter out;

    CsvRows(Schema schema, Writer out) throws IOException {
        this.schema = schema;
        this.out = new CSVPrinter(out, FORMAT);
        for (ColumnSpec column : schema.columns()) this.out.print(column.name());
        this.out.println();
    }

    @Override
    public void write(Block block) throws IOException {
        for (int row = 0; row < block.rows(); row++) {
            for (int column = 0; column < block.columns().size(); column++) {
                out.print(CellText.of(
                        block.column(column), row, schema.columns().get(column).type()));
            }
            out.println();
        }
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
