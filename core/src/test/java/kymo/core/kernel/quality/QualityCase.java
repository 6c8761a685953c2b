package kymo.core.kernel.quality;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.Validity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One case of the conformance files: it reads inputs and settings as they are named there, and runs the test they ask for. */
final class QualityCase {

    private final JsonNode one;
    private final JsonNode settings;

    QualityCase(JsonNode one) {
        this.one = one;
        this.settings = one.has("params") ? one.get("params") : one.get("args");
    }

    boolean mustBeRefused() {
        return one.has("expected_error");
    }

    byte[] expected() {
        return bytes(one.get("flags"));
    }

    byte[] flags() {
        String name = one.get("test").asString().replaceFirst("_test$", "");
        if (name.equals("aggregate") || name.equals("qartod_compare")) return rolledUp();
        return test(name).flag(samples());
    }

    private QualityTest test(String name) {
        return switch (name) {
            case "gross_range" ->
                new GrossRange(
                        span(settings.get("fail_span")),
                        has("suspect_span") ? span(settings.get("suspect_span")) : null);
            case "spike" -> new Spike(method(), number("suspect_threshold", 0), number("fail_threshold", 0));
            case "rate_of_change" ->
                new RateOfChange(
                        number("threshold", Double.POSITIVE_INFINITY),
                        number("fail_threshold", Double.POSITIVE_INFINITY));
            case "flat_line" -> flatLine();
            case "attenuated_signal" -> attenuatedSignal();
            case "time_gap" -> TimeGap.ofHours(number("fail_span", 1));
            case "percentile_range" -> percentileRange();
            case "climatology" -> climatology();
            default -> throw new AssertionError("no such test: " + name);
        };
    }

    private byte[] rolledUp() {
        JsonNode vectors = one.has("vectors") ? one.get("vectors") : settings.get("vectors");
        RollUp worst = new RollUp(vectors.get(0).size());
        for (JsonNode vector : vectors) worst.add(bytes(vector));
        return worst.flags();
    }

    private Spike.Method method() {
        JsonNode method = settings.path("method");
        if (method.isMissingNode()) return Spike.Method.AVERAGE;
        return Spike.Method.valueOf(method.asString().toUpperCase(Locale.ROOT));
    }

    private QualityTest flatLine() {
        double tolerance = number("tolerance", 0);
        long[] times = times().values();
        if (values().size() < 3) return new FlatLine(Integer.MAX_VALUE, Integer.MAX_VALUE, tolerance);
        SamplingStep step = new SamplingStep(medianStep(times));
        return new FlatLine(
                step.rowsWithin(number("suspect_threshold", 0)),
                step.rowsWithin(number("fail_threshold", 0)),
                tolerance);
    }

    private QualityTest attenuatedSignal() {
        Variation variation =
                settings.path("check_type").asString("std").equals("range") ? Variation.RANGE : Variation.DEVIATION;
        VariationLimits limits = new VariationLimits(number("suspect_threshold", 0), number("fail_threshold", 0));
        if (!has("test_period")) return new AttenuatedRecord(limits, variationOfAll(variation));
        int observations = (int) number("min_obs", 1);
        if (has("min_period"))
            observations = new SamplingStep(medianStep(times().values())).rowsWithin(number("min_period", 0));
        return new AttenuatedSignal(variation, limits, (long) (number("test_period", 0) * 1e9), observations);
    }

    private double variationOfAll(Variation variation) {
        double[] x = Arrays.stream(values().values()).filter(Double::isFinite).toArray();
        if (x.length == 0) return Double.NaN;
        if (variation == Variation.RANGE)
            return Arrays.stream(x).max().orElseThrow() - Arrays.stream(x).min().orElseThrow();
        double mean = Arrays.stream(x).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    }

    private QualityTest percentileRange() {
        double[] sorted = Arrays.stream(values().values())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return new PercentileRange(
                quantile(sorted, number("low_percentile", 5)),
                quantile(sorted, number("hi_percentile", 95)),
                number("pad", 0));
    }

    private static double quantile(double[] sorted, double percent) {
        if (sorted.length == 0) return Double.NaN;
        double position = percent / 100 * (sorted.length - 1);
        int below = (int) position;
        double part = position - below;
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }

