package kymo.core.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.PartJoin;
import kymo.core.dataset.Schema;
import kymo.core.files.FileStore;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** The forms in which a dataset leaves Kymo. */
public enum ExportFormat {
    /** One header line, comma, decimal point; missing values are empty. */
    CSV,
    /** An array of objects, one a row; missing values are null. */
    JSON,
    /** An object a line. */
    NDJSON,
    /** The parts' own pages under one footer; of an excerpt, pages made anew. */
    PARQUET;

    private static final int BUFFER_CHARS = 1 << 16;

    /** The format as addresses and files' endings name it, such as {@code csv}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format that a file's name ends in.
     *
     * @throws ProblemException {@code OUTPUT_FORMAT}
     */
    public static ExportFormat ofFileName(String name) {
        String ending = name.substring(Math.max(0, name.lastIndexOf('.'))).toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> ending.equals("." + format.name()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.OUTPUT_FORMAT,
                        "an output's name must end in %s but was '%s'; use one of these endings"
                                .formatted(
                                        Arrays.stream(values())
                                                .map(f -> "." + f.wireName())
                                                .collect(Collectors.joining(", ")),
                                        name)));
    }

    /** Writes all rows of a published dataset to {@code out}, which stays the caller's to close. */
    public void write(Catalogue catalogue, FileStore files, UUID dataset, OutputStream out) throws IOException {
        write(catalogue, files, dataset, Excerpt.WHOLE, out, rows -> {});
    }

    /**
     * Writes some rows of a published dataset to {@code out}, which stays the caller's to close.
     *
     * @param told hears now and then how many rows are written
     * @throws ProblemException {@code DATASET_UNKNOWN}, {@code DATASET_NOT_PUBLISHED}, {@code COLUMN_UNKNOWN}, all before the first byte;
     *     {@code DATASET_CORRUPT}, {@code STORE_FAILED} at any time
     */
    public void write(
            Catalogue catalogue, FileStore files, UUID dataset, Excerpt excerpt, OutputStream out, LongConsumer told)
            throws IOException {
        if (this == PARQUET && excerpt.equals(Excerpt.WHOLE)) {
            PartJoin.write(catalogue.dataset(dataset).published(), catalogue.parts(dataset), files, out);
            return;
        }
        try (DatasetReader reader = DatasetReader.open(catalogue, files, dataset)) {
            Schema schema = reader.dataset().schema();
            int[] columns = excerpt.columnsOf(schema);
            long toRow = Math.min(excerpt.toRow(), reader.dataset().rows());
            RowWriter rows = rowWriter(chosen(schema, columns), out);
            for (Block block : reader.rows(excerpt.fromRow(), toRow, columns)) {
                rows.write(block);
                told.accept(block.firstRow() + block.rows() - excerpt.fromRow());
            }
            rows.finish();
        }
    }

    private RowWriter rowWriter(Schema schema, OutputStream out) throws IOException {
        return switch (this) {
            case CSV -> new CsvRows(schema, text(out));
            case JSON -> new JsonRows(schema, text(out), true);
            case NDJSON -> new JsonRows(schema, text(out), false);
            case PARQUET -> new ParquetRows(schema, out);
        };
    }

    private static Writer text(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER_CHARS);
    }

    /** What a file of these columns alone holds; nothing is drawn over an axis in it. */
    private static Schema chosen(Schema schema, int[] columns) {
        return new Schema(Arrays.stream(columns).mapToObj(schema.columns()::get).toList(), -1, schema.blockRows());
    }
}
