package kymo.core.dataset;

import io.airlift.compress.lz4.Lz4Compressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kymo.core.kernel.Block;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Util;

/**
 * A Parquet file, written block by block: a row group a block, a page a column, PLAIN, and LZ4_RAW where that saves half.
 *
 * <p>Memory is that of one page and of the footer. The bytes depend on the blocks and the schema alone: no time, no id, no token is inside.
 * Source: the Apache Parquet format; any Parquet reader opens the file.
 */
public final class ParquetWriter {

    static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private static final int SAMPLE_BYTES = 16 << 10;
    private static final int WORTH_BYTES = SAMPLE_BYTES / 2;

    private static final List<Encoding> ENCODINGS = List.of(Encoding.PLAIN, Encoding.RLE);

    private final Schema schema;
    private final Counted out;
    private final PageEncoder encoder = new PageEncoder();
    private final Lz4Compressor compressor = new Lz4Compressor();
    private final List<RowGroup> groups = new ArrayList<>();
    private byte[] compressed = new byte[0];
    private long rows;

    /** Begins a file on {@code out}, which stays the caller's to close. */
    public ParquetWriter(Schema schema, OutputStream out) throws IOException {
        this.schema = schema;
        this.out = new Counted(out);
        this.out.write(MAGIC);
    }

    /** Appends a block whose columns are the schema's, in order. */
    public void write(Block block) throws IOException {
        List<ColumnChunk> chunks = new ArrayList<>(schema.columns().size());
        long start = out.count;
        long plainBytes = 0;
        for (int index = 0; index < schema.columns().size(); index++) {
            ColumnChunk chunk = page(block, index);
            plainBytes += chunk.getMeta_data().getTotal_uncompressed_size();
            chunks.add(chunk);
        }
        RowGroup group = new RowGroup(chunks, plainBytes, block.rows());
        group.setFile_offset(start);
        group.setTotal_compressed_size(out.count - start);
        groups.add(group);
        rows += block.rows();
    }

    /** Ends the file with its footer; returns its number of rows. */
    public long finish() throws IOException {
        return finish(PartLayout.units(schema));
    }

    /** The same, with these facts beside the units in the footer. */
    public long finish(Map<String, String> facts) throws IOException {
        return finish(PartLayout.units(schema, facts));
    }

    /** The same, with these facts alone. */
    long finish(List<KeyValue> facts) throws IOException {
        writeFooter(new FileMetaData(2, PartLayout.elements(schema), rows, groups), facts, out);
        out.flush();
        return rows;
    }

    /** Writes bytes that are no page's; returns where they begin. */
    long append(byte[] bytes) throws IOException {
        long start = out.count;
        out.write(bytes);
        return start;
    }

    static void writeFooter(FileMetaData footer, List<KeyValue> facts, OutputStream out) throws IOException {
        footer.setCreated_by("kymo");
        footer.setKey_value_metadata(facts);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Util.writeFileMetaData(footer, bytes);
        bytes.writeTo(out);
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.size())
                .array());
        out.write(MAGIC);
    }

    private ColumnChunk page(Block block, int index) throws IOException {
        ColumnSpec column = schema.columns().get(index);
        int length = encoder.encode(block.column(index), column.type());
        boolean packs = packs(length);
        int stored = packs ? compress(0, length) : length;

        PageHeader header = new PageHeader(PageType.DATA_PAGE, length, stored);
        header.setData_page_header(new DataPageHeader(block.rows(), Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        long start = out.count;
        Util.writePageHeader(header, out);
        long headerBytes = out.count - start;
        out.write(packs ? compressed : encoder.bytes(), 0, stored);

        ColumnMetaData meta = new ColumnMetaData(
                PartLayout.type(column.type()),
                ENCODINGS,
                List.of(column.name()),
                packs ? CompressionCodec.LZ4_RAW : CompressionCodec.UNCOMPRESSED,
                block.rows(),
                headerBytes + length,
                headerBytes + stored,
                start);
        meta.setStatistics(new Statistics().setNull_count(block.column(index).missingCount()));
        return new ColumnChunk(0).setMeta_data(meta);
    }

    /** Whether a page is worth compressing, told by a sample from its middle: noise only costs time, here and at every read. */
    private boolean packs(int length) {
        if (length <= SAMPLE_BYTES) return true;
        return compress((length - SAMPLE_BYTES) / 2, SAMPLE_BYTES) < WORTH_BYTES;
    }

    private int compress(int from, int length) {
        int most = compressor.maxCompressedLength(length);
        if (compressed.length < most) compressed = new byte[most];
        return compressor.compress(encoder.bytes(), from, length, compressed, 0, compressed.length);
    }

    /** Knows its position, which Parquet's footer points at. */
    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private long count;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
