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

/** Every case of {@code rolling/*.json} with an integer window and {@code stat: mean}. */
class RollingMeanConformanceTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    List<DynamicTest> isWithinFourUlpOfTheExactMean() {
        Path folder = Conformance.folder("rolling");
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : List.of("integer.json", "nasty.json")) {
            JsonNode cases = JSON.readTree(folder.resolve(file));
            for (JsonNode one : cases.get("cases")) {
                if (!one.get("stat").asString().equals("mean")) continue;
                double[] x = doubles(
                        cases.get("series").get(one.get("series").asString()).get("values"));
                tests.add(DynamicTest.dynamicTest(one.get("id").asString(), () -> check(one, x)));
            }
        }
        assertThat(tests).as("cases").isNotEmpty();
        return tests;
    }

    private static void check(JsonNode one, double[] x) {
        if (one.has("expected_error")) {
            assertThatThrownBy(() -> settings(one)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        double[] means = settings(one).apply(DoubleColumn.of(x)).values();
        double[] expected = doubles(one.get("expected"));
        int step = one.path("step").asInt(1);
        assertThat((means.length + step - 1) / step).as("rows").isEqualTo(expected.length);
        for (int row = 0; row < expected.length; row++) {
            double actual = means[row * step];
            if (Double.isNaN(expected[row]))
                assertThat(actual).as("row %d", row).isNaN();
            else
                assertThat(Math.abs(actual - expected[row]))
                        .as("row %d: %s for %s", row, actual, expected[row])
                        .isLessThanOrEqualTo(4 * Math.ulp(expected[row]));
        }
    }

    private static RollingMean settings(JsonNode one) {
        JsonNode window = one.get("window");
        if (!window.isIntegralNumber()) throw new IllegalArgumentException("window must be whole but was " + window);
        int rows = window.asInt();
        return new RollingMean(
                rows,
                one.path("min_periods").asInt(rows),
                one.path("center").asBoolean(false),
                Closed.valueOf(one.path("closed").asString("right").toUpperCase(Locale.ROOT)));
    }

    private static double[] doubles(JsonNode array) {
        double[] out = new double[array.size()];
        for (int i = 0; i < out.length; i++) {
            JsonNode value = array.get(i);
            out[i] = value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
        }
        return out;
    }
}
