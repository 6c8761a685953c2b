package kymo.jobs.batch;

import java.util.List;
import kymo.core.kernel.Block;

/** The rows that a run's steps put aside for its later ones, in numbered parts; gone when the run has completed. */
public interface Spills {

    /** Puts a part aside: its file durable first, then, in the transaction at hand, its line in the manifest. */
    void put(SpillTable table, int number, List<Block> blocks);

    /** What the table holds by now. */
    Spilled read(SpillTable table);
}
