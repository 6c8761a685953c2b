package kymo.core.dataset;

import java.util.function.Supplier;
import kymo.core.kernel.Block;

/** A block that is yet to be read with the rows around it that it needs, so that a chunk of many blocks need not hold them all. */
public final class Neighbourhood {

    private final Supplier<Wide> read;
    private final int rows;

    Neighbourhood(Supplier<Wide> read, int rows) {
        this.read = read;
        this.rows = rows;
    }

    /**
     * Reads the block with its halo; to be asked of a walk's blocks in their order, and once of each.
     *
     * @throws kymo.core.problems.ProblemException {@code AXIS_UNORDERED}, {@code WINDOW_TOO_LARGE}, of halos that the axis tells
     */
    public Wide read() {
        return read.get();
    }

    /** Rows of the block itself. */
    public int rows() {
        return rows;
    }

    /**
     * A block and its halo.
     *
     * @param block rows {@code from} (inclusive) to {@code to} (exclusive) are the block itself, counted within it; the others its halo, fewer than
     *     asked for only where the dataset begins or ends
     */
    public record Wide(Block block, int from, int to) {}
}
