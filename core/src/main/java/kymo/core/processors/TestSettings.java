package kymo.core.processors;

import java.util.OptionalLong;
import java.util.function.Supplier;
import kymo.core.dataset.Schema;
import kymo.core.kernel.quality.QualityTest;
import kymo.core.kernel.quality.ValueSpan;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.quality.PlannedTest;
import kymo.core.quality.StepFacts;
import kymo.core.quality.TestKind;
import kymo.core.quality.TimeScale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings of quality tests as a request gives them, in rows and nanoseconds.
 *
 * @param input null where no dataset is known yet
 */
record TestSettings(Parameters given, @Nullable Schema input, TimeScale scale, StepFacts steps) {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Makes a test of its members. */
    interface Maker {
        /** The test, and into {@code told} what it goes by; null when the data give it nothing to go by. */
        @Nullable
        QualityTest make(Parameters members, ObjectNode told);
    }

    /** The test of these members; null when it is switched off or there is nothing to go by. */
    @Nullable
    PlannedTest test(TestKind kind, Maker maker, String... members) {
        String name = kind.wireName();
        Parameters settings = given.object(name, members);
        if (settings == null) return null;
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        QualityTest test = ProblemException.under(name, () -> checked(() -> maker.make(settings, told)));
        return test == null ? null : new PlannedTest(kind, test, told);
    }

    /** What a test's constructor refuses, in its own words. */
    static <T extends @Nullable Object> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.PARAMETER_INVALID, String.valueOf(e.getMessage()), e);
        }
    }

    /** A span {@code [low, high]}, an end of which may be null for open; null when absent. */
    static @Nullable ValueSpan span(Parameters members, String name) {
        JsonNode value = members.value(name);
        if (value == null) return null;
        return ProblemException.under(name, () -> span(value, name, members.processor()));
    }

    static ValueSpan span(JsonNode value, String name, String owner) {
        if (!value.isArray() || value.size() != 2 || !isEnd(value.get(0)) || !isEnd(value.get(1)))
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "%s of %s must be [low, high], an end null for open, but was %s".formatted(name, owner, value));
        double low =
                value.get(0).isNull() ? Double.NEGATIVE_INFINITY : value.get(0).asDouble();
        double high =
                value.get(1).isNull() ? Double.POSITIVE_INFINITY : value.get(1).asDouble();
        return checked(() -> new ValueSpan(low, high));
    }

    private static boolean isEnd(JsonNode end) {
        return end.isNull() || end.isNumber();
    }

    /** A span as results tell it. */
    static void tell(ObjectNode told, String name, ValueSpan span) {
        var ends = told.putArray(name);
        for (double end : new double[] {span.low(), span.high()}) {
            if (Double.isInfinite(end)) ends.addNull();
            else ends.add(end);
        }
    }

    /** Rows: a whole number, or as many as a length of time holds. */
    int rows(Parameters members, String name, int least, int whenAbsent) {
        JsonNode value = members.value(name);
        int rows;
        if (value != null && value.isString()) {
            double nanos = nanos(members, name, 0);
            requireTime(name);
            double held = Math.floor(nanos / steps.median());
            rows = Double.isNaN(held) ? least : (int) Math.min(Integer.MAX_VALUE, Math.max(least, held));
        } else rows = members.wholeNumber(name, least, Integer.MAX_VALUE, whenAbsent);
        if (input != null && rows >= mostRows())
            throw new ProblemException(
                            ProblemCode.WINDOW_TOO_LARGE,
                            "%s of %s must be below %d rows for this dataset (16 blocks of %d rows) but was %d; use a smaller one"
                                    .formatted(name, members.processor(), mostRows(), input.blockRows(), rows))
                    .in(name);
        return rows;
    }

    /** How many rows a block may bring with it. */
    int mostRows() {
        return input == null ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, input.partRows());
    }

    /** Nanoseconds: a length of time such as {@code "5s"}, or a number of seconds, on a numeric axis of its own unit. */
    double nanos(Parameters members, String name, double whenAbsent) {
        JsonNode value = members.value(name);
        if (value == null) return whenAbsent;
        if (value.isNumber() && value.asDouble() >= 0)
            return value.asDouble() * (scale.nanos() > 0 ? scale.nanos() : NANOS_PER_SECOND);
        OptionalLong nanos = value.isString() ? TimeLength.nanos(value.asString()) : OptionalLong.empty();
        if (nanos.isEmpty())
            throw new ProblemException(
                            ProblemCode.PARAMETER_INVALID,
                            "%s of %s must be a length of time such as \"250ms\", or a number of seconds, but was %s"
                                    .formatted(name, members.processor(), value))
                    .in(name);
        return nanos.getAsLong();
    }

    /** Refuses a length of time where nothing tells the time. */
    void requireTime(String name) {
        if (input == null || TimeScale.isAxisTested(input)) return;
        throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID,
                        name
                                + " can be a length of time where the dataset has an axis but it has none; give a number of rows")
                .in(name);
    }

    static double seconds(double nanos) {
        return nanos / NANOS_PER_SECOND;
    }
}
