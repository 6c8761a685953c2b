package kymo.core.dataset;

import org.jspecify.annotations.Nullable;

/** Walks over consecutive blocks of a dataset, each with its halo; every block is read and decoded once, and kept no longer than halos need it. */
public final class BlockWalk implements AutoCloseable {

    private final DatasetReader dataset;
    private final Halo halo;
    private final HeldBlocks held;
    private final @Nullable HeldAxis axis;
    private final long endBlock;
    private long next;

    /**
     * Walks over blocks {@code firstBlock} (inclusive) to {@code endBlock} (exclusive).
     *
     * @param dataset closed with the walk
     * @param columns indices of the columns to read; the axis first if the halo reaches by time
     */
    public BlockWalk(DatasetReader dataset, int[] columns, Halo halo, long firstBlock, long endBlock) {
        this.dataset = dataset;
        this.halo = halo;
        this.endBlock = Math.min(endBlock, dataset.blocks());
        this.next = firstBlock;
        int blockRows = dataset.schema().blockRows();
        this.held = new HeldBlocks(
                dataset, columns, Math.max(0, firstBlock - (halo.rowsBefore() + blockRows - 1L) / blockRows));
        this.axis = halo.isByTime() ? new HeldAxis(held, dataset.schema()) : null;
    }

    /** The next block with its halo, not read yet, or null after the last. */
    public @Nullable Neighbourhood next() {
        if (next >= endBlock) return null;
        long blockRows = dataset.schema().blockRows();
        long first = next * blockRows;
        long end = Math.min(dataset.dataset().rows(), first + blockRows);
        next++;
        return new Neighbourhood(() -> read(first, end), (int) (end - first));
    }

    private Neighbourhood.Wide read(long first, long end) {
        long from = Math.max(0, first - halo.rowsBefore());
        long to = Math.min(dataset.dataset().rows(), end + halo.rowsAfter());
        held.readTo(to);
        if (axis != null) {
            from = Math.min(from, axis.firstFrom(first, halo.timeBefore()));
            to = Math.max(to, axis.endWithin(end, halo.timeAfter()));
        }
        held.forgetBefore(from);
        return new Neighbourhood.Wide(held.rows(from, to), (int) (first - from), (int) (end - from));
    }

    @Override
    public void close() {
        held.clear();
        dataset.close();
    }
}
