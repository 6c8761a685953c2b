package kymo.core.processors;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.Closed;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.RollingMean;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import tools.jackson.databind.JsonNode;

/**
 * {@code rolling-mean}: the axis and, for every chosen column, {@code NAME rolling_mean} in the same unit; a row for a row.
 */
public final class RollingMeanProcessor implements Processor {

    private static final ProcessorDescriptor DESCRIPTOR = new ProcessorDescriptor(
            "rolling-mean",
            1,
            "Rolling mean",
            "Averages every chosen column over the rows of a window that moves along the dataset.",
            ParameterSchema.of("rolling-mean"));

    @Override
    public ProcessorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public void check(JsonNode parameters) {
        Parameters given = new Parameters(DESCRIPTOR, parameters);
        mean(given);
        given.texts("columns");
    }

    @Override
    public BlockFunction bind(Schema input, JsonNode parameters) {
        Parameters given = new Parameters(DESCRIPTOR, parameters);
        RollingMean mean = mean(given);
        long halo = (long) input.blockRows() * Schema.BLOCKS_PER_PART;
        if (mean.rowsBefore() + (long) mean.rowsAfter() > halo)
            throw new ProblemException(
                            ProblemCode.WINDOW_TOO_LARGE,
                            "window must be at most %d rows for this dataset (16 blocks of %d rows) but was %d; use a smaller window"
                                    .formatted(halo + 1, input.blockRows(), mean.window()))
                    .in("window");
        return new Smoothing(input, new ColumnChoice(given.texts("columns")).numeric(input), mean);
    }

    private static RollingMean mean(Parameters given) {
        int window = given.wholeNumber("window", 1, Integer.MAX_VALUE);
        int minPeriods = given.wholeNumber("minPeriods", 0, window, window);
        return new RollingMean(window, minPeriods, given.flag("center", false), Closed.RIGHT);
    }

    private static final class Smoothing implements BlockFunction {
        private final int[] inputColumns;
        private final boolean withAxis;
        private final Schema output;
        private final RollingMean mean;

        Smoothing(Schema input, int[] chosen, RollingMean mean) {
            this.mean = mean;
            this.withAxis = input.axis() >= 0;
            int axes = withAxis ? 1 : 0;
            this.inputColumns = new int[axes + chosen.length];
            List<ColumnSpec> columns = new ArrayList<>();
            if (withAxis) {
                inputColumns[0] = input.axis();
                columns.add(input.columns().get(input.axis()));
            }
            for (int i = 0; i < chosen.length; i++) {
                inputColumns[axes + i] = chosen[i];
                ColumnSpec column = input.columns().get(chosen[i]);
                columns.add(new ColumnSpec(column.name() + " rolling_mean", ColumnType.FLOAT, column.unit()));
            }
            this.output = new Schema(columns, withAxis ? 0 : -1, input.blockRows());
        }

        @Override
        public Schema output() {
            return output;
        }

        @Override
        public int[] inputColumns() {
            return inputColumns.clone();
        }

        @Override
        public int rowsBefore() {
            return mean.rowsBefore();
        }

        @Override
        public int rowsAfter() {
            return mean.rowsAfter();
        }

        @Override
        public Block apply(Block wide, int from, int to) {
            List<Column> columns = new ArrayList<>(inputColumns.length);
            for (int i = 0; i < inputColumns.length; i++) {
                Column column = wide.column(i);
                columns.add(withAxis && i == 0 ? column.slice(from, to) : mean.apply(doubles(column), from, to));
            }
            return new Block(wide.firstRow() + from, to - from, columns);
        }

        /** Whole numbers above 2^53 lose their last bits here, as they would in any mean that is a double. */
        private static DoubleColumn doubles(Column column) {
            if (column instanceof DoubleColumn already) return already;
            LongColumn whole = (LongColumn) column;
            double[] out = new double[whole.size()];
            for (int row = 0; row < out.length; row++) {
                out[row] = whole.isMissing(row) ? Double.NaN : whole.values()[row];
            }
            return DoubleColumn.of(out);
        }
    }
}
