package kymo.jobs.ingest.text;

import java.util.List;
import kymo.core.dataset.Reject;
import kymo.core.files.ReadableFile;
import kymo.core.kernel.Block;
import org.jspecify.annotations.Nullable;

/** The rows of a text file as blocks, in order and in one pass. */
public final class TextBlocks implements AutoCloseable {

    private final Position position;

    private TextBlocks(Position position) {
        this.position = position;
    }

    /** Begins at {@code from}; {@code threads} ≥ 1 parse at once, and what comes out does not depend on their number. */
    public static TextBlocks open(ReadableFile file, Reading reading, Position from, int threads) {
        if (threads < 1 || file.bytes() < from.byteOffset())
            throw new IllegalArgumentException("threads must be at least 1 but was " + threads + reading.axis());
        return new TextBlocks(from);
    }

    /**
     * The next block, null after the last.
     *
     * @throws WiderTypeNeeded when too many cells of a column do not fit its type
     */
    public @Nullable Block next() {
        return null;
    }

    /** Where the rows after the last returned block begin. */
    public Position position() {
        return position;
    }

    /** The rejects of the blocks that were returned since the last call. */
    public List<Reject> takeRejects() {
        return List.of();
    }

    @Override
    public void close() {}
}
