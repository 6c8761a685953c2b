package kymo.jobs.ingest.columnar;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a column of one record batch. */
final class ArrowColumn implements Cursor {

    private static final int MOST_TEXT_BYTES = 16 << 20;
    private static final int VIEW_BYTES = 16;
    private static final int SHORT_TEXT = 12;

    private final ColumnarRefusals refusals;
    private final ArrowTypes.Reading reading;
    private final long length;
    private final boolean allPresent;
    /** Which values exist, the values or where they are, their bytes; fewer where there are none. */
    private final List<ArrowBuffer> buffers;

    private final @Nullable Dictionary dictionary;
    private long row;

    /** @param dictionary what the values are places in */
    ArrowColumn(
            ColumnarRefusals refusals,
            ArrowTypes.Reading reading,
            long length,
            boolean allPresent,
            List<ArrowBuffer> buffers,
            @Nullable Dictionary dictionary) {
        this.refusals = refusals;
        this.reading = reading;
        this.length = length;
        this.allPresent = allPresent;
        this.buffers = buffers;
        this.dictionary = dictionary;
    }

    @Override
    public void read(int rows, RawValues into) {
        int some = (int) Math.min(rows, length - row);
        if (some <= 0) throw refusals.broken("a column has fewer rows than its record batch");
        some = readSome(some, into);
        row += some;
    }

    private int readSome(int wanted, RawValues into) {
        int some = wanted;
        into.inBytes = false;
        if (reading.storage() == ArrowTypes.Storage.NONE) {
            into.noneExist(some);
            return some;
        }
        // fewer rows where their texts are long
        if (reading.storage() == ArrowTypes.Storage.TEXT || reading.storage() == ArrowTypes.Storage.LARGE_TEXT)
            some = rowsOfText(some);
        exist(some, into);
        switch (reading.storage()) {
            case BITS -> bits(some, into);
            case FIXED -> fixed(some, into);
            case TEXT, LARGE_TEXT -> texts(some, into);
            case VIEWS -> views(some, into);
            case NONE -> throw new IllegalStateException("nothing is read of what is none");
        }
        if (dictionary != null) lookUp(dictionary, into);
        return some;
    }

    private void exist(int some, RawValues into) {
        if (allPresent || buffers.get(0).isEmpty()) {
            into.allExist(some);
            return;
        }
        ByteBuffer bits = bits(buffers.get(0), some);
        int count = 0;
        for (int i = 0; i < some; i++) {
            boolean exists = bit(bits, i);
            into.present[i] = exists;
            if (exists) count++;
        }
        into.rows = some;
        into.count = count;
        into.allPresent = count == some;
    }

    private ByteBuffer bits(ArrowBuffer buffer, int some) {
        long from = row >>> 3;
        return buffer.read(from, (int) (((row + some + 7) >>> 3) - from));
    }

    private boolean bit(ByteBuffer bits, int i) {
        int at = (int) (row & 7) + i;
        return (bits.get(at >>> 3) >>> (at & 7) & 1) != 0;
    }

    private void bits(int some, RawValues into) {
        ByteBuffer bits = bits(buffers.get(1), some);
        int value = 0;
        for (int i = 0; i < some; i++) {
            if (into.exists(i)) into.longs[value++] = bit(bits, i) ? 1 : 0;
        }
    }

    private void fixed(int some, RawValues into) {
        int width = reading.width();
        ByteBuffer values = buffers.get(1).read(row * width, some * width);
        if (width > Long.BYTES) {
            wide(some, values, into);
            return;
        }
        int value = 0;
        for (int i = 0; i < some; i++) {
            if (into.exists(i)) into.longs[value++] = number(values, i * width, width);
        }
    }

    private long number(ByteBuffer values, int at, int width) {
        return switch (width) {
            case 1 -> reading.signed() ? values.get(at) : values.get(at) & 0xFF;
            case 2 -> reading.signed() ? values.getShort(at) : values.getShort(at) & 0xFFFF;
            case 4 -> reading.signed() ? values.getInt(at) : Integer.toUnsignedLong(values.getInt(at));
            default -> values.getLong(at);
        };
    }

    /** Decimals lie with their lowest byte first. */
    private void wide(int some, ByteBuffer values, RawValues into) {
        int width = reading.width();
        into.inBytes = true;
        into.bytes = new byte[some * width];
        int value = 0;
        for (int i = 0; i < some; i++) {
            if (!into.exists(i)) continue;
            into.starts[value] = i * width;
            into.ends[value++] = (i + 1) * width;
            for (int part = 0; part < width; part++)
                into.bytes[i * width + part] = values.get((i + 1) * width - 1 - part);
        }
    }

