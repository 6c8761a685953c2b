package kymo.jobs.ingest.columnar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemException;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An Arrow file or stream: its columns, a group a record batch. Dictionaries are kept, each once. */
final class ArrowFile implements ColumnarFile {

    private static final byte[] FEATHER_1 = "FEA1".getBytes(StandardCharsets.US_ASCII);

    /** A record batch, and where its buffers lie. */
    private record Batch(RecordBatch data, ArrowMessages.Place place) {}

    private final ReadableFile file;
    private final ColumnarRefusals refusals;
    private final ArrowMessages messages;
    private final List<ArrowSchema.Column> columns;
    private final Map<Long, Dictionary> dictionaries = new HashMap<>();
    private long @Nullable [] groupRows;
    private int openGroup = -1;
    private @Nullable Batch openBatch;

    private ArrowFile(ReadableFile file, ColumnarRefusals refusals, ArrowMessages messages) {
        this.file = file;
        this.refusals = refusals;
        this.messages = messages;
        columns = ArrowSchema.columns(messages.schema(), refusals);
    }

    static boolean recognises(byte[] head) {
        return begins(head, ArrowMessages.MAGIC) || begins(head, FEATHER_1) || ArrowMessages.isStream(head);
    }

    private static boolean begins(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    static ColumnarFile open(ReadableFile file, ColumnarRefusals refusals) {
        if (begins(file.read(0, FEATHER_1.length), FEATHER_1))
            throw refusals.unsupported(
                    "is Feather of version 1", "write it as version 2, which is Arrow, or as Parquet");
        ArrowMessages messages = ArrowMessages.of(file, refusals);
        if (messages.schema() == null) throw refusals.broken("it has no schema");
        if (messages.schema().endianness() != Endianness.Little)
            throw refusals.unsupported("was written big-endian", "write it little-endian, or as Parquet");
        try {
            return new ArrowFile(file, refusals, messages);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw refusals.broken("its schema cannot be read", e);
        }
    }

    @Override
    public List<Field> fields() {
        return columns.stream().map(ArrowSchema.Column::field).toList();
    }

    @Override
    public long[] groupRows() {
        long[] known = groupRows;
        if (known != null) return known;
        known = new long[messages.batches().size()];
        long all = 0;
        for (int group = 0; group < known.length; group++) {
            known[group] = batch(messages.batches().get(group)).data().length();
            all += known[group];
            if (known[group] < 0 || all < 0)
                throw refusals.broken("record batch %d has %d rows".formatted(group, known[group]));
        }
        groupRows = known;
        return known;
    }

    @Override
    public Cursor open(int index, int group) {
        if (openGroup != group || openBatch == null) {
            openBatch = batch(messages.batches().get(group));
            openGroup = group;
        }
        ArrowSchema.Column column = columns.get(index);
        ArrowTypes.Reading reading = column.reading();
        if (reading == null) throw new IllegalStateException("column %d is left out".formatted(index));
        ArrowTypes.Reading places = column.places();
        Dictionary dictionary = places == null ? null : dictionary(column);
        return cursor(openBatch, column, places == null ? reading : places, dictionary);
    }

    private Batch batch(ArrowMessages.Place place) {
        Message message = ArrowMessages.message(file, place.at(), refusals);
        if (message.headerType() != MessageHeader.RecordBatch) throw refusals.broken("a record batch is none");
        return new Batch((RecordBatch) message.header(new RecordBatch()), place);
    }

    private Cursor cursor(
            Batch batch, ArrowSchema.Column column, ArrowTypes.Reading reading, @Nullable Dictionary dictionary) {
        try {
            RecordBatch data = batch.data();
            FieldNode node = data.nodes(column.node());
            if (node == null || node.length() < 0 || node.length() != data.length())
                throw refusals.broken("column '%s' has another length than its record batch"
                        .formatted(column.field().name()));
            int first = column.buffer();
            for (int view = 0; view < column.views(); view++) first += variadic(data, view);
            int count = buffers(reading, data, column);
            List<ArrowBuffer> buffers = new ArrayList<>();
            for (int i = 0; i < count; i++) buffers.add(buffer(batch, first + i));
            return new ArrowColumn(refusals, reading, node.length(), node.nullCount() == 0, buffers, dictionary);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw refusals.broken(
                    "column '%s' cannot be read".formatted(column.field().name()), e);
        }
    }

    private int buffers(ArrowTypes.Reading reading, RecordBatch data, ArrowSchema.Column column) {
        return switch (reading.storage()) {
            case NONE -> 0;
            case BITS, FIXED -> 2;
            case TEXT, LARGE_TEXT -> 3;
            case VIEWS -> 2 + variadic(data, column.views());
        };
    }

    private int variadic(RecordBatch data, int view) {
        long count = data.variadicBufferCounts(view);
        if (view >= data.variadicBufferCountsLength() || count < 0 || count > data.buffersLength())
            throw refusals.broken("a column of views has %d buffers".formatted(count));
        return (int) count;
    }

    private ArrowBuffer buffer(Batch batch, int index) {
        if (index >= batch.data().buffersLength()) throw refusals.broken("a record batch lacks buffers");
        Buffer buffer = batch.data().buffers(index);
        long bodyBytes = batch.place().bodyBytes();
        if (buffer.offset() < 0 || buffer.length() < 0 || buffer.offset() > bodyBytes - buffer.length())
            throw refusals.broken("a buffer lies outside of its record batch");
        BodyCompression compression = batch.data().compression();
        byte codec = compression == null ? ArrowBuffer.PLAIN : compression.codec();
        if (codec != ArrowBuffer.PLAIN && codec != CompressionType.LZ4_FRAME && codec != CompressionType.ZSTD)
            throw refusals.unsupported("is packed in an unknown way", "write it with zstd, lz4 or without compression");
        return new ArrowBuffer(file, refusals, batch.place().body() + buffer.offset(), buffer.length(), codec);
    }

    private Dictionary dictionary(ArrowSchema.Column column) {
        Dictionary known = dictionaries.get(column.dictionary());
        if (known != null) return known;
        Dictionary made = null;
        for (ArrowMessages.Place place : messages.dictionaries()) {
            Message message = ArrowMessages.message(file, place.at(), refusals);
            if (message.headerType() != MessageHeader.DictionaryBatch) throw refusals.broken("a dictionary is none");
            DictionaryBatch batch = (DictionaryBatch) message.header(new DictionaryBatch());
            if (batch.id() != column.dictionary()) continue;
            if (made != null && !batch.isDelta())
                throw refusals.unsupported(
                        "replaces the dictionary of column '%s'"
                                .formatted(column.field().name()),
                        "write it as a file, or without dictionaries");
            Dictionary part = values(column, batch, place);
            made = made == null ? part : made.and(part);
            refuseLarge(made);
        }
        if (made == null)
            throw refusals.broken("the dictionary of column '%s' is missing"
                    .formatted(column.field().name()));
        dictionaries.put(column.dictionary(), made);
        return made;
    }

    private Dictionary values(ArrowSchema.Column column, DictionaryBatch batch, ArrowMessages.Place place) {
        ArrowTypes.Reading reading = column.reading();
        if (reading == null || batch.data() == null) throw refusals.broken("a dictionary without values");
        long rows = batch.data().length();
        // a value takes a byte at least, but for bits and what is missing
        if (rows < 0 || rows > Math.min(ColumnarRefusals.MOST_BYTES / 16, 8L * file.bytes()))
            throw refusals.broken("a dictionary of %d values".formatted(rows));
        ArrowSchema.Column alone = new ArrowSchema.Column(column.field(), reading, -1, null, 0, 0, 0);
        return Dictionary.of(cursor(new Batch(batch.data(), place), alone, reading, null), (int) rows);
    }

    private void refuseLarge(Dictionary dictionary) {
        if (dictionary.heldBytes() > ColumnarRefusals.MOST_BYTES)
            throw refusals.tooLarge(
                    "a dictionary",
                    dictionary.heldBytes(),
                    ColumnarRefusals.MOST_BYTES,
                    "write the column without a dictionary");
    }

    @Override
    public void describe(ObjectNode into) {
        into.put("record_batches", messages.batches().size());
        if (messages.batches().isEmpty()) return;
        BodyCompression compression = batch(messages.batches().get(0)).data().compression();
        if (compression != null)
            into.put("codec", CompressionType.name(compression.codec()).toLowerCase(Locale.ROOT));
    }
}
