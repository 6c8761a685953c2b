package kymo.core.profile;

import java.util.Arrays;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.profile.ColumnProfiler;

/** What is put aside of one numeric column of one part: the exact facts' state, and a sample of the finite values. */
final class ColumnState {

    private final ColumnProfiler profiler = ColumnProfiler.withoutRanks();
    private final SampleGrid grid;
    private double[] sample = new double[64];
    private int size;

    ColumnState(SampleGrid grid) {
        this.grid = grid;
    }

    /** The rows from {@code firstRow} on. */
    void add(long firstRow, DoubleColumn column) {
        profiler.add(column);
        double[] values = column.values();
        int stride = grid.stride();
        for (long stretch = firstRow - firstRow % stride; stretch < firstRow + values.length; stretch += stride) {
            long row = grid.sampled(stretch) - firstRow;
            if (row < 0 || row >= values.length) continue;
            double value = values[(int) row];
            if (!(Math.abs(value) <= Double.MAX_VALUE)) continue;
            if (size == sample.length) sample = Arrays.copyOf(sample, 2 * size);
            sample[size++] = value;
        }
    }

    void save(Words out) {
        out.put(profiler.save());
        out.put(sample, size);
    }

    /** Whole numbers above 2^53 lose their last bits. */
    static DoubleColumn doubles(Column column) {
        if (column instanceof DoubleColumn already) return already;
        LongColumn whole = (LongColumn) column;
        double[] out = new double[whole.size()];
        boolean all = whole.validity().isAll();
        for (int row = 0; row < out.length; row++)
            out[row] = !all && whole.isMissing(row) ? Double.NaN : whole.values()[row];
        return DoubleColumn.of(out);
    }
}
