package kymo.jobs.ingest.columnar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import kymo.core.files.ReadableFile;
import org.apache.arrow.flatbuf.CompressionType;
import org.jspecify.annotations.Nullable;

/** A buffer of a record batch. A plain one is read by the piece, a packed one is unpacked when it is first needed. */
final class ArrowBuffer {

    /** No packing at all. */
    static final byte PLAIN = -1;

    private static final int PIECE_BYTES = 1 << 18;

    private final ReadableFile file;
    private final ColumnarRefusals refusals;
    private final long at;
    private final long length;
    private final byte codec;
    private long unpackedLength = -1;
    private byte @Nullable [] piece;
    private long pieceAt;

    ArrowBuffer(ReadableFile file, ColumnarRefusals refusals, long at, long length, byte codec) {
        this.file = file;
        this.refusals = refusals;
        this.at = at;
        this.length = length;
        this.codec = codec;
    }

    boolean isEmpty() {
        return length == 0;
    }

    long heldBytes() {
        return piece == null ? 0 : piece.length;
    }

    void release() {
        piece = null;
    }

    /** The bytes from {@code from} on, at the buffer's position. */
    ByteBuffer read(long from, int count) {
        long size = size();
        if (from < 0 || count < 0 || from > size - count)
            throw refusals.broken("a buffer of %d bytes lacks %d from %d on".formatted(size, count, from));
        byte[] held = piece;
        if (held == null || from < pieceAt || from + count > pieceAt + held.length) {
            held = isPacked() ? unpacked() : plain(from, count, size);
            piece = held;
        }
        return ByteBuffer.wrap(held, (int) (from - pieceAt), count).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private byte[] plain(long from, int count, long size) {
        long begin = codec == PLAIN ? at : at + Long.BYTES;
        pieceAt = from;
        return file.read(begin + from, (int) Math.min(Math.max(count, PIECE_BYTES), size - from));
    }

    private boolean isPacked() {
        return codec != PLAIN && unpackedLength >= 0;
    }

    /** How many bytes it has, unpacked. */
    private long size() {
        if (codec == PLAIN || length == 0) return length;
        if (unpackedLength == -1) {
            if (length < Long.BYTES) throw refusals.broken("a packed buffer of %d bytes".formatted(length));
            long stated = ByteBuffer.wrap(file.read(at, Long.BYTES))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getLong();
            if (stated < -1) throw refusals.broken("a buffer of %d bytes".formatted(stated));
            // -1: it was not worth packing
            unpackedLength = stated == -1 ? -2 : stated;
        }
        return unpackedLength == -2 ? length - Long.BYTES : unpackedLength;
    }

    private byte[] unpacked() {
        long most = Math.max(unpackedLength, length);
        if (most > ColumnarRefusals.MOST_BYTES)
            throw refusals.tooLarge(
                    "a packed buffer", most, ColumnarRefusals.MOST_BYTES, "write it in smaller record batches");
        byte[] packed = file.read(at + Long.BYTES, (int) length - Long.BYTES);
        byte[] into = new byte[(int) unpackedLength];
        try {
            if (codec == CompressionType.LZ4_FRAME) Codecs.unpackLz4Frame(packed, 0, packed.length, into, into.length);
            else Codecs.unpackZstd(packed, 0, packed.length, into, into.length);
        } catch (IOException | RuntimeException e) {
            throw refusals.broken("a buffer cannot be unpacked: %s".formatted(e.getMessage()), e);
        }
        pieceAt = 0;
        return into;
    }
}
