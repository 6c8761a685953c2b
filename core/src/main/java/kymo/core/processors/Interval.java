package kymo.core.processors;

import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;
import kymo.core.kernel.peaks.Bounds;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a property may be, from one limit to another, each in its own unit; a null end is open. One limit alone is the lower one. */
record Interval<T>(@Nullable T low, @Nullable T high) {

    /**
     * The parameter as an interval, null when absent.
     *
     * @param limit reads one limit, given the parameter's name
     * @param isAbove whether the first limit is above the second for certain
     */
    static <T> @Nullable Interval<T> of(
            Parameters given, String name, BiFunction<String, JsonNode, T> limit, BiPredicate<T, T> isAbove) {
        JsonNode value = given.value(name);
        if (value == null) return null;
        if (!value.isArray()) return ProblemException.under(name, () -> new Interval<>(limit.apply(name, value), null));
        if (value.size() != 2 || (value.get(0).isNull() && value.get(1).isNull()))
            throw new ProblemException(
                            ProblemCode.PARAMETER_INVALID,
                            "%s must be one limit or two, [low, high], of which one may be null, but was %s"
                                    .formatted(name, value))
                    .in(name);
        Interval<T> interval = new Interval<>(end(name, value, 0, limit), end(name, value, 1, limit));
        if (interval.low != null && interval.high != null && isAbove.test(interval.low, interval.high))
            throw new ProblemException(
                            ProblemCode.PARAMETER_INVALID,
                            "%s must be an interval from low to high but was %s; put the lower limit first"
                                    .formatted(name, value))
                    .in(name);
        return interval;
    }

    private static <T> @Nullable T end(String name, JsonNode value, int end, BiFunction<String, JsonNode, T> limit) {
        if (value.get(end).isNull()) return null;
        try {
            return limit.apply(name, value.get(end));
        } catch (ProblemException e) {
            throw e.in(end).in(name);
        }
    }

    /** These limits as numbers. */
    Bounds bounds(ToDoubleFunction<T> number) {
        if (low == null) return high == null ? Bounds.any() : Bounds.atMost(number.applyAsDouble(high));
        if (high == null) return Bounds.atLeast(number.applyAsDouble(low));
        return Bounds.between(number.applyAsDouble(low), number.applyAsDouble(high));
    }
}
