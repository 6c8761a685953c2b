package kymo.core.processors;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.peaks.PeakConditions;
import kymo.core.kernel.peaks.PeakProperty;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Peak detection bound to a dataset: which signals are searched and for what. Its result has a row per peak, by ascending source row: {@code row},
 * the source's axis, {@code column}, {@code kind}, and every {@link PeakProperty}.
 */
public final class PeakSearch implements Bound {

    private final Schema input;
    private final PeakSettings settings;
    private final int[] columns;
    private final Schema output;

    PeakSearch(Schema input, PeakSettings settings) {
        this.input = input;
        this.settings = settings;
        settings.requireFits(input);
        refuseTooLarge(settings.wlenInRows());
        this.columns = new ColumnChoice(settings.columns()).numeric(input);
        this.output = output(input, columns);
    }

    private static Schema output(Schema input, int[] columns) {
        List<ColumnSpec> specs = new ArrayList<>();
        specs.add(new ColumnSpec("row", ColumnType.INTEGER, null));
        specs.add(new ColumnSpec("column", ColumnType.STRING, null));
        specs.add(new ColumnSpec("kind", ColumnType.STRING, null));
        String unit = commonUnit(input, columns);
        for (PeakProperty property : PeakProperty.values())
            specs.add(new ColumnSpec(
                    property.columnName(),
                    property.isRow() ? ColumnType.INTEGER : ColumnType.FLOAT,
                    property.hasSignalsUnit() ? unit : null));
        if (input.axis() >= 0) {
            ColumnSpec axis = input.columns().get(input.axis());
            boolean taken = specs.stream().anyMatch(spec -> spec.name().equals(axis.name()));
            specs.add(1, new ColumnSpec(taken ? axis.name() + " axis" : axis.name(), axis.type(), axis.unit()));
        }
        return new Schema(specs, input.axis() >= 0 ? 1 : 0, Block.rowsFor(8L * specs.size()));
    }

    private static @Nullable String commonUnit(Schema input, int[] columns) {
        String unit = input.columns().get(columns[0]).unit();
        for (int column : columns) {
            String other = input.columns().get(column).unit();
            if (unit == null || !unit.equals(other)) return null;
        }
        return unit;
    }

    @Override
    public Schema output() {
        return output;
    }

    public Schema input() {
        return input;
    }

    /** Indices of the columns to search. */
    public int[] columns() {
        return columns.clone();
    }

    public boolean maxima() {
        return settings.polarity().maxima();
    }

    public boolean minima() {
        return settings.polarity().minima();
    }

    public PeakBounds bounds() {
        return settings.bounds();
    }

    /** Whether the conditions depend on the noise of the column. */
    public boolean needsNoise() {
        return settings.needsNoise();
    }

    /** Whether the conditions depend on the step of the axis. */
    public boolean needsStep() {
        return settings.needsStep();
    }

    /**
     * The conditions in rows and in the signal's unit; for minima those on the negated signal.
     *
     * @param noise standard deviation of the column's noise; any if it is not needed
     * @param step of the axis from row to row, in its own unit, nanoseconds where it is a time; any if it is not needed
     * @param rows how many the dataset has
     * @throws ProblemException {@code WINDOW_TOO_LARGE}
     */
    public PeakConditions conditions(double noise, double step, long rows) {
        PeakConditions conditions = settings.conditions(input, noise, step);
        if (conditions.wlenRows() / 2 >= rows) return conditions.withWlen(Double.POSITIVE_INFINITY);
        refuseTooLarge(conditions.wlenRows());
        return conditions;
    }

    private void refuseTooLarge(double wlenRows) {
        long reach = (long) input.blockRows() * Schema.BLOCKS_PER_PART;
        if (wlenRows == Double.POSITIVE_INFINITY || Math.ceil(wlenRows) / 2 <= reach) return;
        throw new ProblemException(
                        ProblemCode.WINDOW_TOO_LARGE,
                        "wlen must be at most %,d rows for this dataset (16 blocks of %d rows on either side) but was %,.0f; leave it out to use the whole column"
                                .formatted(2 * reach, input.blockRows(), wlenRows))
                .in("wlen");
    }
}
