package kymo.jobs.script;

import java.util.Iterator;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.RowSource;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.preview.ComputedRows;

/** The rows of a script that remembers: whichever are asked for, it sees all that lie before them. */
record FromTheFirstRow(DatasetReader dataset, PreviewedScript script) implements RowSource {

    @Override
    public Schema schema() {
        return script.output();
    }

    @Override
    public Iterable<Block> rows(long fromRow, long toRow, int[] columns) {
        return () -> {
            script.begin();
            Iterator<Block> all =
                    new ComputedRows(dataset, script).rows(0, toRow, columns).iterator();
            return new Iterator<>() {

                @Override
                public boolean hasNext() {
                    return all.hasNext();
                }

                @Override
                public Block next() {
                    Block block = all.next();
                    while (block.firstRow() + block.rows() <= fromRow) block = all.next();
                    return block.slice((int) Math.max(0, fromRow - block.firstRow()), block.rows());
                }
            };
        };
    }
}
