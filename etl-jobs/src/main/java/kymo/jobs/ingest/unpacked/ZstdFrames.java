package kymo.jobs.ingest.unpacked;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The frames of a zstd file without those that are to be skipped, which the library takes at the beginning only; programs that pack on several threads
 * write one before every frame. What is no frame is passed on as it is, for the library to refuse.
 *
 * <p>Source: RFC 8878, sections 3.1.1 and 3.1.2.
 */
final class ZstdFrames extends InputStream {

    private static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPED_MAGIC = 0x184D2A50;
    private static final int RUN = 1;
    private static final int CHECKSUM_BYTES = 4;
    private static final int PIECE_BYTES = 1 << 12;

    /** What comes next. */
    private enum Next {
        FRAME,
        BLOCK,
        /** Bytes of which nothing is known. */
        ANYTHING
    }

    private final InputStream in;
    private Next next = Next.FRAME;
    private byte[] header = {};
    private int headerAt;
    private long left;
    private boolean checksum;
    private boolean ended;

    ZstdFrames(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) return 0;
        while (headerAt == header.length && left == 0) {
            if (!begin()) return -1;
        }
        if (headerAt < header.length) {
            int some = Math.min(length, header.length - headerAt);
            System.arraycopy(header, headerAt, into, offset, some);
            headerAt += some;
            return some;
        }
        int read = in.read(into, offset, (int) Math.min(length, left));
        if (read > 0) left -= read;
        return read;
    }

    /** Takes the next header; false at the end. */
    private boolean begin() throws IOException {
        headerAt = 0;
        switch (next) {
            case FRAME -> beginFrame();
            case BLOCK -> beginBlock();
            case ANYTHING -> {
                header = in.readNBytes(PIECE_BYTES);
                ended = header.length == 0;
            }
        }
        return !ended;
    }

    private void beginFrame() throws IOException {
        header = in.readNBytes(5);
        ended = header.length == 0;
        if (header.length < 5) {
            next = Next.ANYTHING;
            return;
        }
        int magic = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if ((magic & ~0xF) == SKIPPED_MAGIC) {
            header = with(in.readNBytes(3));
            if (header.length < 8) throw new EOFException("it ends within a frame that is to be skipped");
            in.skipNBytes(Integer.toUnsignedLong(
                    ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(4)));
            header = new byte[0];
            return;
        }
        next = magic == MAGIC ? Next.BLOCK : Next.ANYTHING;
        if (next == Next.BLOCK) header = with(in.readNBytes(describedBytes(header[4])));
    }

    private byte[] with(byte[] more) {
        return ByteBuffer.allocate(header.length + more.length)
                .put(header)
                .put(more)
                .array();
    }

    /** How many bytes of the header follow its descriptor: the window, a dictionary's number, the content's size. */
    private int describedBytes(byte descriptor) {
        checksum = (descriptor & 4) != 0;
        boolean oneSegment = (descriptor & 0x20) != 0;
        int dictionary = descriptor & 3;
        int size = (descriptor & 0xFF) >>> 6;
        int sizeBytes = size > 0 ? 1 << size : oneSegment ? 1 : 0;
        return (oneSegment ? 0 : 1) + (dictionary == 3 ? 4 : dictionary) + sizeBytes;
    }

    private void beginBlock() throws IOException {
        header = in.readNBytes(3);
        if (header.length < 3) {
            next = Next.ANYTHING;
            return;
        }
        int described = (header[0] & 0xFF) | (header[1] & 0xFF) << 8 | (header[2] & 0xFF) << 16;
        boolean last = (described & 1) != 0;
        left = ((described >>> 1) & 3) == RUN ? 1 : described >>> 3;
        if (!last) return;
        if (checksum) left += CHECKSUM_BYTES;
        next = Next.FRAME;
    }
}
