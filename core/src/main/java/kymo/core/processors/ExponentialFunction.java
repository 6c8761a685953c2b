package kymo.core.processors;

import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Halo;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.ExponentialMean;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/**
 * The exponentially weighted mean, block by block in any order.
 *
 * <p>A block begins two reaches before its first row, where a reach is so long that what lies before it weighs less than 2^-60 of a value after
 * it ({@link Smoothing#reachRows}). So one reach may hold no value at all, and what lies before the block's halo still weighs as little. Where a whole
 * reach holds none, what the mean would be depends on rows that are not there any more: it is missing.
 */
final class ExponentialFunction implements BlockFunction {

    private static final int REACHES = 2;

    private final DerivedColumns columns;
    private final ExponentialMean mean;
    private final int reachRows;

    /** @throws ProblemException when the smoothing reaches further than a block may look, or a column does not fit */
    ExponentialFunction(Schema input, ColumnChoice columns, Smoothing smoothing, ExponentialMean mean) {
        this.mean = mean;
        this.reachRows = reach(input, smoothing, mean.minPeriods());
        this.columns = new DerivedColumns(input, columns, ExponentialFunction::result);
    }

    private static int reach(Schema input, Smoothing smoothing, int minPeriods) {
        long most = (long) input.blockRows() * Halo.MOST_BLOCKS / REACHES;
        if (smoothing.reachRows() > most)
            throw tooLarge(
                            "%s must let values weigh nothing after %,d rows (half of %d blocks) but %s does so after %,d; smooth less"
                                    .formatted(
                                            smoothing.name(),
                                            most,
                                            Halo.MOST_BLOCKS,
                                            smoothing.value(),
                                            smoothing.reachRows()))
                    .in(smoothing.name());
        if (minPeriods > most)
            throw tooLarge("minPeriods must be at most %,d rows (half of %d blocks) but was %,d; ask for fewer"
                            .formatted(most, Halo.MOST_BLOCKS, minPeriods))
                    .in("minPeriods");
        return Math.toIntExact(Math.max(smoothing.reachRows(), minPeriods));
    }

    private static ProblemException tooLarge(String message) {
        return new ProblemException(ProblemCode.WINDOW_TOO_LARGE, message);
    }

    private static ColumnSpec result(ColumnSpec column) {
        return new ColumnSpec(column.name() + " exponential_mean", ColumnType.FLOAT, column.unit());
    }

    @Override
    public Schema output() {
        return columns.output();
    }

    @Override
    public int[] inputColumns() {
        return columns.inputColumns();
    }

    @Override
    public Halo halo() {
        return Halo.rows(REACHES * reachRows, 0);
    }

    @Override
    public Block apply(Block wide, int from, int to) {
        return columns.block(wide, from, to, column -> smoothed(column, from, to));
    }

    private DoubleColumn smoothed(DoubleColumn column, int from, int to) {
        int begin = Math.max(0, from - REACHES * reachRows);
        DoubleColumn in = column.slice(begin, to);
        double[] means = mean.apply(in).values();
        double[] out = new double[to - from];
        int rowsWithout = 0;
        for (int row = 0; row < means.length; row++) {
            boolean there = Math.abs(in.values()[row]) <= Double.MAX_VALUE;
            rowsWithout = there ? 0 : rowsWithout + 1;
            if (row >= from - begin) out[row - (from - begin)] = rowsWithout >= reachRows ? Double.NaN : means[row];
        }
        return DoubleColumn.of(out);
    }
}
