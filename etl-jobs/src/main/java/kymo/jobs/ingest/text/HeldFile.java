package kymo.jobs.ingest.text;

import java.util.Arrays;
import kymo.core.files.ReadableFile;

/** A small file whose bytes have been read already; closing it closes nothing. */
final class HeldFile implements ReadableFile {

    private final byte[] held;

    HeldFile(byte[] held) {
        this.held = held;
    }

    @Override
    public long bytes() {
        return held.length;
    }

    @Override
    public byte[] read(long offset, int length) {
        if (offset + length > held.length)
            throw new IllegalArgumentException(
                    "a read must end before byte %d but would end at %d".formatted(held.length, offset + length));
        return Arrays.copyOfRange(held, (int) offset, (int) offset + length);
    }

    @Override
    public void close() {}
}
