package kymo.core.processors;

import kymo.core.dataset.Schema;
import kymo.core.kernel.Closed;
import kymo.core.kernel.Statistic;
import kymo.core.kernel.Window;
import tools.jackson.databind.JsonNode;

/**
 * {@code rolling-mean}: the axis and, for every chosen column, {@code NAME rolling_mean} in the same unit; a row for a row.
 */
public final class RollingMeanProcessor implements Processor {

    private static final ProcessorDescriptor DESCRIPTOR = new ProcessorDescriptor(
            "rolling-mean",
            2,
            "Rolling mean",
            "Averages every chosen column over a window of rows or of time that moves along the dataset.",
            ParameterSchema.of("rolling-mean"));

    @Override
    public ProcessorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public void check(JsonNode parameters) {
        Parameters given = new Parameters(DESCRIPTOR, parameters);
        minPeriods(given, window(given));
        given.texts("columns");
        step(given);
    }

    @Override
    public BlockFunction bind(Schema input, JsonNode parameters) {
        Parameters given = new Parameters(DESCRIPTOR, parameters);
        Window window = window(given);
        ColumnChoice columns = new ColumnChoice(given.texts("columns"));
        return new RollingFunction(input, columns, window, Statistic.MEAN, minPeriods(given, window), step(given));
    }

    private static Window window(Parameters given) {
        return WindowLength.of(given, given.flag("center", false), Closed.RIGHT);
    }

    /** The parameter {@code step} of all rolling statistics. */
    static int step(Parameters given) {
        return given.wholeNumber("step", 1, Integer.MAX_VALUE, 1);
    }

    private static int minPeriods(Parameters given, Window window) {
        return given.wholeNumber("minPeriods", 0, window.mostMinPeriods(), window.usualMinPeriods());
    }
}
