package kymo.jobs.ingest.text;

import kymo.core.files.ReadableFile;
import org.jspecify.annotations.Nullable;

/** The chunks of a file, parsed; in order. */
final class Fragments implements AutoCloseable {

    private final Chunks chunks;
    private final ChunkParser parser;
    private final Fragment fragment;

    Fragments(ReadableFile file, Reading reading, long from, int threads) {
        chunks = new Chunks(file, Dialect.of(reading), from);
        parser = new ChunkParser(reading);
        fragment = new Fragment(reading.columns());
    }

    /** The next fragment, null behind the last. It belongs to the caller until it is given back. */
    @Nullable
    Fragment next() {
        Chunk chunk = chunks.next();
        if (chunk == null) return null;
        parser.parse(chunk, fragment);
        return fragment;
    }

    void giveBack(Fragment used) {
        used.chunk = null;
    }

    @Override
    public void close() {}
}
