package kymo.jobs.batch;

import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;

/**
 * What a step of a run puts aside for later ones.
 *
 * @param name unique in the job
 * @param schema its columns; its rows are put aside in parts of any size
 */
public record SpillTable(String name, Schema schema) {
    public SpillTable(String name, List<ColumnSpec> columns) {
        this(name, new Schema(columns, -1, Block.MAX_ROWS));
    }
}
