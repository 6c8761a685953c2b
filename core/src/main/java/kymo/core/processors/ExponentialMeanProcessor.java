package kymo.core.processors;

import kymo.core.dataset.Schema;
import kymo.core.kernel.ExponentialMean;
import kymo.core.problems.ProblemException;
import tools.jackson.databind.JsonNode;

/** {@code exponential-mean}: the axis and, for every chosen column, {@code NAME exponential_mean} in the same unit; a row for a row. */
public final class ExponentialMeanProcessor implements Processor {

    private static final ProcessorDescriptor DESCRIPTOR = new ProcessorDescriptor(
            "exponential-mean",
            1,
            "Exponentially weighted mean",
            "Averages every chosen column over all rows so far, of which each weighs less than the one after it.",
            ParameterSchema.of("exponential-mean"));

    @Override
    public ProcessorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public void check(JsonNode parameters) {
        Parameters given = new Parameters(DESCRIPTOR, parameters);
        mean(given, Smoothing.of(given));
        given.texts("columns");
    }

    @Override
    public BlockFunction bind(Schema input, JsonNode parameters) {
        Parameters given = new Parameters(DESCRIPTOR, parameters);
        Smoothing smoothing = Smoothing.of(given);
        return new ExponentialFunction(
                input, new ColumnChoice(given.texts("columns")), smoothing, mean(given, smoothing));
    }

    /** @throws ProblemException also of a smoothing that is too slow for any dataset */
    private static ExponentialMean mean(Parameters given, Smoothing smoothing) {
        boolean adjust = given.flag("adjust", true);
        boolean ignoreMissing = given.flag("ignoreMissing", false);
        int minPeriods = given.wholeNumber("minPeriods", 0, Integer.MAX_VALUE, 0);
        // an alpha that is rounded to 0 reaches over any dataset, which is told when there is one
        return new ExponentialMean(Math.max(smoothing.alpha(), Double.MIN_VALUE), adjust, ignoreMissing, minPeriods);
    }
}
