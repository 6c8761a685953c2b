package kymo.jobs.ingest.columnar;

import com.google.flatbuffers.FlatBufferBuilder;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.apache.commons.codec.digest.XXHash32;
import org.jspecify.annotations.Nullable;

/** Writes Arrow files and streams for tests, as the format's description says. */
final class ArrowWriting {

    /** A column: of a kind; as places in a dictionary of that kind's values where {@code places} is true; a list of it where {@code list} is. */
    record Column(
            String name,
            ArrowKind kind,
            boolean places,
            boolean list,
            @Nullable String unit) {
        static Column of(String name, ArrowKind kind) {
            return new Column(name, kind, false, false, null);
        }
    }

    private record Place(long at, int metadata, long body) {}

    private final List<Column> columns;
    private final boolean stream;
    private final byte codec;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Place> dictionaries = new ArrayList<>();
    private final List<Place> batches = new ArrayList<>();

    /** @param codec of {@link CompressionType}, or -1 */
    ArrowWriting(List<Column> columns, boolean stream, byte codec) {
        this.columns = columns;
        this.stream = stream;
        this.codec = codec;
        if (!stream) out.writeBytes(new byte[] {'A', 'R', 'R', 'O', 'W', '1', 0, 0});
        FlatBufferBuilder message = new FlatBufferBuilder();
        write(message, MessageHeader.Schema, schema(message), new byte[0]);
    }

    private int schema(FlatBufferBuilder into) {
        int[] fields = new int[columns.size()];
        for (int i = 0; i < fields.length; i++) fields[i] = field(into, columns.get(i), i);
        return Schema.createSchema(into, Endianness.Little, Schema.createFieldsVector(into, fields), 0, 0);
    }

    private static int field(FlatBufferBuilder into, Column column, int index) {
        if (column.list()) {
            int child = field(into, Column.of("item", column.kind()), index);
            int children = Field.createChildrenVector(into, new int[] {child});
            org.apache.arrow.flatbuf.List.startList(into);
            int list = org.apache.arrow.flatbuf.List.endList(into);
            return Field.createField(into, into.createString(column.name()), true, Type.List, list, 0, children, 0);
        }
        int name = into.createString(column.name());
        int type = column.kind().type().applyAsInt(into);
        int dictionary = column.places()
                ? DictionaryEncoding.createDictionaryEncoding(
                        into, index, Int.createInt(into, 16, true), false, (short) 0)
                : 0;
        int metadata = column.unit() == null
                ? 0
                : Field.createCustomMetadataVector(into, new int[] {
                    KeyValue.createKeyValue(into, into.createString("unit"), into.createString(column.unit()))
                });
        return Field.createField(
                into,
                name,
                true,
                column.kind().typeType(),
                type,
                dictionary,
                Field.createChildrenVector(into, new int[0]),
                metadata);
    }

    /** The values that column {@code index} names by their places. */
    void dictionary(int index, List<@Nullable Object> values, boolean isDelta) {
        FlatBufferBuilder message = new FlatBufferBuilder();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int data = batch(message, List.of(Column.of("", columns.get(index).kind())), List.of(values), body);
        int header = DictionaryBatch.createDictionaryBatch(message, index, data, isDelta);
        dictionaries.add(write(message, MessageHeader.DictionaryBatch, header, body.toByteArray()));
    }

    /** A record batch; for a column of places these are the values. */
    void batch(List<List<@Nullable Object>> values) {
        FlatBufferBuilder message = new FlatBufferBuilder();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int header = batch(message, columns, values, body);
        batches.add(write(message, MessageHeader.RecordBatch, header, body.toByteArray()));
    }

    private int batch(
            FlatBufferBuilder into, List<Column> of, List<List<@Nullable Object>> values, ByteArrayOutputStream body) {
        List<long[]> nodes = new ArrayList<>();
        List<long[]> buffers = new ArrayList<>();
        List<Long> variadic = new ArrayList<>();
        for (int column = 0; column < of.size(); column++) {
            List<@Nullable Object> cells = values.get(column);
            Column told = of.get(column);
            if (told.list()) {
                // every row is a list of one
                nodes.add(new long[] {cells.size(), 0});
                ByteBuffer offsets = ByteBuffer.allocate(4 * cells.size() + 4).order(ByteOrder.LITTLE_ENDIAN);
                for (int row = 0; row <= cells.size(); row++) offsets.putInt(row);
                buffers.add(append(new byte[0], body));
                buffers.add(append(offsets.array(), body));
            }
            boolean none = told.kind().typeType() == Type.Null;
            long missing = none
                    ? cells.size()
                    : cells.stream().filter(cell -> cell == null).count();
            nodes.add(new long[] {cells.size(), missing});
            List<byte[]> bytes =
                    told.places() ? places(cells) : told.kind().buffers().apply(cells);
            for (int i = 0; i < bytes.size(); i++) {
                // where all exist, the first buffer may be left out
                boolean leftOut = i == 0 && missing == 0 && cells.size() % 2 == 0;
                buffers.add(append(leftOut ? new byte[0] : bytes.get(i), body));
            }
            if (told.kind().typeType() == Type.Utf8View && !told.places()) variadic.add(bytes.size() - 2L);
        }
        RecordBatch.startNodesVector(into, nodes.size());
        for (int i = nodes.size() - 1; i >= 0; i--) FieldNode.createFieldNode(into, nodes.get(i)[0], nodes.get(i)[1]);
        int nodesAt = into.endVector();
        RecordBatch.startBuffersVector(into, buffers.size());
        for (int i = buffers.size() - 1; i >= 0; i--) Buffer.createBuffer(into, buffers.get(i)[0], buffers.get(i)[1]);
        int buffersAt = into.endVector();
        int compression =
                codec < 0 ? 0 : BodyCompression.createBodyCompression(into, codec, BodyCompressionMethod.BUFFER);
        int variadicAt = RecordBatch.createVariadicBufferCountsVector(
                into, variadic.stream().mapToLong(Long::longValue).toArray());
        return RecordBatch.createRecordBatch(into, values.get(0).size(), nodesAt, buffersAt, compression, variadicAt);
    }

