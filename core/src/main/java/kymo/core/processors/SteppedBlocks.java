package kymo.core.processors;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.BlockWalk;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Neighbourhood;
import kymo.core.kernel.Block;
import kymo.core.kernel.PickedRows;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the result of a function that keeps every {@link BlockFunction#step}th row. Each block of the input in which one of them lies is computed as a
 * whole, as if all rows were kept, so that they have the same bits; one of them is held at a time.
 */
public final class SteppedBlocks implements AutoCloseable {

    private final DatasetReader dataset;
    private final BlockFunction function;
    private @Nullable BlockWalk walk;
    private long nextBlock = -1;
    private @Nullable Block computed;

    /** @param dataset the input; closed with these blocks */
    public SteppedBlocks(DatasetReader dataset, BlockFunction function) {
        this.dataset = dataset;
        this.function = function;
    }

    /** How many rows stay of {@code rows}. */
    public static long rows(long rows, int step) {
        return (rows + step - 1) / step;
    }

    /** How many rows the result has. */
    public long rows() {
        return rows(dataset.dataset().rows(), function.step());
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive, at most the end, and more) of the result. */
    public Block rows(long from, long to) {
        List<Block> pieces = new ArrayList<>();
        for (long row = from; row < to; ) {
            Block block = around(row * function.step());
            long end = Math.min(to, rows(block.firstRow() + block.rows(), function.step()));
            pieces.add(picked(block, row, end));
            row = end;
        }
        return Block.join(pieces);
    }

    private Block picked(Block block, long from, long to) {
        PickedRows picked = new PickedRows((int) (to - from));
        for (long row = from; row < to; row++) picked.add(block, (int) (row * function.step() - block.firstRow()));
        return picked.block(from);
    }

    /** What the function makes of the block in which row {@code inputRow} of the input lies. */
    private Block around(long inputRow) {
        Block held = computed;
        if (held != null && inputRow >= held.firstRow() && inputRow < held.firstRow() + held.rows()) return held;
        long number = inputRow / dataset.schema().blockRows();
        BlockWalk blocks = walk;
        if (blocks == null || number != nextBlock)
            // blocks that are stepped over are not read
            blocks = walk = new BlockWalk(dataset, function.inputColumns(), function.halo(), number, dataset.blocks());
        nextBlock = number + 1;
        Neighbourhood found = blocks.next();
        if (found == null) throw new IllegalArgumentException("row " + inputRow + " lies behind the last one");
        Neighbourhood.Wide wide = found.read();
        Block made = function.apply(wide.block(), wide.from(), wide.to());
        computed = made;
        return made;
    }

    @Override
    public void close() {
        dataset.close();
    }
}
