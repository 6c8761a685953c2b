package kymo.core.dataset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import kymo.core.kernel.Block;

/** Consecutive blocks of a dataset that are in memory; grows at its end, and at its beginning where a halo turns out to reach further back. */
final class HeldBlocks {

    private final DatasetReader dataset;
    private final int[] columns;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private long nextToRead;

    HeldBlocks(DatasetReader dataset, int[] columns, long firstBlock) {
        this.dataset = dataset;
        this.columns = columns.clone();
        this.nextToRead = firstBlock;
    }

    /** Reads on until row {@code end} (exclusive) is there. */
    void readTo(long end) {
        while (nextToRead * dataset.schema().blockRows() < end) readNext();
    }

    /** Reads one more block at the end; false when there is none. */
    boolean readNext() {
        if (nextToRead >= dataset.blocks()) return false;
        blocks.addLast(dataset.read(nextToRead++, columns));
        return true;
    }

    /** Reads one more block at the beginning; false when there is none. */
    boolean readBefore() {
        long first = blocks.getFirst().firstRow();
        if (first == 0) return false;
        blocks.addFirst(dataset.read(first / dataset.schema().blockRows() - 1, columns));
        return true;
    }

    void forgetBefore(long row) {
        while (!blocks.isEmpty() && endOf(blocks.getFirst()) <= row) blocks.removeFirst();
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive), which have been read. */
    Block rows(long from, long to) {
        if (blocks.isEmpty() || blocks.getFirst().firstRow() > from)
            throw new IllegalStateException("blocks of a walk are read in their order, each once");
        List<Block> slices = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            long sliceFrom = Math.max(from, block.firstRow());
            long sliceTo = Math.min(to, endOf(block));
            if (sliceFrom < sliceTo)
                slices.add(block.slice((int) (sliceFrom - block.firstRow()), (int) (sliceTo - block.firstRow())));
        }
        return Block.join(slices);
    }

    Deque<Block> blocks() {
        return blocks;
    }

    void clear() {
        blocks.clear();
    }

    static long endOf(Block block) {
        return block.firstRow() + block.rows();
    }
}
