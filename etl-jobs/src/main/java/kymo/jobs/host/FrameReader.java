package kymo.jobs.host;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads frames: four bytes {@code KYMF}, the kind in one, the length in four, then so many bytes. */
final class FrameReader {

    /** Bytes that are no frame: whoever sent them is not to be listened to any longer. */
    static final class BadFrame extends IOException {
        BadFrame(String message) {
            super(message);
        }
    }

    static final int MAGIC = 0x4B594D46;

    private final DataInputStream in;
    private final int mostBytes;

    FrameReader(InputStream in, int mostBytes) {
        this.in = new DataInputStream(in);
        this.mostBytes = mostBytes;
    }

    /**
     * The next frame; null at the end of the stream.
     *
     * @throws EOFException when the stream ends within a frame
     * @throws BadFrame when there is something else
     */
    @Nullable
    Frame read() throws IOException {
        int first = in.read();
        if (first < 0) return null;
        int magic = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (magic != MAGIC) throw new BadFrame("a frame must begin with %08x but found %08x".formatted(MAGIC, magic));
        int kind = in.readUnsignedByte();
        int length = in.readInt();
        if (length < 0 || length > mostBytes)
            throw new BadFrame("a frame must have at most %d bytes but has %d"
                    .formatted(mostBytes, Integer.toUnsignedLong(length)));
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) throw new EOFException("the stream ends within a frame");
        return new Frame(kind, payload);
    }
}
