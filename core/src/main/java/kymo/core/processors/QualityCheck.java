package kymo.core.processors;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemException;
import kymo.core.quality.CheckedColumn;
import kymo.core.quality.Gate;
import kymo.core.quality.StepFacts;
import kymo.core.quality.TimeScale;
import kymo.core.quality.ValueFacts;

/**
 * A check bound to a dataset: which columns get which tests. Its result has a row per run of equal flags, by ascending first row, then column, then test:
 * {@code from_row}, {@code to_row} (both included), the axis at both, {@code column}, {@code test}, {@code flag}.
 */
public final class QualityCheck implements Bound {

    private static final double USUAL_SCORE = 90;

    private final Schema input;
    private final Parameters given;
    private final int[] columns;
    private final Schema output;
    private final Gate gate;

    QualityCheck(Schema input, Parameters given) {
        this.input = input;
        this.given = given;
        this.gate = gate(given);
        this.columns = new ColumnChoice(given.texts("columns")).numeric(input);
        this.output = output(input);
        plan(given, input);
    }

    /** Refuses parameters that fit no dataset. */
    static void check(Parameters given) {
        gate(given);
        given.texts("columns");
        plan(given, null);
    }

    /** What is told can be used, whatever the data are. */
    private static void plan(Parameters given, @org.jspecify.annotations.Nullable Schema input) {
        TestSettings settings = new TestSettings(given, input, new TimeScale(0), StepFacts.NONE);
        new ValueTests(settings, ValueFacts.NONE).planned();
        new AxisTests(settings).planned();
    }

    private static Gate gate(Parameters given) {
        return ProblemException.under("gate", () -> {
            Parameters settings = given.object("gate", "action", "minScore");
            if (settings == null) return new Gate(Gate.Action.WARN, USUAL_SCORE);
            double score = settings.number("minScore", 0, USUAL_SCORE);
            if (score > 100)
                throw new ProblemException(
                                kymo.core.problems.ProblemCode.PARAMETER_INVALID,
                                "minScore of gate must be a score from 0 to 100 but was " + score)
                        .in("minScore");
            return new Gate(settings.choice("action", Gate.Action.WARN), score);
        });
    }

    private static Schema output(Schema input) {
        List<ColumnSpec> specs = new ArrayList<>();
        specs.add(new ColumnSpec("from_row", ColumnType.INTEGER, null));
        specs.add(new ColumnSpec("to_row", ColumnType.INTEGER, null));
        if (input.axis() >= 0) {
            ColumnSpec axis = input.columns().get(input.axis());
            boolean taken =
                    List.of("from_row", "to_row", "column", "test", "flag").contains(axis.name());
            String name = taken ? axis.name() + " axis" : axis.name();
            specs.add(new ColumnSpec(name, axis.type(), axis.unit()));
            specs.add(new ColumnSpec(name + " end", axis.type(), axis.unit()));
        }
        specs.add(new ColumnSpec("column", ColumnType.STRING, null));
        specs.add(new ColumnSpec("test", ColumnType.STRING, null));
        specs.add(new ColumnSpec("flag", ColumnType.INTEGER, null));
        return new Schema(specs, input.axis() >= 0 ? 2 : 0, Block.rowsFor(8L * specs.size()));
    }

    @Override
    public Schema output() {
        return output;
    }

    public Schema input() {
        return input;
    }

    public Gate gate() {
        return gate;
    }

    /** Indices of the columns of values to check. */
    public int[] columns() {
        return columns.clone();
    }

    /** A column of values with its tests. */
    public CheckedColumn values(int column, TimeScale scale, ValueFacts facts, StepFacts steps) {
        TestSettings settings = new TestSettings(given, input, scale, steps);
        return new CheckedColumn(
                input.columns().get(column).name(), column, false, new ValueTests(settings, facts).planned());
    }

    /** The axis with its tests; none where it cannot be judged. */
    public CheckedColumn axis(TimeScale scale, StepFacts steps) {
        return new CheckedColumn(
                input.columns().get(input.axis()).name(),
                input.axis(),
                true,
                new AxisTests(new TestSettings(given, input, scale, steps)).planned());
    }
}
