package kymo.core.dataset;

import kymo.core.kernel.Block;

/** Rows that can be read by range as often as one likes: those of a stored dataset, or rows that are computed from one. */
public interface RowSource {

    Schema schema();

    /**
     * Rows {@code fromRow} (inclusive) to {@code toRow} (exclusive, at most the end), a block or a slice of one at a time; each is made when it
     * is asked for.
     *
     * @param columns indices of the columns, in the order in which the blocks shall have them
     */
    Iterable<Block> rows(long fromRow, long toRow, int[] columns);
}
