package kymo.jobs.ingest.text;

import kymo.core.files.ReadableFile;

/** The beginning of a file as if it were all of it; closing it closes nothing. */
record CutFile(ReadableFile whole, long bytes) implements ReadableFile {

    @Override
    public byte[] read(long offset, int length) {
        if (offset + length > bytes)
            throw new IllegalArgumentException(
                    "a read must end before byte %d but would end at %d".formatted(bytes, offset + length));
        return whole.read(offset, length);
    }

    @Override
    public void close() {}
}
