package kymo.core.kernel.peaks;

import static kymo.core.kernel.peaks.PeakDetectionConformanceTest.doubles;
import static kymo.core.kernel.peaks.PeakDetectionConformanceTest.longs;
import static kymo.core.kernel.peaks.PeakDetectionConformanceTest.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import kymo.core.support.Conformance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every case of {@code peaks/scipytests.json}: the numbers of scipy's own tests, function by function. */
class ScipyTestsConformanceTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    List<DynamicTest> answersWhatScipysOwnTestsExpect() {
        JsonNode cases = JSON.readTree(Conformance.folder("peaks").resolve("scipytests.json"))
                .get("cases");
        List<DynamicTest> tests = StreamSupport.stream(cases.spliterator(), false)
                .map(one -> DynamicTest.dynamicTest(one.get("id").asString(), () -> check(one)))
                .toList();
        assertThat(tests).as("cases").isNotEmpty();
        return tests;
    }

    private static void check(JsonNode one) {
        if (one.has("expected_error")) {
            assertThatThrownBy(() -> answer(one)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        Map<String, double[]> answer = answer(one);
        JsonNode expected = one.get("expected");
        for (String field : expected.propertyNames()) {
            // A peak that does not stand out is an answer here, not a warning.
            if (field.equals("warning")) continue;
            if (field.equals("properties_all_empty")) {
                for (JsonNode name : expected.get(field))
                    assertThat(answer.get(name.asString())).as(name.asString()).isEmpty();
                continue;
            }
            assertThat(answer.get(field)).as(field).containsExactly(doubles(expected.get(field)), within(1e-12));
        }
    }

    private static Map<String, double[]> answer(JsonNode one) {
        double[] signal = doubles(one.get("x"));
        return switch (one.get("function").asString()) {
            case "local_maxima" -> localMaxima(signal);
            case "peak_prominences" -> told(prominences(one, signal));
            case "peak_widths" -> widths(one, signal);
            case "find_peaks" -> peaks(PeakDetectionConformanceTest.find(one.get("params"), signal));
            default -> throw new AssertionError("unknown function " + one.get("function"));
        };
    }

    private static Map<String, double[]> localMaxima(double[] signal) {
        LocalMaxima maxima = LocalMaxima.of(signal);
        return Map.of(
                "midpoints", asDoubles(maxima.midpoints()),
                "left_edges", asDoubles(maxima.leftEdges()),
                "right_edges", asDoubles(maxima.rightEdges()));
    }

    private static Prominences prominences(JsonNode one, double[] signal) {
        double wlen = one.has("wlen") ? number(one.get("wlen")) : Double.POSITIVE_INFINITY;
        return Prominences.of(signal, longs(one.get("peaks")), wlen);
    }

    private static Map<String, double[]> told(Prominences prominences) {
        return Map.of(
                "prominences", prominences.values(),
                "left_bases", asDoubles(prominences.leftBases()),
                "right_bases", asDoubles(prominences.rightBases()));
    }

    private static Map<String, double[]> widths(JsonNode one, double[] signal) {
        JsonNode given = one.path("prominence_data");
        Prominences prominences = given.isArray()
                ? Prominences.of(doubles(given.get(0)), longs(given.get(1)), longs(given.get(2)))
                : prominences(one, signal);
        double relHeight = one.has("rel_height") ? number(one.get("rel_height")) : 0.5;
        Widths widths = Widths.of(Samples.of(signal), longs(one.get("peaks")), prominences, relHeight);
        return Map.of(
                "widths", widths.values(),
                "width_heights", widths.heights(),
                "left_ips", widths.leftIps(),
                "right_ips", widths.rightIps());
    }

    private static Map<String, double[]> peaks(Peaks peaks) {
        Map<String, double[]> answer = new HashMap<>();
        answer.put("peaks", asDoubles(peaks.rows()));
        peaks.properties()
                .forEach(property -> answer.put(property.name().toLowerCase(Locale.ROOT), peaks.property(property)));
        return answer;
    }

    private static double[] asDoubles(long[] rows) {
        double[] out = new double[rows.length];
        for (int i = 0; i < out.length; i++) out[i] = rows[i];
        return out;
    }
}
