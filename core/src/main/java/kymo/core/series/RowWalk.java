package kymo.core.series;

import java.util.function.Consumer;
import kymo.core.dataset.DatasetReader;
import kymo.core.kernel.Block;

/** Hands on the rows of a window, some columns of them, block by block. */
final class RowWalk {

    private RowWalk() {}

    static void over(DatasetReader dataset, long fromRow, long toRow, int[] columns, Consumer<Block> hears) {
        int blockRows = dataset.dataset().schema().blockRows();
        for (long row = fromRow; row < toRow; ) {
            Block block = dataset.read(row / blockRows, columns);
            long end = Math.min(toRow, block.firstRow() + block.rows());
            hears.accept(block.slice((int) (row - block.firstRow()), (int) (end - block.firstRow())));
            row = end;
        }
    }
}
