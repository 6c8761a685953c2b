package kymo.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kymo.core.support.Conformance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every case of {@code rolling/*.json}: windows of rows and of time, and exponential weights. */
class RollingConformanceTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** The expected values are exact; the README of the cases suggests how far an answer may be from them. */
    private static final double VARIANCE_TOLERANCE = 1e-12;

    private static final double EXPONENTIAL_TOLERANCE = 1e-13;

    @TestFactory
    List<DynamicTest> windowsOfRows() {
        return tests("integer.json", RollingConformanceTest::checkRolling);
    }

    @TestFactory
    List<DynamicTest> windowsOfTime() {
        return tests("time.json", RollingConformanceTest::checkRolling);
    }

    @TestFactory
    List<DynamicTest> windowsOfNumbersThatAreHardToAddUp() {
        return tests("nasty.json", RollingConformanceTest::checkRolling);
    }

    @TestFactory
    List<DynamicTest> exponentialWeights() {
        return tests("ewm.json", RollingConformanceTest::checkExponential);
    }

    private interface Check {
        void of(JsonNode one, JsonNode series);
    }

    private static List<DynamicTest> tests(String file, Check check) {
        Path path = Conformance.folder("rolling").resolve(file);
        JsonNode all = JSON.readTree(path);
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode one : all.get("cases")) {
            JsonNode series = all.get("series").get(one.get("series").asString());
            tests.add(DynamicTest.dynamicTest(one.get("id").asString(), () -> check.of(one, series)));
        }
        assertThat(tests).as("cases").isNotEmpty();
        return tests;
    }

    private static void checkRolling(JsonNode one, JsonNode series) {
        if (one.has("expected_error") && !isStepOverTime(one)) {
            assertThatThrownBy(() -> rolled(one, series)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        double[] actual = rolled(one, series);
        if (isStepOverTime(one)) return;
        double[] expected = doubles(one.get("expected"));
        assertThat(actual).hasSameSizeAs(expected);
        for (int row = 0; row < expected.length; row++) {
            assertClose(row, actual[row], expected[row], tolerance(statistic(one), expected[row]));
        }
    }

    /** Refused by pandas 1.5, but the cases allow it. */
    private static boolean isStepOverTime(JsonNode one) {
        return one.has("window_ns") && one.has("step");
    }

    private static double[] rolled(JsonNode one, JsonNode series) {
        double[] x = doubles(series.get("values"));
        Window window = window(one);
        Statistic statistic = statistic(one);
        Rolling rolling = new Rolling(
                statistic,
                window,
                one.path("min_periods").asInt(Rolling.usualMinPeriods(statistic, window)),
                one.path("ddof").asInt(1),
                one.path("step").asInt(1));
        DoubleColumn in = DoubleColumn.of(x);
        DoubleColumn out = series.has("timestamps_ns")
                ? rolling.apply(in, longs(series.get("timestamps_ns")), 0, x.length)
                : rolling.apply(in);
        return out.values();
    }

    private static Window window(JsonNode one) {
        Closed closed = Closed.valueOf(one.path("closed").asString("right").toUpperCase(Locale.ROOT));
        boolean center = one.path("center").asBoolean(false);
        if (one.has("window_ns")) return new TimeWindow(one.get("window_ns").asLong(), center, closed);
        JsonNode window = one.get("window");
        if (!window.isIntegralNumber()) throw new IllegalArgumentException("window must be whole but was " + window);
        return new RowWindow(window.asInt(), center, closed);
    }

    private static Statistic statistic(JsonNode one) {
        return Statistic.valueOf(one.get("stat").asString().toUpperCase(Locale.ROOT));
    }

    private static double tolerance(Statistic statistic, double expected) {
        return switch (statistic) {
            case MEAN, SUM -> 4 * Math.ulp(expected);
            case STD, VAR -> VARIANCE_TOLERANCE * Math.abs(expected);
            case MIN, MAX, MEDIAN, COUNT -> 0;
        };
    }

    private static void checkExponential(JsonNode one, JsonNode series) {
        double[] x = doubles(series.get("values"));
        double[] expected = doubles(one.get("expected"));
        double[] actual = new ExponentialMean(
                        alpha(one),
                        one.path("adjust").asBoolean(true),
                        one.path("ignore_na").asBoolean(false),
                        one.path("min_periods").asInt(0))
                .apply(DoubleColumn.of(x))
                .values();
        assertThat(actual).hasSameSizeAs(expected);
        double largest = 0;
        for (double value : x) if (WindowWalk.isThere(value)) largest = Math.max(largest, Math.abs(value));
        for (int row = 0; row < expected.length; row++) {
            double scale = one.get("series").asString().equals("hard") ? largest : Math.abs(expected[row]);
            assertClose(row, actual[row], expected[row], EXPONENTIAL_TOLERANCE * scale);
        }
    }

    private static double alpha(JsonNode one) {
        if (one.has("span")) return ExponentialMean.alphaOfSpan(one.get("span").asDouble());
        if (one.has("com"))
            return ExponentialMean.alphaOfCenterOfMass(one.get("com").asDouble());
        if (one.has("halflife"))
            return ExponentialMean.alphaOfHalflife(one.get("halflife").asDouble());
        return one.get("alpha").asDouble();
    }

    private static void assertClose(int row, double actual, double expected, double tolerance) {
        if (Double.isNaN(expected)) assertThat(actual).as("row %d", row).isNaN();
        else if (Double.isInfinite(expected))
            assertThat(actual).as("row %d", row).isEqualTo(expected);
        else
            assertThat(Math.abs(actual - expected))
                    .as("row %d: %s for %s", row, actual, expected)
                    .isLessThanOrEqualTo(tolerance);
    }

    private static double[] doubles(JsonNode array) {
        double[] out = new double[array.size()];
        for (int i = 0; i < out.length; i++) {
            JsonNode value = array.get(i);
            out[i] = value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
        }
        return out;
    }

    private static long[] longs(JsonNode array) {
        long[] out = new long[array.size()];
        for (int i = 0; i < out.length; i++) out[i] = array.get(i).asLong();
        return out;
    }
}