    private static List<byte[]> places(List<@Nullable Object> cells) {
        ByteBuffer places = ByteBuffer.allocate(2 * cells.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (Object cell : cells) places.putShort(cell == null ? 0 : ((Integer) cell).shortValue());
        return List.of(ArrowKind.validity(cells), places.array());
    }

    private long[] append(byte[] bytes, ByteArrayOutputStream body) {
        byte[] stored = codec < 0 || bytes.length == 0 ? bytes : packed(bytes);
        long at = body.size();
        body.writeBytes(stored);
        while (body.size() % 8 != 0) body.write(0);
        return new long[] {at, stored.length};
    }

    private byte[] packed(byte[] bytes) {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        boolean worth = bytes.length > 64;
        stored.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(worth ? bytes.length : -1)
                .array());
        if (!worth) {
            stored.writeBytes(bytes);
        } else if (codec == CompressionType.ZSTD) {
            ZstdCompressor compressor = new ZstdCompressor();
            byte[] into = new byte[compressor.maxCompressedLength(bytes.length)];
            stored.write(into, 0, compressor.compress(bytes, 0, bytes.length, into, 0, into.length));
        } else {
            stored.writeBytes(lz4Frame(bytes));
        }
        return stored.toByteArray();
    }

    /** One block in an LZ4 frame. Source: the LZ4 frame format, 1.6. */
    private static byte[] lz4Frame(byte[] bytes) {
        Lz4Compressor compressor = new Lz4Compressor();
        byte[] block = new byte[compressor.maxCompressedLength(bytes.length)];
        int length = compressor.compress(bytes, 0, bytes.length, block, 0, block.length);
        byte[] descriptor = {0x60, 0x70};
        XXHash32 hash = new XXHash32();
        hash.update(descriptor, 0, 2);
        return ByteBuffer.allocate(15 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x184D2204)
                .put(descriptor)
                .put((byte) (hash.getValue() >>> 8 & 0xFF))
                .putInt(length)
                .put(block, 0, length)
                .putInt(0)
                .array();
    }

    private Place write(FlatBufferBuilder message, byte type, int header, byte[] body) {
        message.finish(Message.createMessage(message, MetadataVersion.V5, type, header, body.length, 0));
        byte[] bytes = message.sizedByteArray();
        int padded = (bytes.length + 7) / 8 * 8;
        long at = out.size();
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(-1)
                .putInt(padded)
                .array());
        out.writeBytes(bytes);
        out.writeBytes(new byte[padded - bytes.length]);
        out.writeBytes(body);
        return new Place(at, padded + 8, body.length);
    }

    byte[] finish() {
        out.writeBytes(new byte[] {-1, -1, -1, -1, 0, 0, 0, 0});
        if (stream) return out.toByteArray();
        FlatBufferBuilder footer = new FlatBufferBuilder();
        int schema = schema(footer);
        Footer.startDictionariesVector(footer, dictionaries.size());
        blocks(footer, dictionaries);
        int dictionariesAt = footer.endVector();
        Footer.startRecordBatchesVector(footer, batches.size());
        blocks(footer, batches);
        int batchesAt = footer.endVector();
        footer.finish(Footer.createFooter(footer, MetadataVersion.V5, schema, dictionariesAt, batchesAt, 0));
        byte[] bytes = footer.sizedByteArray();
        out.writeBytes(bytes);
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.length)
                .array());
        out.writeBytes(ArrowMessages.MAGIC);
        return out.toByteArray();
    }

    private static void blocks(FlatBufferBuilder footer, List<Place> places) {
        for (int i = places.size() - 1; i >= 0; i--)
            Block.createBlock(
                    footer,
                    places.get(i).at(),
                    places.get(i).metadata(),
                    places.get(i).body());
    }
}
