package kymo.jobs.ingest.text;

import kymo.core.files.ReadableFile;

/**
 * Some bytes of a file as if they were all of it; closing it closes nothing.
 *
 * @param from its first byte, counted from 0
 * @param bytes how many there are
 */
record CutFile(ReadableFile whole, long from, long bytes) implements ReadableFile {

    @Override
    public byte[] read(long offset, int length) {
        if (offset + length > bytes)
            throw new IllegalArgumentException(
                    "a read must end before byte %d but would end at %d".formatted(bytes, offset + length));
        return whole.read(from + offset, length);
    }

    @Override
    public void close() {}
}
