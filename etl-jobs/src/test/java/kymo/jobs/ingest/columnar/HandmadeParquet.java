package kymo.jobs.ingest.columnar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/** A Parquet file of one row group, put together byte by byte, so that it may hold what no writer at hand writes. */
final class HandmadeParquet {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<SchemaElement> schema = new ArrayList<>();
    private final List<ColumnChunk> chunks = new ArrayList<>();
    private final int rows;

    HandmadeParquet(int rows) {
        this.rows = rows;
        out.writeBytes(MAGIC);
    }

    /** One page of a column. */
    static final class Page {

        final PageHeader header;
        private final byte[] bytes;

        private Page(PageHeader header, byte[] bytes) {
            this.header = header;
            this.bytes = bytes;
        }
    }

    static SchemaElement element(String name, Type type) {
        return new SchemaElement(name).setType(type).setRepetition_type(FieldRepetitionType.REQUIRED);
    }

    /** A page of the first version, without levels. */
    static Page page(Encoding encoding, int rows, byte[] values) {
        PageHeader header = new PageHeader(PageType.DATA_PAGE, values.length, values.length)
                .setData_page_header(new DataPageHeader(rows, encoding, Encoding.RLE, Encoding.RLE));
        return new Page(header, values);
    }

    /** A page of the second version, whose column may have missing values. */
    static Page page(Encoding encoding, boolean[] present, byte[] values) {
        byte[] levels = bits(present);
        byte[] bytes = ByteBuffer.allocate(levels.length + values.length)
                .put(levels)
                .put(values)
                .array();
        int missing = 0;
        for (boolean exists : present) if (!exists) missing++;
        PageHeader header = new PageHeader(PageType.DATA_PAGE_V2, bytes.length, bytes.length)
                .setData_page_header_v2(
                        new DataPageHeaderV2(present.length, missing, present.length, encoding, levels.length, 0)
                                .setIs_compressed(false));
        return new Page(header, bytes);
    }

    static Page dictionary(int count, byte[] values) {
        PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, values.length, values.length)
                .setDictionary_page_header(new DictionaryPageHeader(count, Encoding.PLAIN));
        return new Page(header, values);
    }

    /** Truth values as one run of packed bits. */
    static byte[] bits(boolean[] values) {
        int groups = (values.length + 7) / 8;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        varint(bytes, ((long) groups << 1) | 1);
        byte[] packed = new byte[groups];
        for (int i = 0; i < values.length; i++) if (values[i]) packed[i / 8] |= (byte) (1 << i % 8);
        bytes.writeBytes(packed);
        return bytes.toByteArray();
    }

    static void varint(ByteArrayOutputStream into, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            into.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        into.write((int) rest);
    }

    /** All bytes of a buffer, whether written or not. */
    static byte[] all(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return bytes;
    }

    static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    HandmadeParquet column(SchemaElement element, Page... pages) throws IOException {
        return column(element, CompressionCodec.UNCOMPRESSED, pages);
    }

    HandmadeParquet column(SchemaElement element, CompressionCodec codec, Page... pages) throws IOException {
        long begin = out.size();
        long data = -1;
        for (Page page : pages) {
            if (data < 0 && page.header.getType() != PageType.DICTIONARY_PAGE) data = out.size();
            Util.writePageHeader(page.header, out);
            out.writeBytes(page.bytes);
        }
        ColumnMetaData meta = new ColumnMetaData(
                element.getType(),
                List.of(),
                List.of(element.getName()),
                codec,
                rows,
                out.size() - begin,
                out.size() - begin,
                data);
        if (data > begin) meta.setDictionary_page_offset(begin);
        chunks.add(new ColumnChunk(begin).setMeta_data(meta));
        schema.add(element);
        return this;
    }

    Path write(Path file) throws IOException {
        List<SchemaElement> all = new ArrayList<>();
        all.add(new SchemaElement("root").setNum_children(schema.size()));
        all.addAll(schema);
        int before = out.size();
        Util.writeFileMetaData(
                new FileMetaData(1, all, rows, List.of(new RowGroup(chunks, before, rows))).setCreated_by("hand"), out);
        out.writeBytes(little(4).putInt(out.size() - before).array());
        out.writeBytes(MAGIC);
        return Files.write(file, out.toByteArray());
    }
}
