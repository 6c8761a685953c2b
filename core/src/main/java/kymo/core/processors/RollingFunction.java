package kymo.core.processors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Halo;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.Rolling;
import kymo.core.kernel.RowWindow;
import kymo.core.kernel.Statistic;
import kymo.core.kernel.TimeWindow;
import kymo.core.kernel.Window;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** A rolling statistic over a window of rows or of time: the axis and, for every chosen column, {@code NAME rolling_STATISTIC}; a row for a row. */
final class RollingFunction implements BlockFunction {

    private final int[] inputColumns;
    private final boolean withAxis;
    private final Schema output;
    private final Window window;
    private final Rolling rolling;

    /** @throws ProblemException when the window reaches further than a block may look, or a column does not fit */
    RollingFunction(Schema input, ColumnChoice columns, Window window, Statistic statistic, int minPeriods) {
        WindowLength.check(window, input);
        int[] chosen = columns.numeric(input);
        this.window = window;
        this.rolling = Rolling.of(statistic, window, minPeriods);
        this.withAxis = input.axis() >= 0;
        int axes = withAxis ? 1 : 0;
        this.inputColumns = new int[axes + chosen.length];
        List<ColumnSpec> specs = new ArrayList<>();
        if (withAxis) {
            inputColumns[0] = input.axis();
            specs.add(input.columns().get(input.axis()));
        }
        for (int i = 0; i < chosen.length; i++) {
            inputColumns[axes + i] = chosen[i];
            specs.add(result(input.columns().get(chosen[i]), statistic));
        }
        this.output = new Schema(specs, withAxis ? 0 : -1, input.blockRows());
    }

    private static ColumnSpec result(ColumnSpec column, Statistic statistic) {
        String name = column.name() + " rolling_" + statistic.name().toLowerCase(Locale.ROOT);
        return new ColumnSpec(name, ColumnType.FLOAT, unit(column.unit(), statistic));
    }

    private static @Nullable String unit(@Nullable String unit, Statistic statistic) {
        return switch (statistic) {
            case MEAN, SUM, STD, MIN, MAX, MEDIAN -> unit;
            case VAR -> unit == null ? null : squared(unit);
            case COUNT -> null;
        };
    }

    private static String squared(String unit) {
        boolean simple = unit.chars().allMatch(c -> Character.isLetter(c) || c == '°' || c == '%');
        return simple ? unit + "²" : "(" + unit + ")²";
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
    public Halo halo() {
        if (window instanceof RowWindow rows) return Halo.rows(rows.rowsBefore(), rows.rowsAfter());
        TimeWindow time = (TimeWindow) window;
        return Halo.time(time.nanosBefore(), time.nanosAfter());
    }

    @Override
    public Block apply(Block wide, int from, int to) {
        List<Column> columns = new ArrayList<>(inputColumns.length);
        for (int i = 0; i < inputColumns.length; i++) {
            Column column = wide.column(i);
            columns.add(withAxis && i == 0 ? column.slice(from, to) : rolled(wide, doubles(column), from, to));
        }
        return new Block(wide.firstRow() + from, to - from, columns);
    }

    private DoubleColumn rolled(Block wide, DoubleColumn column, int from, int to) {
        return window instanceof TimeWindow
                ? rolling.apply(column, ((LongColumn) wide.column(0)).values(), from, to)
                : rolling.apply(column, from, to);
    }

    /** Whole numbers above 2^53 lose their last bits here, as they would in any result that is a double. */
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
