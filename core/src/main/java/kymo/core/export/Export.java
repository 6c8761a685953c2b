package kymo.core.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.PartJoin;
import kymo.core.dataset.Schema;
import kymo.core.files.FileStore;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * How a dataset leaves Kymo.
 *
 * @param head whether CSV, JSON and NDJSON begin with units and lineage, which Parquet and Excel files always hold
 * @param safe whether texts of a CSV that a spreadsheet would take for a formula are made harmless
 * @param flagged what becomes of flagged rows; null: they leave as any other
 * @param ids whether units and lineage name datasets and runs by their ids, which mean something in this installation alone
 */
public record Export(
        ExportFormat format,
        Excerpt excerpt,
        boolean head,
        boolean safe,
        @Nullable Flagged flagged,
        boolean ids) {

    /** @throws ProblemException {@code EXPORT_OPTION_INVALID} at {@code /head} or {@code /safe} where the format has no such thing */
    public Export {
        if (head && !format.hasHead())
            throw unfit("head", "csv, json and ndjson, and %s holds units and lineage in any case", format);
        if (safe && format != ExportFormat.CSV)
            throw unfit("safe", "csv, and %s has no formulas that a text could be taken for", format);
    }

    /** All rows and columns in a format, and nothing asked for. */
    public static Export whole(ExportFormat format) {
        return new Export(format, Excerpt.WHOLE, false, false, null, true);
    }

    public Export withoutIds() {
        return new Export(format, excerpt, head, safe, flagged, false);
    }

    /**
     * Refuses what this dataset cannot leave as, before the first byte.
     *
     * @throws ProblemException {@code DATASET_UNKNOWN}, {@code DATASET_NOT_PUBLISHED}, {@code COLUMN_UNKNOWN}, {@code XLSX_LIMIT}, and
     *     {@code EXPORT_OPTION_INVALID} at {@code /flags}
     */
    public void check(Catalogue catalogue, UUID dataset) {
        Dataset source = catalogue.dataset(dataset).published();
        Schema leaving = leaving(source.schema());
        if (format == ExportFormat.XLSX) XlsxRows.check(leaving);
        if (flagged != null) flagged.result(catalogue, source);
    }

    /**
     * Writes the file to {@code out}, which stays the caller's to close.
     *
     * @param told hears now and then how many rows of the excerpt are done
     * @return how many rows the file has
     * @throws ProblemException as {@link #check}, before the first byte; {@code DATASET_CORRUPT}, {@code STORE_FAILED}, {@code XLSX_LIMIT} at any
     *     time
     */
    public long write(Catalogue catalogue, FileStore files, UUID dataset, OutputStream out, LongConsumer told)
            throws IOException {
        check(catalogue, dataset);
        Dataset source = catalogue.dataset(dataset).published();
        Schema leaving = leaving(source.schema());
        ExportFacts facts = ExportFacts.of(catalogue, source, leaving, this);
        if (format == ExportFormat.PARQUET && excerpt.equals(Excerpt.WHOLE) && flagged == null) {
            PartJoin.write(source, catalogue.parts(dataset), files, facts.forParquet(), out, told);
            return source.rows();
        }
        try (DatasetReader reader = DatasetReader.open(catalogue, files, dataset);
                RowFlags flags = flagged == null ? null : flagged.open(catalogue, files, source, excerpt)) {
            RowWriter rows = format.rowWriter(this, source.name(), leaving, facts, out);
            long toRow = Math.min(excerpt.toRow(), source.rows());
            long written = 0;
            for (Block block : reader.rows(excerpt.fromRow(), toRow, excerpt.columnsOf(source.schema()))) {
                Block leaves = flagged == null || flags == null ? block : flagged.applied(block, flags);
                if (leaves.rows() > 0) rows.write(leaves);
                written += leaves.rows();
                told.accept(block.firstRow() + block.rows() - excerpt.fromRow());
            }
            rows.finish();
            return written;
        }
    }

    /** What a file of the chosen columns holds; nothing is drawn over an axis in it. */
    private Schema leaving(Schema schema) {
        List<ColumnSpec> columns = new ArrayList<>(Arrays.stream(excerpt.columnsOf(schema))
                .mapToObj(schema.columns()::get)
                .toList());
        if (flagged != null && flagged.handling() == Flagged.Handling.MARK) columns.add(Flagged.mark(columns));
        return new Schema(columns, -1, schema.blockRows());
    }

    private static ProblemException unfit(String option, String rule, ExportFormat format) {
        return new ProblemException(
                        ProblemCode.EXPORT_OPTION_INVALID,
                        "%s is an option of ".formatted(option) + rule.formatted(format.wireName()) + "; leave it out")
                .in(option);
    }
}
