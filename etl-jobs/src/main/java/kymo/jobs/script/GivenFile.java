package kymo.jobs.script;

import java.util.Arrays;
import kymo.core.files.ReadableFile;

/** A file in memory: that of a case. */
final class GivenFile implements ReadableFile {

    private final byte[] bytes;

    GivenFile(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long bytes() {
        return bytes.length;
    }

    @Override
    public byte[] read(long position, int length) {
        return Arrays.copyOfRange(bytes, (int) position, (int) position + length);
    }

    @Override
    public void close() {
        // memory
    }
}
