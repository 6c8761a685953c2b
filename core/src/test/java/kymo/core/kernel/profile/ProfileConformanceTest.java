package kymo.core.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.support.Conformance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every case of {@code quality/profile.json}: every value of a profile exactly, and the rows that its outlier and gap tests flag. */
class ProfileConformanceTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    List<DynamicTest> profileIsExactAndRoundedOnce() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode one : JSON.readTree(Conformance.folder("quality").resolve("profile.json"))
                .get("cases")) {
            String id = one.get("id").asString();
            one.get("columns")
                    .properties()
                    .forEach(column -> tests.add(DynamicTest.dynamicTest(
                            id + " " + column.getKey(),
                            () -> checkColumn(
                                    doubles(column.getValue()),
                                    one.get("expected").get("columns").get(column.getKey())))));
            if (one.has("timestamps_ns"))
                tests.add(DynamicTest.dynamicTest(
                        id + " time",
                        () -> checkAxis(
                                longs(one.get("timestamps_ns")),
                                one.get("expected").get("timestamps"))));
        }
        assertThat(tests).as("cases").isNotEmpty();
        return tests;
    }

    private static void checkColumn(double[] x, JsonNode expected) {
        ColumnProfiler profiler = ColumnProfiler.full();
        profiler.add(DoubleColumn.of(x));
        ColumnProfile profile = profiler.profile();
        Facts facts = new Facts(expected);
        facts.is("count", profile.count());
        facts.is("missing", profile.missing());
        facts.is("infinite", profile.infinite());
        facts.is("valid", profile.valid());
        facts.is("distinct", profile.distinct().values());
        facts.is("zeros", profile.zeros());
        facts.is("negatives", profile.negatives());
        facts.is("min", profile.min());
        facts.is("max", profile.max());
        if (expected.has("sum")) facts.is("sum", profile.sum());
        facts.is("mean", profile.mean());
        facts.is("variance_ddof1", profile.variance());
        facts.is("std_ddof1", profile.deviation());
        if (profile.valid() != 1) facts.is("std_ddof0", profile.populationDeviation());
        facts.is("longest_missing_run", profile.missingRows());
        Facts run = new Facts(expected.get("longest_constant_run"));
        run.is("length", profile.constantRows());
        if (profile.constantRows() > 0) run.is("start", profile.constantFrom());
        checkOrder(expected.get("monotonic"), profile.order());
        if (profile.valid() > 0) checkRanks(x, expected, profile);
    }

    private static void checkOrder(JsonNode expected, Order order) {
        assertThat(order)
                .isEqualTo(new Order(
                        expected.get("non_decreasing").asBoolean(),
                        expected.get("strictly_increasing").asBoolean(),
                        expected.get("non_increasing").asBoolean(),
                        expected.get("strictly_decreasing").asBoolean()));
    }

    private static void checkRanks(double[] x, JsonNode expected, ColumnProfile profile) {
        RankedValues ranks = profile.ranks();
        assertThat(ranks.isEstimate()).isFalse();
        expected.get("quantiles")
                .properties()
                .forEach(quantile -> assertThat(ranks.quantile(Double.parseDouble(quantile.getKey())))
                        .as("quantile %s", quantile.getKey())
                        .isEqualTo(quantile.getValue().asDouble() + 0.0));
        Facts iqr = new Facts(expected.get("iqr"));
        iqr.is("iqr", ranks.interquartileRange());
        iqr.is("lower_fence", ranks.lowerFence(1.5));
        iqr.is("upper_fence", ranks.upperFence(1.5));
        iqr.is("outliers", Outliers.byFences(x, ranks));
        if (expected.has("zscore3")) new Facts(expected.get("zscore3")).is("outliers", Outliers.byScore(x, profile));
        Facts mad = new Facts(expected.get("mad"));
        mad.is("mad", ranks.medianDeviation());
        if (!expected.get("mad").get("outliers").isNull()) mad.is("outliers", Outliers.byMedian(x, ranks));
    }

    private static void checkAxis(long[] time, JsonNode expected) {
        AxisProfiler profiler = new AxisProfiler();
        profiler.add(LongColumn.of(time));
        AxisProfile profile = profiler.profile();
        Facts facts = new Facts(expected);
        facts.is("count", profile.count());
        facts.is("missing", profile.missing());
        facts.is("distinct", profile.distinct().values());
        facts.is("duplicates", profile.duplicates());
        facts.is("backward_steps", profile.backwardSteps());
        if (expected.has("min_ns")) {
            assertThat(BigInteger.valueOf(profile.min()))
                    .isEqualTo(expected.get("min_ns").bigIntegerValue());
            assertThat(BigInteger.valueOf(profile.max()))
                    .isEqualTo(expected.get("max_ns").bigIntegerValue());
        }
        JsonNode order = expected.get("monotonic");
        assertThat(profile.isNonDecreasing())
                .isEqualTo(order.get("non_decreasing").asBoolean());
        assertThat(profile.isStrictlyIncreasing())
                .isEqualTo(order.get("strictly_increasing").asBoolean());
        facts.is("median_step_ns", profile.medianStepNanos());
        List<Long> gaps = new ArrayList<>();
        expected.get("gaps").forEach(gap -> gaps.add(gap.get("after_index").asLong()));
        assertThat(profile.gaps()).as("gaps").isEqualTo(gaps.size());
        if (!gaps.isEmpty()) assertThat(Outliers.rowsBeforeGaps(time, profile)).isEqualTo(gaps);
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

    /** What a case states; a number that it leaves out, or says is null, does not exist. */
    private record Facts(JsonNode expected) {

        void is(String name, double actual) {
            JsonNode value = expected.path(name);
            if (value.isMissingNode() || value.isNull())
                assertThat(actual).as(name).isNaN();
            else {
                double number = value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
                // the sign of a zero is not significant
                assertThat(actual + 0.0).as(name).isEqualTo(number + 0.0);
            }
        }

        void is(String name, long actual) {
            assertThat(actual).as(name).isEqualTo(expected.get(name).asLong());
        }
    }
}
