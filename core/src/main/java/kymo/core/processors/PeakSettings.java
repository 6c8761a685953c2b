package kymo.core.processors;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kymo.core.dataset.Schema;
import kymo.core.kernel.peaks.Bounds;
import kymo.core.kernel.peaks.PeakConditions;
import kymo.core.kernel.peaks.Polarity;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The parameters of peak detection in the units in which they were given. */
record PeakSettings(
        List<String> columns,
        Polarity polarity,
        @Nullable Interval<Level> height,
        @Nullable Interval<Level> threshold,
        @Nullable Interval<Level> prominence,
        @Nullable Length distance,
        @Nullable Interval<Length> width,
        @Nullable Length wlen,
        double relHeight,
        @Nullable Interval<Length> plateauSize,
        PeakBounds bounds) {

    static PeakSettings of(Parameters given) {
        return new PeakSettings(
                given.texts("columns"),
                given.choice("polarity", Polarity.MAXIMA),
                levels(given, "height"),
                levels(given, "threshold"),
                levels(given, "prominence"),
                length(given, "distance", 1, "1 row or more"),
                lengths(given, "width"),
                length(given, "wlen", Math.nextUp(1.0), "more than 1 row"),
                relHeight(given),
                lengths(given, "plateauSize"),
                given.choice("bounds", PeakBounds.BASES));
    }

    private static @Nullable Interval<Level> levels(Parameters given, String name) {
        return Interval.of(given, name, Level::of, Level::isAbove);
    }

    private static @Nullable Interval<Length> lengths(Parameters given, String name) {
        return Interval.of(
                given, name, (n, value) -> atLeast(Length.of(n, value), 0, "0 or more", n, value), Length::isAbove);
    }

    private static @Nullable Length length(Parameters given, String name, double leastRows, String rule) {
        JsonNode value = given.value(name);
        if (value == null) return null;
        return ProblemException.under(name, () -> atLeast(Length.of(name, value), leastRows, rule, name, value));
    }

    private static Length atLeast(Length length, double leastRows, String rule, String name, JsonNode value) {
        boolean positive = length.unit() != Length.Unit.ROWS && (length.value() > 0 || leastRows == 0);
        if (length.unit() == Length.Unit.ROWS ? length.value() >= leastRows : positive) return length;
        throw new ProblemException(
                ProblemCode.PARAMETER_INVALID, "%s must be %s but was %s".formatted(name, rule, value));
    }

    private static double relHeight(Parameters given) {
        JsonNode value = given.value("relHeight");
        if (value == null) return PeakConditions.none().relHeight();
        if (value.isNumber() && value.asDouble() >= 0 && value.asDouble() <= Double.MAX_VALUE) return value.asDouble();
        throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID,
                        "relHeight must be a number, 0 (at the top) or more, usually up to 1 (at the base), but was %s"
                                .formatted(value))
                .in("relHeight");
    }

    /** Refuses lengths that the dataset's axis cannot have. */
    void requireFits(Schema input) {
        fits("distance", distance, input);
        fits("wlen", wlen, input);
        each(width, end -> fits("width", end, input));
        each(plateauSize, end -> fits("plateauSize", end, input));
    }

    private static void fits(String name, @Nullable Length length, Schema input) {
        if (length == null) return;
        ProblemException.under(name, () -> {
            length.requireFits(name, input);
            return length;
        });
    }

    private static <T> void each(@Nullable Interval<T> interval, Consumer<@Nullable T> end) {
        if (interval == null) return;
        end.accept(interval.low());
        end.accept(interval.high());
    }

    /** The window of prominence, infinite where there is none or only the axis tells how many rows it has. */
    double wlenInRows() {
        return wlen == null || wlen.unit() != Length.Unit.ROWS ? Double.POSITIVE_INFINITY : wlen.value();
    }

    /** Whether a limit is a multiple of the noise. */
    boolean needsNoise() {
        return Stream.of(height, threshold, prominence)
                .filter(Objects::nonNull)
                .flatMap(interval -> Stream.of(interval.low(), interval.high()))
                .anyMatch(level -> level != null && level.inNoise());
    }

    /** Whether a length is told in another unit than rows. */
    boolean needsStep() {
        return Stream.concat(
                        Stream.of(distance, wlen),
                        Stream.of(width, plateauSize)
                                .filter(Objects::nonNull)
                                .flatMap(interval -> Stream.of(interval.low(), interval.high())))
                .anyMatch(length -> length != null && length.unit() != Length.Unit.ROWS);
    }

    /** As numbers; every property is told, whether something is asked of it or not. */
    PeakConditions conditions(Schema input, double noise, double step) {
        return new PeakConditions(
                bounds(plateauSize, input, step),
                bounds(height, noise),
                bounds(threshold, noise),
                distance == null ? 1 : Math.max(1, distance.rows(input, step)),
                bounds(prominence, noise),
                bounds(width, input, step),
                wlen == null ? Double.POSITIVE_INFINITY : Math.max(Math.nextUp(1.0), wlen.rows(input, step)),
                relHeight);
    }

    private static Bounds bounds(@Nullable Interval<Level> levels, double noise) {
        return levels == null ? Bounds.any() : levels.bounds(level -> level.in(noise));
    }

    private static Bounds bounds(@Nullable Interval<Length> lengths, Schema input, double step) {
        return lengths == null ? Bounds.any() : lengths.bounds(length -> length.rows(input, step));
    }
}
