package kymo.core.preview;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import kymo.core.dataset.BlockWalk;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Neighbourhood;
import kymo.core.dataset.RowSource;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.processors.BlockFunction;
import org.jspecify.annotations.Nullable;

/**
 * A function's rows over a dataset, computed when they are asked for, whole blocks at a time as a run computes them.
 *
 * @param dataset closed by whoever opened it
 */
public record ComputedRows(DatasetReader dataset, BlockFunction function) implements RowSource {

    @Override
    public Schema schema() {
        return function.output();
    }

    @Override
    public Iterable<Block> rows(long fromRow, long toRow, int[] columns) {
        return () -> new Rows(fromRow, toRow, columns);
    }

    private final class Rows implements Iterator<Block> {

        private final long fromRow;
        private final long toRow;
        private final int[] columns;
        private final BlockWalk walk;
        private @Nullable Neighbourhood next;

        Rows(long fromRow, long toRow, int[] columns) {
            this.fromRow = fromRow;
            this.toRow = toRow;
            this.columns = columns;
            int blockRows = schema().blockRows();
            // the dataset is closed by whoever opened it
            this.walk = new BlockWalk(
                    dataset,
                    function.inputColumns(),
                    function.halo(),
                    fromRow / blockRows,
                    (toRow + blockRows - 1) / blockRows);
            this.next = walk.next();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Block next() {
            Neighbourhood block = next;
            if (block == null) throw new NoSuchElementException();
            Neighbourhood.Wide wide = block.read();
            Block made = function.apply(wide.block(), wide.from(), wide.to());
            next = walk.next();
            Column[] chosen = IntStream.of(columns).mapToObj(made::column).toArray(Column[]::new);
            int from = (int) Math.max(0, fromRow - made.firstRow());
            int to = (int) Math.min(made.rows(), toRow - made.firstRow());
            return new Block(made.firstRow(), made.rows(), List.of(chosen)).slice(from, to);
        }
    }
}
