package kymo.core.processors;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import kymo.core.kernel.ExponentialMean;
import kymo.core.problems.ProblemException;

/** How slowly an exponentially weighted mean forgets: one of the parameters {@code alpha}, {@code span}, {@code com} and {@code halflife}. */
record Smoothing(String name, double value, double alpha) {

    private static final List<String> NAMES = List.of("alpha", "span", "com", "halflife");

    /** @throws ProblemException unless exactly one of them is given, and is in its bounds */
    static Smoothing of(Parameters given) {
        List<String> names =
                NAMES.stream().filter(name -> given.value(name) != null).toList();
        if (names.isEmpty())
            throw Parameters.invalid(
                    NAMES.get(0),
                    "%s needs one of alpha, span, com and halflife; give one".formatted(given.processor()));
        if (names.size() > 1)
            throw Parameters.invalid(
                    names.get(1),
                    "%s takes only one of alpha, span, com and halflife but has %s; leave all but one out"
                            .formatted(given.processor(), String.join(" and ", names)));
        return of(names.get(0), given);
    }

    private static Smoothing of(String name, Parameters given) {
        return switch (name) {
            case "alpha" -> of(name, given, "above 0 and at most 1", v -> v > 0 && v <= 1 ? v : Double.NaN);
            case "span" -> of(name, given, "at least 1", v -> v >= 1 ? ExponentialMean.alphaOfSpan(v) : Double.NaN);
            case "com" ->
                of(name, given, "0 or more", v -> v >= 0 ? ExponentialMean.alphaOfCenterOfMass(v) : Double.NaN);
            default -> of(name, given, "above 0", v -> v > 0 ? ExponentialMean.alphaOfHalflife(v) : Double.NaN);
        };
    }

    private static Smoothing of(String name, Parameters given, String bounds, DoubleUnaryOperator alphaOf) {
        double value = given.number(name);
        double alpha = alphaOf.applyAsDouble(value);
        if (!(alpha >= 0 && alpha <= 1))
            throw Parameters.invalid(
                    name,
                    "%s of %s must be %s but was %s".formatted(name, given.processor(), bounds, given.value(name)));
        return new Smoothing(name, value, alpha);
    }

    /**
     * After so many rows a value, and all before it together, weigh less than 2^-60 of one that is new: {@code (1 - alpha)^rows / alpha < 2^-60},
     * since the weights of a row and all before it add up to {@code 1 / alpha} of its own. The largest long where that is never so.
     */
    long reachRows() {
        return alpha == 1 ? 1 : (long) (Math.ceil((60 * Math.log(2) - Math.log(alpha)) / -Math.log1p(-alpha)) + 1);
    }
}
