package kymo.jobs.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;
import kymo.core.kernel.profile.ColumnProfile;
import kymo.core.kernel.profile.ColumnProfiler;
import kymo.core.kernel.quality.AttenuatedRecord;
import kymo.core.kernel.quality.BackwardTime;
import kymo.core.kernel.quality.DuplicateTime;
import kymo.core.kernel.quality.FlagRuns;
import kymo.core.kernel.quality.FlatLine;
import kymo.core.kernel.quality.GrossRange;
import kymo.core.kernel.quality.IqrOutliers;
import kymo.core.kernel.quality.IsolatedPoint;
import kymo.core.kernel.quality.MadOutliers;
import kymo.core.kernel.quality.QualityTest;
import kymo.core.kernel.quality.RateOfChange;
import kymo.core.kernel.quality.RollUp;
import kymo.core.kernel.quality.Samples;
import kymo.core.kernel.quality.Saturation;
import kymo.core.kernel.quality.Spike;
import kymo.core.kernel.quality.TimeGap;
import kymo.core.kernel.quality.TimeJitter;
import kymo.core.kernel.quality.ValueSpan;
import kymo.core.kernel.quality.VariationLimits;
import kymo.core.kernel.quality.ZScoreOutliers;
import kymo.core.preview.Preview;
import kymo.core.preview.Previewed;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.DataQualityProcessor;
import kymo.core.series.SeriesReader;
import kymo.core.series.SeriesRequest;
import kymo.core.support.PublishedDataset;
import kymo.jobs.support.LocalRun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QualityJobTest {

    private static final long SECOND = 1_000_000_000L;

    private static final String SETTINGS = """
            {"gross_range": {"fail": [-40, 40], "suspect": [-20, 20]}, "spike": {"method": "average", "suspect": 3, "fail": 9},
             "rate_of_change": {"suspect": 5, "fail": 12}, "flat_line": {"suspect": 3, "fail": "7s", "tolerance": 0.5},
             "attenuated_signal": {"suspect": 100, "fail": 1}, "saturation": {"low": -4, "high": 4, "suspect": 2, "fail": 4},
             "isolated": {"rows": 2}, "iqr": {"factor": 1.5}, "zscore": {"limit": 2}, "mad": {"limit": 3},
             "gap": {"fail": "1500ms"}, "jitter": {"step": "1s", "suspect": 0.000000001, "fail": "1min"}}""";

    @TempDir
    Path folder;

    /** A run of equal flags. */
    private record Run(long from, long to, String column, String test, long flag) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void tellsTheFlagsOfTheWholeColumnHoweverItIsCut(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 20; trial++) {
            int rows = 1 + random.nextInt(trial % 5 == 0 ? 3_000 : 300);
            LongColumn times = times(random, rows);
            DoubleColumn a = values(random, rows);
            DoubleColumn b = values(random, rows);
            int blockRows = 2 << random.nextInt(5);
            PublishedDataset input = dataset(blockRows, times, a, b, folder.resolve(seed + "-" + trial));
            JsonNode settings = JsonMapper.shared().readTree(SETTINGS);
            double median = median(times);
            if (Math.max(3, 7e9 / median) >= 16 * blockRows) continue;
            LocalRun stored =
                    LocalRun.stored(new QualityJob(), input.catalogue(), input.files(), input.id(), settings, 1);
            List<Run> expected = new ArrayList<>();
            runs("time", axisTests(), Samples.of(times), expected);
            runs("a", tests(a, median, stored.summary().get("columns").get(1)), Samples.of(times, a), expected);
            runs("b", tests(b, median, stored.summary().get("columns").get(2)), Samples.of(times, b), expected);
            List<String> columns = List.of("time", "a", "b");
            List<String> tests = List.of(
                    "gross_range",
                    "spike",
                    "rate_of_change",
                    "flat_line",
                    "attenuated_signal",
                    "climatology",
                    "gap",
                    "jitter",
                    "duplicate_time",
                    "backward_time",
                    "saturation",
                    "isolated",
                    "iqr",
                    "zscore",
                    "mad",
                    "rollup");
            expected.sort(Comparator.comparingLong(Run::from)
                    .thenComparingInt(run -> columns.indexOf(run.column))
                    .thenComparingInt(run -> tests.indexOf(run.test)));
            assertThat(runs(stored)).isEqualTo(expected);
            LocalRun held = LocalRun.held(new QualityJob(), input.catalogue(), input.files(), input.id(), settings);
            assertThat(held.hashes()).isEqualTo(stored.hashes());
            assertThat(held.summary()).isEqualTo(stored.summary());
            counted(held.summary(), expected);
        }
    }

    private static void counted(JsonNode summary, List<Run> runs) {
        for (JsonNode column : summary.get("columns")) {
            long all = 0;
            for (Map.Entry<String, JsonNode> flag : column.get("rollup").properties()) {
                long rows = runs.stream()
                        .filter(run -> run.column.equals(column.get("column").asString())
                                && run.test.equals("rollup")
                                && run.flag == Long.parseLong(flag.getKey()))
                        .mapToLong(run -> run.to - run.from + 1)
                        .sum();
                assertThat(flag.getValue().asLong()).isEqualTo(rows);
                all += rows;
            }
            assertThat(all).isEqualTo(summary.get("rows").asLong());
        }
    }

    private static Map<String, QualityTest> axisTests() {
        Map<String, QualityTest> tests = new LinkedHashMap<>();
        tests.put("gap", new TimeGap(1_500_000_000));
        tests.put("jitter", new TimeJitter(SECOND, 1, 60 * SECOND));
        tests.put("duplicate_time", new DuplicateTime());
        tests.put("backward_time", new BackwardTime());
        return tests;
    }

    private static Map<String, QualityTest> tests(DoubleColumn column, double median, JsonNode told) {
        ColumnProfiler profiler = ColumnProfiler.full();
        profiler.add(column);
        ColumnProfile profile = profiler.profile();
        Map<String, QualityTest> tests = new LinkedHashMap<>();
        tests.put("gross_range", new GrossRange(new ValueSpan(-40, 40), new ValueSpan(-20, 20)));
        tests.put("spike", new Spike(Spike.Method.AVERAGE, 3, 9));
        tests.put("rate_of_change", new RateOfChange(5, 12));
        tests.put("flat_line", new FlatLine(3, (int) Math.max(1, Math.floor(7e9 / median)), 0.5));
        tests.put("attenuated_signal", new AttenuatedRecord(new VariationLimits(100, 1), profile.deviation()));
        tests.put("saturation", new Saturation(-4, 4, 2, 4));
        tests.put("isolated", new IsolatedPoint(2));
        // quartiles and median come from a sample where there are several parts
        for (JsonNode test : told.get("tests")) {
            JsonNode used = test.get("settings");
            if (test.get("test").asString().equals("iqr"))
                tests.put(
                        "iqr",
                        new IqrOutliers(
                                used.get("firstQuartile").asDouble(),
                                used.get("thirdQuartile").asDouble(),
                                1.5));
            if (test.get("test").asString().equals("zscore"))
                tests.put("zscore", new ZScoreOutliers(profile.mean(), profile.deviation(), 2));
            if (test.get("test").asString().equals("mad"))
                tests.put(
                        "mad",
                        new MadOutliers(
                                used.get("median").asDouble(), used.get("mad").asDouble(), 3));
        }
        return tests;
    }

    private static void runs(String column, Map<String, QualityTest> tests, Samples in, List<Run> into) {
        RollUp worst = new RollUp(in.size());
        tests.forEach((name, test) -> {
            byte[] flags = test.flag(in);
            worst.add(flags);
            runs(column, name, flags, into);
        });
        runs(column, "rollup", worst.flags(), into);
    }

    private static void runs(String column, String test, byte[] flags, List<Run> into) {
        FlagRuns runs = new FlagRuns();
        runs.append(0, flags);
        for (int i = 0; i < runs.size(); i++)
            into.add(new Run(runs.fromRow(i), runs.toRow(i) - 1, column, test, runs.flag(i)));
    }

    private static List<Run> runs(LocalRun run) {
        return runs(run.rows());
    }

    private static List<Run> runs(@Nullable Block all) {
        List<Run> runs = new ArrayList<>();
        int text = all == null ? 0 : all.columns().size() - 3;
        for (int row = 0; all != null && row < all.rows(); row++)
            runs.add(new Run(
                    ((LongColumn) all.column(0)).values()[row],
                    ((LongColumn) all.column(1)).values()[row],
                    ((TextColumn) all.column(text)).text(row),
                    ((TextColumn) all.column(text + 1)).text(row),
                    ((LongColumn) all.column(text + 2)).values()[row]));
        return runs;
    }

    private static double median(LongColumn times) {
        double[] steps = java.util.stream.IntStream.range(1, times.size())
                .filter(row -> !times.isMissing(row) && !times.isMissing(row - 1))
                .mapToDouble(row -> times.values()[row] - times.values()[row - 1])
                .filter(step -> step > 0)
                .sorted()
                .toArray();
        int half = steps.length / 2;
        return steps.length == 0 ? 1e12 : steps.length % 2 == 1 ? steps[half] : (steps[half - 1] + steps[half]) / 2;
    }

    private static LongColumn times(Random random, int rows) {
        long[] times = new long[rows];
        long[] valid = new long[Validity.words(rows)];
        long now = random.nextInt(1_000) * SECOND;
        for (int row = 0; row < rows; row++) {
            now += switch (random.nextInt(40)) {
                case 0 -> 0;
                case 1 -> -3 * SECOND;
                case 2 -> 500 * SECOND;
                case 3 -> SECOND + 7;
                default -> SECOND;
            };
            if (random.nextInt(60) == 0) continue;
            times[row] = now;
            valid[row >>> 6] |= 1L << (row & 63);
        }
        return LongColumn.of(times, Validity.of(valid));
    }

    private static DoubleColumn values(Random random, int rows) {
        double[] values = new double[rows];
        double level = 0;
        int hold = 0;
        for (int row = 0; row < rows; row++) {
            if (hold-- <= 0) {
                level = random.nextInt(3) == 0 ? random.nextInt(9) - 4 : random.nextGaussian() * 5;
                hold = random.nextInt(8) == 0 ? random.nextInt(40) : 0;
            }
            values[row] = switch (random.nextInt(40)) {
                case 0, 1, 2 -> Double.NaN;
                case 3 -> Double.POSITIVE_INFINITY;
                case 4 -> level + 30;
                default -> level;
            };
        }
        return DoubleColumn.of(values);
    }

    private static PublishedDataset dataset(
            int blockRows, LongColumn times, DoubleColumn a, DoubleColumn b, Path folder) {
        return new PublishedDataset(
                folder,
                blockRows,
                0,
                List.of(
                        new ColumnSpec("time", ColumnType.INSTANT, null),
                        new ColumnSpec("a", ColumnType.FLOAT, "V"),
                        new ColumnSpec("b", ColumnType.FLOAT, null)),
                List.of(times, a, b));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aPreviewShowsTheFlagsThatARunStoresCutAtTheWindowsEnds(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 10; trial++) {
            int rows = 40 + random.nextInt(150);
            PublishedDataset input = new PublishedDataset(
                    folder.resolve(seed + "p" + trial),
                    8 << random.nextInt(3),
                    -1,
                    List.of(new ColumnSpec("a", ColumnType.FLOAT, "V"), new ColumnSpec("b", ColumnType.FLOAT, null)),
                    List.of(values(random, rows), values(random, rows)));
            JsonNode settings = JsonMapper.shared().readTree("""
                    {"gross_range": {"fail": [-40, 40], "suspect": [-20, 20]}, "spike": {"method": "average", "suspect": 3, "fail": 9},
                     "flat_line": {"suspect": 3, "fail": 5, "tolerance": 0.5}, "isolated": {"rows": 2}}""");
            List<Run> stored =
                    runs(LocalRun.stored(new QualityJob(), input.catalogue(), input.files(), input.id(), settings, 1));
            int from = random.nextInt(rows);
            int to = from + random.nextInt(rows - from);
            Preview preview = new Preview(
                    input.catalogue(), input.files(), new SeriesReader(input.catalogue(), input.files(), 1 << 20));
            Previewed.Rows shown = (Previewed.Rows) preview.of(
                    new SeriesRequest(input.id(), List.of(), Integer.toString(from), Integer.toString(to), 100),
                    new DataQualityProcessor(),
                    settings);
            List<Run> cut = stored.stream()
                    .filter(run -> run.to >= from && run.from <= to)
                    .map(run -> new Run(Math.max(run.from, from), Math.min(run.to, to), run.column, run.test, run.flag))
                    .toList();
            assertThat(runs(shown.rows())).containsExactlyInAnyOrderElementsOf(cut);
            assertThat(runs(shown.rows())).isSortedAccordingTo(Comparator.comparingLong(Run::from));
            assertThat(shown.total()).isEqualTo(cut.size());
            counted(shown.summary(), cut);
        }
    }

    @Test
    void tellsTheAxisAtBothEndsOfARunAndGivesAnIntegerAxisBackAsItWas() {
        PublishedDataset input = new PublishedDataset(
                folder,
                2,
                0,
                List.of(new ColumnSpec("n", ColumnType.INTEGER, "s"), new ColumnSpec("v", ColumnType.FLOAT, null)),
                List.of(LongColumn.of(10, 11, 12, 20, 21), DoubleColumn.of(1, 2, 3, 4, 5)));
        LocalRun run = LocalRun.stored(
                new QualityJob(),
                input.catalogue(),
                input.files(),
                input.id(),
                JsonMapper.shared().readTree("{\"gap\": {\"fail\": 5}}"),
                1);
        assertThat(run.result().schema().columns())
                .extracting(ColumnSpec::name)
                .containsExactly("from_row", "to_row", "n", "n end", "column", "test", "flag");
        assertThat(run.result().schema().axis()).isEqualTo(2);
        Block all = run.rows();
        List<String> gaps = new ArrayList<>();
        for (int row = 0; row < all.rows(); row++)
            if ("gap".equals(((TextColumn) all.column(5)).text(row)))
                gaps.add(
                        ((LongColumn) all.column(2)).values()[row] + " to " + ((LongColumn) all.column(3)).values()[row]
                                + ": " + ((LongColumn) all.column(6)).values()[row]);
        assertThat(gaps).containsExactly("10 to 12: 1", "20 to 20: 4", "21 to 21: 1");
    }

    @Test
    void aGateThatFailsNamesScoreThresholdAndTheWorstTests() {
        PublishedDataset input = oneBadRowOfTwo();
        assertThatThrownBy(() -> run(
                        input,
                        "{\"gross_range\": {\"fail\": [0, 10]}, \"gate\": {\"action\": \"fail\", \"minScore\": 80}}"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.QUALITY_GATE))
                .hasMessage(
                        "the gate asks for a score of 80 but 'made' has 50.00; most rows are lost to gross_range of 'v' (50 rows)");
        assertThat(run(
                                input,
                                "{\"gross_range\": {\"fail\": [0, 10]}, \"gate\": {\"action\": \"fail\", \"minScore\": 50}}")
                        .summary()
                        .get("gate")
                        .toString())
                .isEqualTo("{\"action\":\"fail\",\"minScore\":50.0,\"passed\":true}");
    }

    @Test
    void aGateThatQuarantinesMarksTheDatasetAndCompletes() {
        PublishedDataset input = oneBadRowOfTwo();
        LocalRun run = run(input, "{\"gross_range\": {\"fail\": [0, 10]}, \"gate\": {\"action\": \"quarantine\"}}");
        assertThat(run.summary().at("/gate/passed").asBoolean()).isFalse();
        assertThat(input.catalogue().dataset(input.id()).quarantine()).isNotNull();
        assertThat(input.catalogue().dataset(input.id()).quarantine().score()).isEqualTo(50.0);
        assertThatThrownBy(() -> input.catalogue().dataset(input.id()).released())
                .hasMessageContaining("release it once you trust it");
    }

    private static LocalRun run(PublishedDataset input, String settings) {
        return LocalRun.stored(
                new QualityJob(),
                input.catalogue(),
                input.files(),
                input.id(),
                JsonMapper.shared().readTree(settings),
                1);
    }

    private PublishedDataset oneBadRowOfTwo() {
        double[] v = new double[100];
        for (int row = 0; row < v.length; row++) v[row] = row % 2 == 0 ? 5 + row * 0.01 : 50 + row * 0.01;
        return new PublishedDataset(
                folder, 16, -1, List.of(new ColumnSpec("v", ColumnType.FLOAT, null)), List.of(DoubleColumn.of(v)));
    }

    @Test
    void aDatasetWithoutRowsHasNothingWrong() {
        PublishedDataset input = new PublishedDataset(
                folder, 16, -1, List.of(new ColumnSpec("v", ColumnType.FLOAT, null)), List.of(DoubleColumn.of()));
        LocalRun run = run(input, "{}");
        assertThat(run.result().rows()).isZero();
        assertThat(run.summary().get("score").asDouble()).isEqualTo(100);
    }
}
