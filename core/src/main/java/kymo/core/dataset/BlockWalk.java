package kymo.core.dataset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import kymo.core.kernel.Block;
import org.jspecify.annotations.Nullable;

/** Walks over consecutive blocks of a dataset, each with its halo; every block is read and decoded once, and kept no longer than halos need it. */
public final class BlockWalk implements AutoCloseable {

    private final DatasetReader dataset;
    private final int[] columns;
    private final int rowsBefore;
    private final int rowsAfter;
    private final long endBlock;
    private final Deque<Block> held = new ArrayDeque<>();
    private long nextToRead;
    private long next;

    /**
     * Walks over blocks {@code firstBlock} (inclusive) to {@code endBlock} (exclusive).
     *
     * @param dataset closed with the walk
     * @param columns indices of the columns to read
     * @param rowsBefore rows that a block needs before its first one
     * @param rowsAfter rows that a block needs after its last one
     */
    public BlockWalk(
            DatasetReader dataset, int[] columns, int rowsBefore, int rowsAfter, long firstBlock, long endBlock) {
        this.dataset = dataset;
        this.columns = columns.clone();
        this.rowsBefore = rowsBefore;
        this.rowsAfter = rowsAfter;
        this.endBlock = Math.min(endBlock, dataset.blocks());
        this.next = firstBlock;
        int blockRows = dataset.dataset().schema().blockRows();
        this.nextToRead = Math.max(0, firstBlock - (rowsBefore + blockRows - 1L) / blockRows);
    }

    /** The next block with its halo, not read yet, or null after the last. */
    public @Nullable Neighbourhood next() {
        if (next >= endBlock) return null;
        long blockRows = dataset.dataset().schema().blockRows();
        long rows = dataset.dataset().rows();
        long first = next * blockRows;
        long end = Math.min(rows, first + blockRows);
        long wideFirst = Math.max(0, first - rowsBefore);
        long wideEnd = Math.min(rows, end + rowsAfter);
        next++;
        return new Neighbourhood(() -> read(wideFirst, wideEnd), (int) (first - wideFirst), (int) (end - wideFirst));
    }

    private Block read(long from, long to) {
        long blockRows = dataset.dataset().schema().blockRows();
        while (!held.isEmpty() && endOf(held.getFirst()) <= from) held.removeFirst();
        while (nextToRead * blockRows < to) {
            Block block = dataset.read(nextToRead++, columns);
            if (endOf(block) > from) held.addLast(block);
        }
        if (held.isEmpty() || held.getFirst().firstRow() > from)
            throw new IllegalStateException("blocks of a walk are read in their order, each once");
        List<Block> slices = new ArrayList<>(held.size());
        for (Block block : held) {
            long sliceFrom = Math.max(from, block.firstRow());
            long sliceTo = Math.min(to, endOf(block));
            if (sliceFrom < sliceTo)
                slices.add(block.slice((int) (sliceFrom - block.firstRow()), (int) (sliceTo - block.firstRow())));
        }
        return Block.join(slices);
    }

    @Override
    public void close() {
        held.clear();
        dataset.close();
    }

    private static long endOf(Block block) {
        return block.firstRow() + block.rows();
    }
}
