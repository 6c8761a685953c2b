package kymo.jobs.ingest.sheet.book;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** A part as it is unpacked; holds it to the size and the checksum that the archive's directory tells, which the library does not. */
final class PartStream extends FilterInputStream {

    private final String name;
    private final long bytes;
    private final long checksum;
    private final CRC32 seen = new CRC32();
    private long read;

    PartStream(InputStream in, String name, long bytes, long checksum) {
        super(in);
        this.name = name;
        this.bytes = bytes;
        this.checksum = checksum;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        if (count < 0) {
            if (read != bytes) throw new IOException("part %s ends after %d of %d bytes".formatted(name, read, bytes));
            if (seen.getValue() != checksum) throw new IOException("the checksum of part " + name + " does not fit");
            return -1;
        }
        read += count;
        if (read > bytes)
            throw new IOException("part %s is larger than the %d bytes that it tells".formatted(name, bytes));
        seen.update(into, offset, count);
        return count;
    }

    /** The parser closes what it reads, and does not read all of it: left to whoever opened the part. */
    @Override
    public void close() {}

    /** Reads what the reader of its contents left, for the checksum's sake. */
    void drain() throws IOException {
        byte[] rest = new byte[1 << 13];
        int count = read(rest, 0, rest.length);
        while (count >= 0) count = read(rest, 0, rest.length);
    }
}
