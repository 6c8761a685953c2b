package kymo.core.dataset;

import kymo.core.kernel.Block;

/**
 * A block and the neighbouring rows that it needs: rows {@code from} (inclusive) to {@code to} (exclusive) of {@code wide} are the block, the others
 * its halo, fewer than asked for only where the dataset begins or ends.
 */
public record Neighbourhood(Block wide, int from, int to) {
    public int rows() {
        return to - from;
    }
}
