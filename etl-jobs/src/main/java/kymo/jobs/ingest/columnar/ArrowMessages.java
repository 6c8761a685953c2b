package kymo.jobs.ingest.columnar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemException;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.Schema;

/**
 * Where the messages of an Arrow file or stream lie: its schema, dictionaries and record batches.
 *
 * <p>Source: the Apache Arrow columnar format, "Serialization and Interprocess Communication (IPC)".
 *
 * @param dictionaries in order
 * @param batches in order
 */
record ArrowMessages(Schema schema, List<Place> dictionaries, List<Place> batches) {

    static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    private static final int CONTINUED = -1;
    private static final int PREFIX_BYTES = 8;
    private static final int MOST_MESSAGES = 1_000_000;

    /**
     * A message and the bytes behind it.
     *
     * @param at where it begins
     * @param body where its bytes begin
     * @param bodyBytes how many there are
     */
    record Place(long at, long body, long bodyBytes) {}

    /** A message, read. */
    private record Read(Message message, long end) {}

    static boolean isStream(byte[] head) {
        if (head.length < PREFIX_BYTES) return false;
        ByteBuffer begin = little(head);
        int length = begin.getInt(4);
        return begin.getInt(0) == CONTINUED && length > 0 && length <= ColumnarRefusals.MOST_FOOTER_BYTES;
    }

    /** @throws ProblemException {@code COLUMNAR_BROKEN}, {@code COLUMNAR_TOO_LARGE} */
    static ArrowMessages of(ReadableFile file, ColumnarRefusals refusals) {
        byte[] head = file.read(0, (int) Math.min(PREFIX_BYTES, file.bytes()));
        boolean stream = isStream(head);
        try {
            return stream ? ofStream(file, refusals) : ofFile(file, refusals);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            // what the generated classes stumble over is a fault of the file
            throw refusals.broken("what it says of itself cannot be read", e);
        }
    }

    private static ArrowMessages ofFile(ReadableFile file, ColumnarRefusals refusals) {
        int tailBytes = Integer.BYTES + MAGIC.length;
        long bytes = file.bytes();
        if (bytes < PREFIX_BYTES + tailBytes) throw refusals.broken("it has only %d bytes".formatted(bytes));
        byte[] tail = file.read(bytes - tailBytes, tailBytes);
        if (!Arrays.equals(tail, Integer.BYTES, tailBytes, MAGIC, 0, MAGIC.length))
            throw refusals.broken("it does not end in ARROW1");
        int length = little(tail).getInt();
        if (length <= 0 || length > bytes - tailBytes - PREFIX_BYTES)
            throw refusals.broken("a footer of %d bytes in a file of %d".formatted(length, bytes));
        refuseLarge(length, refusals);
        Footer footer = Footer.getRootAsFooter(little(file.read(bytes - tailBytes - length, length)));
        List<Place> dictionaries = new ArrayList<>();
        for (int i = 0; i < footer.dictionariesLength(); i++)
            dictionaries.add(place(footer.dictionaries(i), bytes, refusals));
        List<Place> batches = new ArrayList<>();
        for (int i = 0; i < footer.recordBatchesLength(); i++)
            batches.add(place(footer.recordBatches(i), bytes, refusals));
        return new ArrowMessages(footer.schema(), dictionaries, batches);
    }

    private static Place place(Block block, long bytes, ColumnarRefusals refusals) {
        long at = block.offset();
        long body = at + block.metaDataLength();
        boolean within = at >= 0 && block.metaDataLength() > 0 && body <= bytes && block.bodyLength() >= 0;
        if (!within || block.bodyLength() > bytes - body)
            throw refusals.broken("a record batch at %d lies outside of it".formatted(at));
        return new Place(at, body, block.bodyLength());
    }

    private static ArrowMessages ofStream(ReadableFile file, ColumnarRefusals refusals) {
        Read first = read(file, 0, refusals);
        if (first.message().headerType() != MessageHeader.Schema)
            throw refusals.broken("it does not begin with a schema");
        Schema schema = (Schema) first.message().header(new Schema());
        List<Place> dictionaries = new ArrayList<>();
        List<Place> batches = new ArrayList<>();
        long at = first.end();
        // a stream ends where the file does, or with a message of no length
        while (at < file.bytes() && !isEnd(file, at)) {
            Read next = read(file, at, refusals);
            long bodyBytes = next.message().bodyLength();
            if (bodyBytes < 0 || bodyBytes > file.bytes() - next.end())
                throw refusals.broken("it ends within a record batch");
            Place place = new Place(at, next.end(), bodyBytes);
            byte type = next.message().headerType();
            if (type == MessageHeader.DictionaryBatch) dictionaries.add(place);
            else if (type == MessageHeader.RecordBatch) batches.add(place);
            else throw refusals.broken("a message of kind %d".formatted(type));
            if (dictionaries.size() + batches.size() > MOST_MESSAGES)
                throw refusals.unsupported("has too many record batches", "write it with larger ones");
            at = next.end() + bodyBytes;
        }
        return new ArrowMessages(schema, dictionaries, batches);
    }

    private static boolean isEnd(ReadableFile file, long at) {
        if (file.bytes() - at < PREFIX_BYTES)
            return file.bytes() - at == 4 && little(file.read(at, 4)).getInt() == 0;
        ByteBuffer prefix = little(file.read(at, PREFIX_BYTES));
        return prefix.getInt(0) == 0 || (prefix.getInt(0) == CONTINUED && prefix.getInt(4) == 0);
    }

    /** The message that begins at {@code at}. */
    static Message message(ReadableFile file, long at, ColumnarRefusals refusals) {
        try {
            return read(file, at, refusals).message();
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw refusals.broken("a message at %d cannot be read".formatted(at), e);
        }
    }

    private static Read read(ReadableFile file, long at, ColumnarRefusals refusals) {
        long left = file.bytes() - at;
        if (left < PREFIX_BYTES) throw refusals.broken("it ends within a message");
        ByteBuffer prefix = little(file.read(at, PREFIX_BYTES));
        // the first versions had no mark before the length
        boolean marked = prefix.getInt(0) == CONTINUED;
        int length = marked ? prefix.getInt(4) : prefix.getInt(0);
        int prefixBytes = marked ? PREFIX_BYTES : Integer.BYTES;
        if (length <= 0 || length > left - prefixBytes) throw refusals.broken("it ends within a message");
        refuseLarge(length, refusals);
        long begin = at + prefixBytes;
        return new Read(Message.getRootAsMessage(little(file.read(begin, length))), begin + length);
    }

    private static void refuseLarge(int length, ColumnarRefusals refusals) {
        if (length > ColumnarRefusals.MOST_FOOTER_BYTES)
            throw refusals.tooLarge(
                    "a message",
                    length,
                    ColumnarRefusals.MOST_FOOTER_BYTES,
                    "write it with fewer columns or record batches");
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
