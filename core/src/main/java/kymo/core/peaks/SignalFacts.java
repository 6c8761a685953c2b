package kymo.core.peaks;

import java.util.Arrays;
import java.util.stream.LongStream;
import kymo.core.dataset.DatasetReader;
import kymo.core.kernel.Column;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.peaks.NoiseLevel;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/**
 * What conditions in other units than rows and the signal's own depend on. Told from at most {@value #MOST_BLOCKS} whole blocks, evenly spread
 * over the dataset, so that a run and a preview find the same at little cost; a dataset of no more blocks is looked at as a whole.
 */
public final class SignalFacts {

    /** Blocks that are looked at. */
    public static final int MOST_BLOCKS = 16;

    private SignalFacts() {}

    /** The standard deviation of a column's noise, see {@link NoiseLevel}; 0 when there is nothing to tell it from. */
    public static double noise(DatasetReader dataset, int column) {
        double noise = NoiseLevel.of(values(dataset, column));
        return Double.isNaN(noise) ? 0 : noise;
    }

    /**
     * The median step of the axis from row to row, in its own unit, nanoseconds where it is a time.
     *
     * @throws ProblemException {@code AXIS_UNORDERED} when there is none, or it is not positive
     */
    public static double step(DatasetReader dataset) {
        int axis = dataset.schema().axis();
        double[] steps = new double[dataset.schema().blockRows() * MOST_BLOCKS];
        int size = 0;
        for (long block : spread(dataset)) {
            Column column = dataset.read(block, new int[] {axis}).column(0);
            for (int row = 1; row < column.size(); row++) {
                double step = step(column, row);
                if (Math.abs(step) <= Double.MAX_VALUE) steps[size++] = step;
            }
        }
        Arrays.sort(steps, 0, size);
        double median = size == 0
                ? Double.NaN
                : size % 2 == 1 ? steps[size / 2] : steps[size / 2 - 1] / 2 + steps[size / 2] / 2;
        if (median > 0) return median;
        throw new ProblemException(
                ProblemCode.AXIS_UNORDERED,
                "lengths in the unit of the axis need an axis that rises but the median step of '%s' is %s; give numbers of rows"
                        .formatted(dataset.schema().columns().get(axis).name(), size == 0 ? "unknown" : median));
    }

    /** From the row before; times are subtracted as whole numbers, which loses nothing. */
    private static double step(Column column, int row) {
        if (column instanceof LongColumn whole)
            return whole.isMissing(row) || whole.isMissing(row - 1)
                    ? Double.NaN
                    : (double) (whole.values()[row] - whole.values()[row - 1]);
        double[] values = SignalReader.values(column);
        return values[row] - values[row - 1];
    }

    /** The blocks' values, a NaN between blocks that do not follow one another. */
    private static double[] values(DatasetReader dataset, int column) {
        long[] blocks = spread(dataset);
        double[] values = new double[(dataset.schema().blockRows() + 1) * blocks.length];
        int size = 0;
        for (int i = 0; i < blocks.length; i++) {
            if (i > 0 && blocks[i] != blocks[i - 1] + 1) values[size++] = Double.NaN;
            double[] block = SignalReader.values(
                    dataset.read(blocks[i], new int[] {column}).column(0));
            System.arraycopy(block, 0, values, size, block.length);
            size += block.length;
        }
        return Arrays.copyOf(values, size);
    }

    private static long[] spread(DatasetReader dataset) {
        long blocks = dataset.blocks();
        if (blocks <= MOST_BLOCKS) return LongStream.range(0, blocks).toArray();
        return LongStream.range(0, MOST_BLOCKS)
                .map(i -> i * (blocks - 1) / (MOST_BLOCKS - 1))
                .toArray();
    }
}
