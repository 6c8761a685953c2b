package kymo.core.profile;

import kymo.core.dataset.Schema;

/**
 * Which rows are looked at for what would take too long of all: of every {@code stride} consecutive rows one, at a place that looks like chance and is
 * the same whenever it is asked for. A place at random within each stretch makes the error of a rank no larger than rows drawn freely would, and
 * no period of the signal can hide from it.
 *
 * @param stride a power of two; 1: all rows
 */
record SampleGrid(int stride) {

    private static final int STRIDE = 128;

    /**
     * The grid of part {@code part}: 1 row of {@value #STRIDE}; where the part is the only one, as can be seen when it is not full, as many
     * as a block has at least, and all rows where a block has as many.
     */
    static SampleGrid of(Schema schema, int part, long rows) {
        if (part > 0 || rows == schema.partRows()) return new SampleGrid(STRIDE);
        int stride = 1;
        while (rows / stride > schema.blockRows() && stride < STRIDE) stride *= 2;
        return new SampleGrid(stride);
    }

    /** The row that is looked at in the stretch that holds {@code row}. */
    long sampled(long row) {
        long stretch = row / stride;
        return stretch * stride + (mixed(stretch) & (stride - 1));
    }

    /** The finalizer of SplitMix64 (G. Steele, D. Lea and C. Flood, 2014). */
    private static long mixed(long key) {
        long mixed = key + 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
