package kymo.core.kernel.peaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import kymo.core.kernel.DoubleColumn;
import kymo.core.support.Conformance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every case of {@code peaks/synthetic.json}, {@code edge.json} and {@code real.json}: scipy's answers. */
class PeakDetectionConformanceTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    List<DynamicTest> findsThePeaksThatScipyFinds() {
        Path folder = Conformance.folder("peaks");
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : List.of("synthetic.json", "edge.json", "real.json")) {
            JsonNode all = JSON.readTree(folder.resolve(file));
            for (JsonNode one : all.get("cases")) {
                double[] signal = doubles(
                        all.get("signals").get(one.get("signal").asString()).get("values"));
                tests.add(DynamicTest.dynamicTest(one.get("id").asString(), () -> check(one, signal)));
            }
        }
        assertThat(tests).as("cases").isNotEmpty();
        return tests;
    }

    private static void check(JsonNode one, double[] signal) {
        JsonNode params = one.get("params");
        if (one.has("expected_error")) {
            assertThatThrownBy(() -> find(params, signal)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        Peaks peaks = find(params, signal);
        assertThat(peaks.rows()).as("peaks").containsExactly(longs(one.get("peaks")));
        JsonNode properties = one.get("properties");
        assertThat(peaks.properties().stream().map(PeakProperty::columnName).collect(Collectors.toSet()))
                .as("properties")
                .isEqualTo(properties.propertyNames().stream().collect(Collectors.toSet()));
        for (PeakProperty property : peaks.properties()) {
            assertSame(property.columnName(), peaks.property(property), doubles(properties.get(property.columnName())));
        }
    }

    /** Exact but for the sign of a zero, which is not significant in an expected value. */
    static void assertSame(String name, double[] actual, double[] expected) {
        assertThat(actual.length).as(name).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            if (Double.isNaN(expected[i]))
                assertThat(actual[i]).as("%s of peak %d", name, i).isNaN();
            else assertThat(actual[i]).as("%s of peak %d", name, i).isEqualTo(expected[i]);
        }
    }

    static Peaks find(JsonNode params, double[] signal) {
        return PeakDetection.maxima(conditions(params)).apply(DoubleColumn.of(signal));
    }

    private static PeakConditions conditions(JsonNode params) {
        PeakConditions conditions = PeakConditions.none();
        for (String name : params.propertyNames()) {
            JsonNode value = params.get(name);
            conditions = switch (name) {
                case "plateau_size" -> conditions.withPlateauSize(bounds(value));
                case "height" -> conditions.withHeight(bounds(value));
                case "threshold" -> conditions.withThreshold(bounds(value));
                case "distance" -> conditions.withDistance(number(value));
                case "prominence" -> conditions.withProminence(bounds(value));
                case "width" -> conditions.withWidth(bounds(value));
                case "wlen" -> conditions.withWlen(number(value));
                case "rel_height" -> conditions.withRelHeight(number(value));
                default -> throw new AssertionError("unknown parameter " + name);
            };
        }
        return conditions;
    }

    /** A list of two is an interval, any other list has one lower bound a row. */
    private static Bounds bounds(JsonNode value) {
        if (!value.isArray() || value.size() != 2) return end(value, Bounds::atLeast, Bounds::atLeastPerRow);
        Bounds lower = end(value.get(0), Bounds::atLeast, Bounds::atLeastPerRow);
        return lower.and(end(value.get(1), Bounds::atMost, Bounds::atMostPerRow));
    }

    private static Bounds end(JsonNode value, Function<Double, Bounds> constant, Function<double[], Bounds> perRow) {
        if (value.isNull()) return Bounds.any();
        return value.isArray() ? perRow.apply(doubles(value)) : constant.apply(number(value));
    }

    static double number(JsonNode value) {
        return value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
    }

    static double[] doubles(JsonNode array) {
        double[] out = new double[array.size()];
        for (int i = 0; i < out.length; i++) out[i] = number(array.get(i));
        return out;
    }

    static long[] longs(JsonNode array) {
        long[] out = new long[array.size()];
        for (int i = 0; i < out.length; i++) {
            if (!array.get(i).isIntegralNumber())
                throw new IllegalArgumentException("a peak must be a whole row but was " + array.get(i));
            out[i] = array.get(i).asLong();
        }
        return out;
    }
}
