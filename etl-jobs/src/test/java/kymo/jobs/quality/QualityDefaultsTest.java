package kymo.jobs.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.support.PublishedDataset;
import kymo.jobs.support.LocalRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One click without any setting: sound signals pass, planted faults are found. */
class QualityDefaultsTest {

    private static final int ROWS = 200_000;
    private static final long STEP = 10_000_000L;

    @TempDir
    Path folder;

    static Stream<Arguments> sound() {
        return Stream.of(
                signal("white noise", row -> gauss(1, row)),
                signal("noise of another size and place", row -> 1e6 + 1e-3 * gauss(2, row)),
                signal("skewed noise", row -> Math.exp(gauss(3, row))),
                signal("sine", QualityDefaultsTest::sine),
                signal("sine and noise", row -> sine(row) + 0.1 * gauss(4, row)),
                signal("ramp", row -> 0.001 * row),
                signal("ramp and noise", row -> 0.001 * row + gauss(5, row)),
                signal("steps", row -> (double) (row / 500 % 2)),
                signal("long steps", row -> (double) (row / 30_000 % 3)),
                signal("steps and noise", row -> (row / 500) % 2 * 10 + gauss(6, row)),
                signal("rare pulses", row -> row % 5_000 < 20 ? 5 : 0),
                signal("rare pulses and noise", row -> (row % 5_000 < 20 ? 50 : 0) + gauss(7, row)),
                signal("quantised noise", row -> Math.rint(gauss(8, row) * 2)),
                signal("coarsely quantised noise", row -> Math.rint(gauss(9, row) * 0.7)),
                signal("quantised sine", row -> Math.rint(10 * sine(row))),
                signal("quantised slow ramp", row -> Math.floor(row / 3_000.0)),
                signal("quantised drift that toggles", row -> Math.rint(row / 3_000.0 + 0.1 * gauss(10, row))));
    }

