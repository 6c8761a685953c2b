package kymo.core.processors;

import java.util.Locale;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Halo;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.Rolling;
import kymo.core.kernel.RowWindow;
import kymo.core.kernel.Statistic;
import kymo.core.kernel.TimeWindow;
import kymo.core.kernel.Window;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** A rolling statistic over a window of rows or of time: the axis and, for every chosen column, {@code NAME rolling_STATISTIC}; a row for every {@code step}th row. */
final class RollingFunction implements BlockFunction {

    private final DerivedColumns columns;
    private final Window window;
    private final Rolling rolling;
    private final int step;

    /** @throws ProblemException when the window reaches further than a block may look, or a column does not fit */
    RollingFunction(Schema input, ColumnChoice columns, Window window, Statistic statistic, int minPeriods, int step) {
        WindowLength.check(window, input);
        this.window = window;
        this.step = step;
        this.rolling = Rolling.of(statistic, window, minPeriods);
        this.columns = new DerivedColumns(input, columns, column -> result(column, statistic));
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
        return columns.output();
    }

    @Override
    public int[] inputColumns() {
        return columns.inputColumns();
    }

    @Override
    public Halo halo() {
        if (window instanceof RowWindow rows) return Halo.rows(rows.rowsBefore(), rows.rowsAfter());
        TimeWindow time = (TimeWindow) window;
        return Halo.time(time.nanosBefore(), time.nanosAfter());
    }

    @Override
    public int step() {
        return step;
    }

    @Override
    public Block apply(Block wide, int from, int to) {
        return columns.block(wide, from, to, column -> rolled(wide, column, from, to));
    }

    private DoubleColumn rolled(Block wide, DoubleColumn column, int from, int to) {
        return window instanceof TimeWindow
                ? rolling.apply(column, ((LongColumn) wide.column(0)).values(), from, to)
                : rolling.apply(column, from, to);
    }
}
