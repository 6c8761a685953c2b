package kymo.jobs.ingest;

import kymo.core.files.ReadableFile;

/** A file that stays another's to close. */
record Borrowed(ReadableFile file) implements ReadableFile {

    @Override
    public long bytes() {
        return file.bytes();
    }

    @Override
    public byte[] read(long position, int length) {
        return file.read(position, length);
    }

    @Override
    public void close() {
        // the owner closes it
    }
}