    private static Arguments signal(String name, IntToDoubleFunction value) {
        return Arguments.of(name, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sound")
    void aSoundSignalPasses(String name, IntToDoubleFunction value) {
        JsonNode summary =
                check(times(), IntStream.range(0, ROWS).mapToDouble(value).toArray());
        assertThat(summary.get("score").asDouble())
                .describedAs(flagged(summary))
                .isGreaterThan(99.5);
        assertThat(bad(summary, 1, "rollup")).describedAs(flagged(summary)).isLessThan(400);
        assertThat(bad(summary, 0, "rollup")).describedAs(flagged(summary)).isZero();
    }

    @Test
    void aConstantColumnFails() {
        JsonNode summary = check(times(), new double[ROWS]);
        assertThat(count(summary, 1, "attenuated_signal", "4")).isEqualTo(ROWS);
    }

    @Test
    void spikesAreFound() {
        double[] x = IntStream.range(0, ROWS).mapToDouble(row -> gauss(11, row)).toArray();
        for (int row = 1_000; row < ROWS; row += 5_000) x[row] += 15;
        JsonNode summary = check(times(), x);
        assertThat(bad(summary, 1, "spike")).describedAs(flagged(summary)).isBetween(38L, 40L);
    }

    @Test
    void spikesOnASineAreFound() {
        double[] x =
                IntStream.range(0, ROWS).mapToDouble(QualityDefaultsTest::sine).toArray();
        for (int row = 1_007; row < ROWS; row += 5_000) x[row] += 1;
        assertThat(bad(check(times(), x), 1, "spike")).isEqualTo(40);
    }

    @Test
    void valuesOutOfRangeAreFoundByRangeAndOutlierTests() {
        double[] x = IntStream.range(0, ROWS).mapToDouble(row -> gauss(12, row)).toArray();
        for (int row = 1_000; row < ROWS; row += 2_000) {
            x[row] = 9_999;
            x[row + 1] = 9_999;
        }
        JsonNode summary = check(times(), x);
        assertThat(count(summary, 1, "gross_range", "4")).isEqualTo(200);
        assertThat(bad(summary, 1, "mad")).isEqualTo(200);
        assertThat(bad(summary, 1, "iqr")).isBetween(200L, 210L);
    }

    @Test
    void aStuckSensorIsFound() {
        double[] x = IntStream.range(0, ROWS).mapToDouble(row -> gauss(13, row)).toArray();
        for (int row = 50_000; row < 55_000; row++) x[row] = x[50_000];
        JsonNode summary = check(times(), x);
        assertThat(count(summary, 1, "flat_line", "4")).isEqualTo(5_000 - 40);
        assertThat(bad(summary, 1, "flat_line")).isEqualTo(5_000 - 20);
    }

    @Test
    void aClippedSignalIsFound() {
        double[] x = IntStream.range(0, ROWS)
                .mapToDouble(row -> Math.max(-0.9, Math.min(0.9, sine(row))))
                .toArray();
        JsonNode summary = check(times(), x);
        assertThat(count(summary, 1, "saturation", "4")).isGreaterThan(ROWS / 10);
    }

    @Test
    void missingValuesCostTheirShareOfTheScore() {
        double[] x = IntStream.range(0, ROWS).mapToDouble(row -> gauss(14, row)).toArray();
        for (int row = 20_000; row < 40_000; row++) x[row] = Double.NaN;
        JsonNode summary = check(times(), x);
        assertThat(summary.at("/columns/1/score").asDouble()).isBetween(89.9, 90.0);
    }

    @Test
    void faultsOfTheAxisAreFound() {
        long[] times = times();
        for (int row = 0; row < ROWS; row++) times[row] += row >= 10_000 ? 7 * STEP : 0;
        for (int row = 0; row < ROWS; row++) times[row] += row >= 150_000 ? 90 * STEP : 0;
        times[777] = times[776];
        times[5_000] = times[4_990];
        JsonNode summary = check(
                times,
                IntStream.range(0, ROWS).mapToDouble(row -> gauss(15, row)).toArray());
        assertThat(count(summary, 0, "gap", "4")).describedAs(flagged(summary)).isEqualTo(4);
        assertThat(count(summary, 0, "duplicate_time", "4")).isEqualTo(1);
        assertThat(count(summary, 0, "backward_time", "4")).isEqualTo(1);
        assertThat(bad(summary, 0, "rollup")).isLessThan(10);
    }

    @Test
    void aJitteryAxisPasses() {
        Random random = new Random(16);
        long[] times = new long[ROWS];
        for (int row = 1; row < ROWS; row++)
            times[row] = times[row - 1] + STEP + (long) Math.max(-STEP / 2, random.nextGaussian() * STEP / 10);
        JsonNode jittery = check(
                times,
                IntStream.range(0, ROWS).mapToDouble(row -> gauss(17, row)).toArray());
        assertThat(bad(jittery, 0, "rollup")).describedAs(flagged(jittery)).isLessThan(50);
        for (int row = 1; row < ROWS; row++)
            times[row] = times[row - 1] + (long) (-Math.log(1 - random.nextDouble()) * STEP) + 1;
        JsonNode events = check(
                times,
                IntStream.range(0, ROWS).mapToDouble(row -> gauss(18, row)).toArray());
        assertThat(bad(events, 0, "rollup")).describedAs(flagged(events)).isLessThan(50);
    }

    /** A few rows are enough to find one wild value among them. */
    @Test
    void aWildValueIsFoundAmongAHundredRows() {
        double[] x = IntStream.range(0, 100).mapToDouble(row -> gauss(19, row)).toArray();
        x[40] = 500;
        JsonNode summary =
                check(IntStream.range(0, 100).mapToLong(row -> row * STEP).toArray(), x);
        assertThat(count(summary, 1, "gross_range", "4"))
                .describedAs(flagged(summary))
                .isEqualTo(1);
        assertThat(bad(summary, 1, "rollup")).isLessThan(5);
    }

    private JsonNode check(long[] times, double[] values) {
        PublishedDataset input = new PublishedDataset(
                folder,
                65_536,
                0,
                List.of(new ColumnSpec("time", ColumnType.INSTANT, null), new ColumnSpec("v", ColumnType.FLOAT, null)),
                List.of(LongColumn.of(times), DoubleColumn.of(values)));
        return LocalRun.held(
                        new QualityJob(),
                        input.catalogue(),
                        input.files(),
                        input.id(),
                        JsonMapper.shared().createObjectNode())
                .summary();
    }

    private static long count(JsonNode summary, int column, String test, String flag) {
        JsonNode found = summary.get("columns").get(column);
        if (test.equals("rollup")) return found.get("rollup").get(flag).asLong();
        for (JsonNode one : found.get("tests"))
            if (one.get("test").asString().equals(test))
                return one.get("counts").get(flag).asLong();
        return -1;
    }

    private static long bad(JsonNode summary, int column, String test) {
        return count(summary, column, test, "3") + count(summary, column, test, "4");
    }

    private static String flagged(JsonNode summary) {
        return summary.toPrettyString();
    }

    private static long[] times() {
        return IntStream.range(0, ROWS).mapToLong(row -> row * STEP).toArray();
    }

    private static double sine(int row) {
        return Math.sin(row * 2 * Math.PI / 977.3);
    }

    /** The same for the same row. */
    private static double gauss(long seed, int row) {
        return new Random(seed * 1_000_003 + row * 7_919L).nextGaussian();
    }
}
