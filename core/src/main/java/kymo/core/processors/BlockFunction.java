package kymo.core.processors;

import kymo.core.dataset.Halo;
import kymo.core.kernel.Block;

/** From blocks of the input to blocks of the output, a row for a row or for every {@link #step}th one. */
public interface BlockFunction extends Bound {

    /** Indices of the input's columns that a block must hold, in the order in which {@link #apply} expects them. */
    int[] inputColumns();

    /** What a block must bring with it; where that reaches by time, the first of the input columns is the axis. */
    Halo halo();

    /** Rows 0, {@code step}, 2 · {@code step} … of what {@link #apply} makes of the whole dataset are the result's; 1 for all. */
    default int step() {
        return 1;
    }

    /**
     * The result of rows {@code from} (inclusive) to {@code to} (exclusive) of {@code wide}, counted within it; its other rows are
     * the halo, shorter than asked for only where the dataset ends. The same rows give the same bits whatever comes before or
     * after the halo. Safe to call from several threads.
     */
    Block apply(Block wide, int from, int to);
}
