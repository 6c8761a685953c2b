package kymo.core.dataset;

import java.util.function.Supplier;
import kymo.core.kernel.Block;

/**
 * A block and the neighbouring rows that it needs. Its rows are read when they are asked for, so a chunk of many blocks need not hold them all.
 *
 * <p>Rows {@link #from()} (inclusive) to {@link #to()} (exclusive) of {@link #wide()} are the block, the others its halo, fewer than asked for only
 * where the dataset begins or ends.
 */
public final class Neighbourhood {

    private final Supplier<Block> wide;
    private final int from;
    private final int to;

    Neighbourhood(Supplier<Block> wide, int from, int to) {
        this.wide = wide;
        this.from = from;
        this.to = to;
    }

    /** Reads the block with its halo; to be asked of a walk's blocks in their order, and once of each. */
    public Block wide() {
        return wide.get();
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /** Rows of the block itself. */
    public int rows() {
        return to - from;
    }
}
