package kymo.jobs.ingest.text;

import kymo.core.files.ReadableFile;

/**
 * A part of a file that holds one table, with what stands above it.
 *
 * @param from its first byte, counted from 0
 * @param to the byte behind its last
 * @param firstLine physical line with which it begins, counted from 1
 * @param rows of its table
 */
record Section(long from, long to, long firstLine, long rows) {

    /** The part as a file of its own; {@code file} stays the caller's. */
    ReadableFile in(ReadableFile file) {
        return new Part(file, from, to);
    }

    /** What was understood of the part, told of the whole file. */
    Reading placed(Reading part) {
        return part.moved(from, firstLine - 1, to);
    }

    private record Part(ReadableFile file, long from, long to) implements ReadableFile {
        @Override
        public long bytes() {
            return to - from;
        }

        @Override
        public byte[] read(long position, int length) {
            return file.read(from + position, length);
        }

        @Override
        public void close() {}
    }
}
