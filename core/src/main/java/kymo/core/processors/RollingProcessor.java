package kymo.core.processors;

import kymo.core.dataset.Schema;
import kymo.core.kernel.Closed;
import kymo.core.kernel.Rolling;
import kymo.core.kernel.Statistic;
import kymo.core.kernel.Window;
import tools.jackson.databind.JsonNode;

/**
 * {@code rolling}: the axis and, for every chosen column, {@code NAME rolling_STATISTIC}; a row for a row. The mean is also a processor of its
 * own, {@link RollingMeanProcessor}.
 */
public final class RollingProcessor implements Processor {

    private static final ProcessorDescriptor DESCRIPTOR = new ProcessorDescriptor(
            "rolling",
            1,
            "Rolling statistic",
            "Computes a statistic of every chosen column over a window of rows or of time that moves along the dataset.",
            ParameterSchema.of("rolling"));

    @Override
    public ProcessorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public void check(JsonNode parameters) {
        Parameters given = new Parameters(DESCRIPTOR, parameters);
        minPeriods(given, statistic(given), window(given));
        given.texts("columns");
        RollingMeanProcessor.step(given);
    }

    @Override
    public BlockFunction bind(Schema input, JsonNode parameters) {
        Parameters given = new Parameters(DESCRIPTOR, parameters);
        Statistic statistic = statistic(given);
        Window window = window(given);
        ColumnChoice columns = new ColumnChoice(given.texts("columns"));
        return new RollingFunction(
                input,
                columns,
                window,
                statistic,
                minPeriods(given, statistic, window),
                RollingMeanProcessor.step(given));
    }

    private static Statistic statistic(Parameters given) {
        return given.choice("statistic", Statistic.class);
    }

    private static Window window(Parameters given) {
        return WindowLength.of(given, given.flag("center", false), given.choice("closed", Closed.RIGHT));
    }

    private static int minPeriods(Parameters given, Statistic statistic, Window window) {
        return given.wholeNumber("minPeriods", 0, window.mostMinPeriods(), Rolling.usualMinPeriods(statistic, window));
    }
}
