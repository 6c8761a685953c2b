package kymo.jobs.ingest.format;

import java.util.List;
import kymo.core.dataset.Reject;
import kymo.core.kernel.Block;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The rows of a table as blocks, in order and in one pass. Memory does not grow with the file. */
public interface TableRows extends AutoCloseable {

    /**
     * The next block, of as many rows as the schema says unless it is the last; null behind the last.
     *
     * @throws WiderTypeNeeded when too many cells of a column do not fit its type
     * @throws kymo.core.problems.ProblemException when the file cannot be read on
     */
    @Nullable
    Block next();

    /** Where the rows after the last returned block begin; plain values, so that they can rest in a step's execution context. */
    JsonNode position();

    /** The rejects of the blocks that were returned since the last call. */
    List<Reject> takeRejects();

    /** The share of the table that was returned, 0 to 1; may be estimated. */
    double done();

    /**
     * How many rows the reader has met since the table's beginning, those before {@code from} included; complete behind the last block. Counted where
     * rows are found, not where they are given out, so that a row that gets lost in between is noticed. -1 where nobody counts.
     */
    default long rowsMet() {
        return -1;
    }

    /** Lines that held no row since this was opened; complete behind the last block. */
    long skippedLines();

    /** What whoever reads the file has said while reading, for people. */
    default List<String> log() {
        return List.of();
    }

    @Override
    void close();
}