    private int rowsOfText(int wanted) {
        int some = wanted;
        while (some > 1 && offset(some) - offset(0) > MOST_TEXT_BYTES) some /= 2;
        return some;
    }

    /** Where the bytes of the row that lies {@code i} behind this one begin. */
    private long offset(int i) {
        return reading.storage() == ArrowTypes.Storage.TEXT
                ? buffers.get(1).read((row + i) * Integer.BYTES, Integer.BYTES).getInt()
                : buffers.get(1).read((row + i) * Long.BYTES, Long.BYTES).getLong();
    }

    private void texts(int some, RawValues into) {
        boolean large = reading.storage() == ArrowTypes.Storage.LARGE_TEXT;
        int width = large ? Long.BYTES : Integer.BYTES;
        ByteBuffer offsets = buffers.get(1).read(row * width, (some + 1) * width);
        long begin = large ? offsets.getLong(0) : offsets.getInt(0);
        long end = large ? offsets.getLong(some * width) : offsets.getInt(some * width);
        if (end < begin || end - begin > ColumnarRefusals.MOST_BYTES)
            throw refusals.broken("texts from %d to %d".formatted(begin, end));
        ByteBuffer bytes = buffers.get(2).read(begin, (int) (end - begin));
        into.inBytes = true;
        into.bytes = new byte[(int) (end - begin)];
        bytes.get(into.bytes);
        int value = 0;
        long from = begin;
        for (int i = 0; i < some; i++) {
            long to = large ? offsets.getLong((i + 1) * width) : offsets.getInt((i + 1) * width);
            if (to < from || to > end) throw refusals.broken("a text from %d to %d".formatted(from, to));
            if (into.exists(i)) {
                into.starts[value] = (int) (from - begin);
                into.ends[value++] = (int) (to - begin);
            }
            from = to;
        }
    }

    private void views(int some, RawValues into) {
        ByteBuffer views = buffers.get(1).read(row * VIEW_BYTES, some * VIEW_BYTES);
        long bytes = 0;
        for (int i = 0; i < some; i++) {
            // where nothing exists anything may lie
            if (!into.exists(i)) continue;
            int size = views.getInt(i * VIEW_BYTES);
            bytes += size;
            if (size < 0 || bytes > ColumnarRefusals.MOST_BYTES)
                throw refusals.broken("a text of %d bytes".formatted(size));
        }
        into.inBytes = true;
        into.bytes = new byte[(int) bytes];
        int value = 0;
        int at = 0;
        for (int i = 0; i < some; i++) {
            if (!into.exists(i)) continue;
            int view = i * VIEW_BYTES;
            int size = views.getInt(view);
            if (size <= SHORT_TEXT) {
                views.get(view + 4, into.bytes, at, size);
            } else {
                int buffer = views.getInt(view + 8);
                if (buffer < 0 || buffer >= buffers.size() - 2) throw refusals.broken("a text in no buffer");
                buffers.get(2 + buffer).read(views.getInt(view + 12), size).get(into.bytes, at, size);
            }
            into.starts[value] = at;
            at += size;
            into.ends[value++] = at;
        }
    }

    private void lookUp(Dictionary values, RawValues into) {
        int value = 0;
        int row = 0;
        int kept = 0;
        for (; row < into.rows; row++) {
            if (!into.exists(row)) {
                into.present[row] = false;
                continue;
            }
            long place = into.longs[value++];
            if (place < 0 || place >= values.size())
                throw refusals.broken("place %d of a dictionary of %d values".formatted(place, values.size()));
            boolean exists = values.exists((int) place);
            into.present[row] = exists;
            if (exists) values.put((int) place, into, kept++);
        }
        into.count = kept;
        into.allPresent = kept == into.rows;
        into.inBytes = values.inBytes;
        into.bytes = values.bytes;
    }

    @Override
    public void skip(long rows) {
        row += rows;
        if (row > length) throw refusals.broken("a column has fewer rows than its record batch");
    }

    @Override
    public long heldBytes() {
        long bytes = 0;
        for (ArrowBuffer buffer : buffers) bytes += buffer.heldBytes();
        return bytes;
    }

    @Override
    public void release() {
        buffers.forEach(ArrowBuffer::release);
    }
}
