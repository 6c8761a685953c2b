package kymo.core.kernel.peaks;

import java.util.function.LongFunction;

/** The values of a signal by row, wherever they are: what measures single peaks looks at them through this. */
public interface Samples {

    /** How many rows there are. */
    long rows();

    /** The value in {@code row} (0 ≤ row &lt; rows). */
    double at(long row);

    static Samples of(double[] signal) {
        return new Samples() {
            @Override
            public long rows() {
                return signal.length;
            }

            @Override
            public double at(long row) {
                return signal[(int) row];
            }
        };
    }

    /**
     * A signal of {@code rows} rows in blocks of {@code blockRows} (the last one may be shorter).
     *
     * @param blocks reads the block of that number; up to two of them are held
     */
    static Samples ofBlocks(long rows, int blockRows, LongFunction<double[]> blocks) {
        return new BlockSamples(rows, blockRows, blocks);
    }
}
