package kymo.core.archives;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** A member's bytes, which at their end must be as many as the archive states, with its checksum. */
final class CheckedMember extends FilterInputStream {

    private final long bytes;
    private final long crc;
    private final CRC32 found = new CRC32();
    private long count;

    CheckedMember(InputStream in, long bytes, long crc) {
        super(in);
        this.bytes = bytes;
        this.crc = crc;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = packed(into, offset, length);
        if (read > 0) {
            count += read;
            found.update(into, offset, read);
        }
        boolean ended = read < 0;
        if (count > bytes || (ended && count != bytes))
            throw new IOException("it has %s%d bytes unpacked but is said to have %d"
                    .formatted(ended ? "" : "more than ", ended ? count : bytes, bytes));
        if (ended && found.getValue() != crc) throw new IOException("its checksum is not the stated one");
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The libraries meet nonsense with exceptions of many kinds. */
    private int packed(byte[] into, int offset, int length) throws IOException {
        try {
            return in.read(into, offset, length);
        } catch (RuntimeException e) {
            throw new IOException("its bytes cannot be unpacked", e);
        }
    }
}
