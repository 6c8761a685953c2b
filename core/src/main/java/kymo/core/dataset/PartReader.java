package kymo.core.dataset;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kymo.core.files.ReadableFile;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * Reads blocks of chosen columns out of a part file that {@link PartWriter} wrote: one read of the store a column and block.
 *
 * <p>Safe to use from several threads. Throws {@link ProblemException} with {@code DATASET_CORRUPT}, naming file, block and column, when the
 * bytes are not such a file.
 */
public final class PartReader implements AutoCloseable {

    private static final int TAIL_BYTES = 8;

    private final String key;
    private final ReadableFile file;
    private final Schema schema;
    private final FileMetaData footer;

    private PartReader(String key, ReadableFile file, Schema schema, FileMetaData footer) {
        this.key = key;
        this.file = file;
        this.schema = schema;
        this.footer = footer;
    }

    /** Opens the part; {@code file} is closed with the reader, also when opening fails. */
    public static PartReader open(String key, ReadableFile file, Schema schema) {
        try {
            long bytes = file.bytes();
            if (bytes < ParquetWriter.MAGIC.length + TAIL_BYTES)
                throw corrupt(key, "is only %d bytes long".formatted(bytes), null);
            byte[] tail = file.read(bytes - TAIL_BYTES, TAIL_BYTES);
            if (!Arrays.equals(tail, 4, 8, ParquetWriter.MAGIC, 0, 4)) throw corrupt(key, "does not end in PAR1", null);
            int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
            if (length <= 0 || length > bytes - TAIL_BYTES)
                throw corrupt(key, "has a footer of %d bytes in a file of %d".formatted(length, bytes), null);
            FileMetaData footer =
                    Util.readFileMetaData(new ByteArrayInputStream(file.read(bytes - TAIL_BYTES - length, length)));
            if (!footer.getSchema().equals(PartLayout.elements(schema)))
                throw corrupt(key, "holds other columns than its dataset", null);
            return new PartReader(key, file, schema, footer);
        } catch (IOException e) {
            file.close();
            throw corrupt(key, "has an unreadable footer", e);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Number of blocks. */
    public int blocks() {
        return footer.getRow_groupsSize();
    }

    /** Number of rows of block {@code block}, counted from 0. */
    public int rows(int block) {
        return Math.toIntExact(footer.getRow_groups().get(block).getNum_rows());
    }

    /** Block {@code block} with the columns of these indices in this order; {@code firstRow} is its place in the dataset. */
    public Block read(int block, int[] columns, long firstRow) {
        RowGroup group = footer.getRow_groups().get(block);
        int rows = rows(block);
        List<Column> read = new ArrayList<>(columns.length);
        for (int column : columns) {
            try {
                read.add(page(
                        group.getColumns().get(column).getMeta_data(),
                        rows,
                        schema.columns().get(column).type()));
            } catch (IOException
                    | IllegalArgumentException
                    | IndexOutOfBoundsException
                    | BufferUnderflowException
                    | MalformedInputException e) {
                throw corrupt(
                        key,
                        "cannot be decoded at block %d, column '%s'"
                                .formatted(block, schema.columns().get(column).name()),
                        e);
            }
        }
        return new Block(firstRow, rows, read);
    }

    /** The levels of one column's pyramid, the finest first; one read of the store. */
    public List<Buckets> pyramid(int column) {
        long start = -1;
        for (KeyValue fact : footer.getKey_value_metadata()) {
            if (fact.getKey().equals(PartLayout.PYRAMID)) start = Long.parseLong(fact.getValue());
        }
        if (start < 0) throw corrupt(key, "has no pyramid", null);
        int bytes = Pyramid.columnBytes(schema, footer.getNum_rows());
        return Pyramid.decode(schema, column, footer.getNum_rows(), file.read(start + (long) column * bytes, bytes));
    }

    FileMetaData footer() {
        return footer;
    }

    byte[] bytes(long position, int length) {
        return file.read(position, length);
    }

    @Override
    public void close() {
        file.close();
    }

    private Column page(ColumnMetaData meta, int rows, ColumnType type) throws IOException {
        byte[] chunk = file.read(meta.getData_page_offset(), Math.toIntExact(meta.getTotal_compressed_size()));
        ByteArrayInputStream in = new ByteArrayInputStream(chunk);
        PageHeader header = Util.readPageHeader(in);
        int stored = header.getCompressed_page_size();
        if (stored != in.available() || header.getData_page_header().getNum_values() != rows)
            throw new IOException("the page's header does not fit the footer");
        if (meta.getCodec() == CompressionCodec.UNCOMPRESSED)
            return PageDecoder.decode(chunk, chunk.length - stored, stored, rows, type);
        byte[] page = new byte[header.getUncompressed_page_size()];
        int length = new Lz4Decompressor().decompress(chunk, chunk.length - stored, stored, page, 0, page.length);
        return PageDecoder.decode(page, 0, length, rows, type);
    }

    private static ProblemException corrupt(String key, String how, @Nullable Throwable cause) {
        String message =
                "a part must be what was written but '%s' %s; restore the file from a backup or ingest the upload again"
                        .formatted(key, how);
        return cause == null
                ? new ProblemException(ProblemCode.DATASET_CORRUPT, message)
                : new ProblemException(ProblemCode.DATASET_CORRUPT, message, cause);
    }
}
