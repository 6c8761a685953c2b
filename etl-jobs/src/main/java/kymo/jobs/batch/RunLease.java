package kymo.jobs.batch;

import kymo.core.dataset.Dataset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A job's hold on its run: it may change the world only while the lease stands. */
public interface RunLease {

    /** Grows with every lease of the run, so that no two holders write the same file. */
    long token();

    /**
     * Makes the transaction at hand fail unless the lease stands, and keeps a takeover waiting until that transaction has ended. The first statement
     * of every transaction that writes.
     */
    void fence();

    /**
     * Ends the run as completed by this dataset, which the transaction at hand has published; its last statement.
     *
     * @param summary what the result says in short, for people; null for nothing
     */
    void complete(Dataset result, @Nullable JsonNode summary);

    /** Tells how far the run is; a signal, told at most ten times a second. */
    void progress(long rowsDone, long rowsTotal);

    /** Whether someone wants the run to stop at the next border of a chunk. */
    boolean stopRequested();
}
