package kymo.core.dataset;

import java.util.ArrayList;
import java.util.List;
import kymo.core.kernel.Block;
import org.jspecify.annotations.Nullable;

/** Rows of a table as JSON: each a list of its cells. */
public final class Cells {

    private Cells() {}

    /**
     * The rows of a block.
     *
     * @param specs of the block's columns, in their order
     */
    public static List<List<@Nullable Object>> of(Block block, List<ColumnSpec> specs) {
        List<List<@Nullable Object>> rows = new ArrayList<>(block.rows());
        for (int row = 0; row < block.rows(); row++) {
            List<@Nullable Object> cells = new ArrayList<>(specs.size());
            for (int place = 0; place < specs.size(); place++)
                cells.add(CellText.value(
                        block.column(place), row, specs.get(place).type()));
            rows.add(cells);
        }
        return rows;
    }
}