    private QualityTest climatology() {
        List<ClimatologyMember> members = new ArrayList<>();
        for (JsonNode member : settings.get("config")) {
            CalendarPeriod period = period(member.path("period"));
            members.add(new ClimatologyMember(
                    end(member.get("tspan").get(0), period),
                    end(member.get("tspan").get(1), period),
                    period,
                    span(member.get("vspan")),
                    optionalSpan(member.path("fspan")),
                    optionalSpan(member.path("zspan"))));
        }
        return new Climatology(members);
    }

    private static @Nullable CalendarPeriod period(JsonNode name) {
        if (name.isMissingNode() || name.isNull()) return null;
        return switch (name.asString()) {
            case "weekofyear", "week" -> CalendarPeriod.WEEK_OF_YEAR;
            case "dayofyear" -> CalendarPeriod.DAY_OF_YEAR;
            case "dayofweek", "weekday" -> CalendarPeriod.DAY_OF_WEEK;
            case "day" -> CalendarPeriod.DAY_OF_MONTH;
            default -> CalendarPeriod.valueOf(name.asString().toUpperCase(Locale.ROOT));
        };
    }

    private static long end(JsonNode time, @Nullable CalendarPeriod period) {
        return period == null ? nanos(time.asString()) : time.asLong();
    }

    private Samples samples() {
        JsonNode times = timeNode();
        if (times.isMissingNode()) return Samples.of(values());
        if (node("inp").isMissingNode()) return Samples.of(times());
        LongColumn axis = times();
        if (axis.size() != values().size()) axis = axis.slice(0, values().size());
        JsonNode depths = node("zinp");
        return depths.isMissingNode()
                ? Samples.of(axis, values())
                : Samples.of(axis, values(), DoubleColumn.of(doubles(depths)));
    }

    private DoubleColumn values() {
        return DoubleColumn.of(doubles(node("inp")));
    }

    private LongColumn times() {
        JsonNode array = timeNode();
        long[] out = new long[array.size()];
        long[] valid = new long[Validity.words(out.length)];
        for (int i = 0; i < out.length; i++) {
            JsonNode time = array.get(i);
            if (time.isNull() || time.asString().equals("NaT")) continue;
            valid[i >> 6] |= 1L << (i & 63);
            if (time.isString()) out[i] = nanos(time.asString());
            else out[i] = one.has("timestamps_ns") ? time.asLong() : (long) (time.asDouble() * 1e9);
        }
        return LongColumn.of(out, Validity.of(valid));
    }

    private JsonNode timeNode() {
        return one.has("timestamps_ns") ? one.get("timestamps_ns") : node("tinp");
    }

    private JsonNode node(String name) {
        return one.has(name) ? one.get(name) : settings.path(name);
    }

    private static long nanos(String text) {
        return ChronoUnit.NANOS.between(
                LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), LocalDateTime.parse(text.replace(' ', 'T')));
    }

    private static double medianStep(long[] times) {
        double[] steps = new double[times.length - 1];
        for (int i = 0; i < steps.length; i++) steps[i] = times[i + 1] - times[i];
        Arrays.sort(steps);
        return quantile(steps, 50);
    }

    private static @Nullable ValueSpan optionalSpan(JsonNode span) {
        return span.isMissingNode() || span.isNull() ? null : span(span);
    }

    private static ValueSpan span(JsonNode span) {
        if (!span.isArray()) throw new IllegalArgumentException("a span must have two ends but was " + span);
        return ValueSpan.between(span.get(0).asDouble(), span.get(1).asDouble());
    }

    private boolean has(String name) {
        return settings.hasNonNull(name);
    }

    /** A setting named without a value ({@code null}) is refused where it has a default. */
    private double number(String name, double absent) {
        JsonNode node = settings.path(name);
        if (node.isNull() && (name.endsWith("percentile") || name.equals("pad")))
            throw new IllegalArgumentException(name + " must be a number but was null");
        return node.isNumber() ? node.asDouble() : absent;
    }

    private static byte[] bytes(JsonNode array) {
        byte[] out = new byte[array.size()];
        for (int i = 0; i < out.length; i++) out[i] = (byte) array.get(i).asInt();
        return out;
    }

    private static double[] doubles(JsonNode array) {
        double[] out = new double[array.size()];
        for (int i = 0; i < out.length; i++) {
            JsonNode value = array.get(i);
            if (value.isNull()) out[i] = Double.NaN;
            else out[i] = value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
        }
        return out;
    }
}
