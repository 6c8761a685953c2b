package kymo.core.kernel.peaks;

import java.util.function.LongFunction;

/** Samples read block by block. Two blocks are held, since a walk away from a peak comes back to it. */
final class BlockSamples implements Samples {

    private final long rows;
    private final int blockRows;
    private final LongFunction<double[]> blocks;

    private double[] current = {};
    private long currentFrom = -1;
    private double[] other = {};
    private long otherFrom = -1;

    BlockSamples(long rows, int blockRows, LongFunction<double[]> blocks) {
        this.rows = rows;
        this.blockRows = blockRows;
        this.blocks = blocks;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public double at(long row) {
        long within = row - currentFrom;
        if (within < 0 || within >= current.length) {
            turnTo(row);
            within = row - currentFrom;
        }
        return current[(int) within];
    }

    private void turnTo(long row) {
        double[] values = other;
        long from = otherFrom;
        other = current;
        otherFrom = currentFrom;
        if (row - from < 0 || row - from >= values.length) {
            from = row / blockRows * blockRows;
            values = blocks.apply(row / blockRows);
        }
        current = values;
        currentFrom = from;
    }
}
