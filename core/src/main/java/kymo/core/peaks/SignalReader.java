package kymo.core.peaks;

import java.util.Arrays;
import kymo.core.dataset.DatasetReader;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.peaks.Samples;

/**
 * Reads a signal by rows: missing values are NaN, whole numbers become doubles. Two blocks are held, since what looks over a border comes back. Not
 * for several threads at once.
 */
public final class SignalReader implements AutoCloseable {

    private final DatasetReader dataset;
    private final Signal signal;
    private final int blockRows;
    private double[] latest = {};
    private long latestBlock = -1;
    private double[] other = {};
    private long otherBlock = -1;

    /** @param dataset closed with this reader */
    public SignalReader(DatasetReader dataset, Signal signal) {
        this.dataset = dataset;
        this.signal = signal;
        this.blockRows = dataset.schema().blockRows();
    }

    /** How many rows there are. */
    public long size() {
        return dataset.dataset().rows();
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive, at most the end). */
    public double[] rows(long from, long to) {
        double[] rows = new double[Math.toIntExact(to - from)];
        for (long row = from; row < to; ) {
            long block = row / blockRows;
            double[] values = block(block);
            int first = (int) (row - block * blockRows);
            int count = (int) Math.min(values.length - first, to - row);
            System.arraycopy(values, first, rows, (int) (row - from), count);
            row += count;
        }
        return rows;
    }

    /** The whole signal, block by block as it is looked at. */
    public Samples samples() {
        return Samples.ofBlocks(size(), blockRows, this::block);
    }

    private double[] block(long block) {
        if (block == latestBlock) return latest;
        double[] values = block == otherBlock ? other : read(block);
        other = latest;
        otherBlock = latestBlock;
        latest = values;
        latestBlock = block;
        return values;
    }

    private double[] read(long block) {
        Column column = dataset.read(block, new int[] {signal.column()}).column(0);
        return signal.minima() ? negated(column) : values(column);
    }

    static double[] values(Column column) {
        return DoubleColumn.widened(column).values();
    }

    private static double[] negated(Column column) {
        double[] values = values(column);
        double[] negated = Arrays.copyOf(values, values.length);
        for (int row = 0; row < negated.length; row++) negated[row] = -negated[row];
        return negated;
    }

    @Override
    public void close() {
        dataset.close();
    }
}
