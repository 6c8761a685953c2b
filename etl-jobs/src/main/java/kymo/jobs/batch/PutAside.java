package kymo.jobs.batch;

import java.util.List;
import kymo.core.kernel.Block;

/**
 * What comes of one item of a step that puts rows aside.
 *
 * @param rowsRead rows of the input that were worked through for it
 */
public record PutAside(List<Rows> tables, long rowsRead) {

    /**
     * Rows for one table.
     *
     * @param number of the part in its table
     * @param blocks its rows, in blocks of any sizes
     */
    public record Rows(SpillTable table, int number, List<Block> blocks) {}
}
