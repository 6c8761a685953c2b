package kymo.core.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Schema;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.BlockFunction;
import kymo.core.processors.Processor;
import kymo.core.processors.Processors;
import kymo.core.series.Bucket;
import kymo.core.series.Series;
import kymo.core.series.SeriesColumn;
import kymo.core.series.SeriesReader;
import kymo.core.series.SeriesRequest;
import kymo.core.support.ComputedBlocks;
import kymo.core.support.PublishedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PreviewTest {

    private static final Processor ROLLING_MEAN = Processors.named("rolling-mean");

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void showsWhatTheRunStores(long seed) {
        Random random = new Random(seed);
        PublishedDataset raw = measurement(random, 1 + random.nextInt(9_000), 16 << random.nextInt(7));
        ObjectNode parameters = parameters(1 + random.nextInt(60)).put("center", random.nextBoolean());
        PublishedDataset result = result(raw, parameters);
        SeriesReader stored = new SeriesReader(result.catalogue(), result.files(), 1 << 20);
        Preview preview = preview(raw);
        for (int i = 0; i < 12; i++) {
            String from = random.nextInt(4) == 0 ? null : String.valueOf(random.nextInt(9_000));
            String to = random.nextInt(4) == 0 ? null : String.valueOf(random.nextInt(9_000));
            int points = 1 + random.nextInt(random.nextBoolean() ? 9_000 : 50);
            Series shown = series(preview.of(
                    new SeriesRequest(raw.id(), List.of("v rolling_mean"), from, to, points),
                    ROLLING_MEAN,
                    parameters));
            Series later = stored.read(new SeriesRequest(result.id(), List.of("v rolling_mean"), from, to, points));
            assertThat(shown.window()).isEqualTo(later.window());
            assertThat(shown.bucketRows()).isEqualTo(later.bucketRows());
            same(shown.columns().get(0), later.columns().get(0));
        }
    }

    @Test
    void pointsAtTheParameterThatIsWrong() {
        PublishedDataset raw = measurement(new Random(1), 100, 16);
        assertThatThrownBy(() -> preview(raw).of(request(raw), ROLLING_MEAN, parameters(0)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
                    assertThat(problem.pointer()).isEqualTo("/parameters/window");
                });
        assertThatThrownBy(() -> preview(raw).of(request(raw), ROLLING_MEAN, parameters(10_000)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.WINDOW_TOO_LARGE);
                    assertThat(problem.pointer()).isEqualTo("/parameters/window");
                });
    }

    @Test
    void doesNotComputeMoreThanAPersonWaitsFor() {
        int rows = (1 << 20) + 1;
        PublishedDataset raw = new PublishedDataset(
                folder,
                65_536,
                -1,
                List.of(new ColumnSpec("v", ColumnType.FLOAT, null)),
                List.of(DoubleColumn.of(new double[rows])));
        assertThatThrownBy(() -> preview(raw).of(request(raw), ROLLING_MEAN, parameters(5)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PREVIEW_TOO_LARGE));
        SeriesRequest part = new SeriesRequest(raw.id(), List.of(), "5000", null, 100);
        assertThat(series(preview(raw).of(part, ROLLING_MEAN, parameters(5))).columns())
                .hasSize(1);
    }

    private static Series series(Previewed shown) {
        return ((Previewed.Series) shown).series();
    }

    private static void same(SeriesColumn shown, SeriesColumn later) {
        assertThat(shown.spec()).isEqualTo(later.spec());
        assertThat(shown.points()).isEqualTo(later.points());
        List<Bucket> buckets = shown.buckets();
        if (buckets == null) return;
        assertThat(later.buckets()).isNotNull().hasSameSizeAs(buckets);
        for (int i = 0; i < buckets.size(); i++) {
            Bucket here = buckets.get(i);
            Bucket there = later.buckets().get(i);
            // sums of a pyramid were rounded once more on the way
            if (here.mean() != null) assertThat(here.mean()).isCloseTo(there.mean(), within(1e-14));
            assertThat(here.span()).isEqualTo(there.span());
            assertThat(List.of(here.row(), here.rows(), here.count(), here.missing()))
                    .isEqualTo(List.of(there.row(), there.rows(), there.count(), there.missing()));
            assertThat(here.min()).isEqualTo(there.min());
            assertThat(here.max()).isEqualTo(there.max());
        }
    }

    /** A time that rises, now and then not at all, and values between -1 and 1 of which some are missing. */
    private PublishedDataset measurement(Random random, int rows, int blockRows) {
        long[] time = new long[rows];
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            time[row] = row == 0 ? 0 : time[row - 1] + random.nextInt(3);
            values[row] = random.nextInt(30) == 0 ? Double.NaN : random.nextDouble() * 2 - 1;
        }
        List<ColumnSpec> specs =
                List.of(new ColumnSpec("n", ColumnType.INTEGER, null), new ColumnSpec("v", ColumnType.FLOAT, "V"));
        return new PublishedDataset(
                folder.resolve("raw"), blockRows, 0, specs, List.of(LongColumn.of(time), DoubleColumn.of(values)));
    }

    private PublishedDataset result(PublishedDataset raw, ObjectNode parameters) {
        DatasetReader dataset = DatasetReader.open(raw.catalogue(), raw.files(), raw.id());
        BlockFunction function = (BlockFunction) ROLLING_MEAN.bind(dataset.schema(), parameters);
        Schema output = function.output();
        return new PublishedDataset(
                folder.resolve("result"),
                output.blockRows(),
                output.axis(),
                output.columns(),
                ComputedBlocks.of(dataset, function).columns());
    }

    private static Preview preview(PublishedDataset raw) {
        return new Preview(raw.catalogue(), raw.files(), new SeriesReader(raw.catalogue(), raw.files(), 1 << 20));
    }

    private static SeriesRequest request(PublishedDataset raw) {
        return new SeriesRequest(raw.id(), List.of(), null, null, 100);
    }

    private static ObjectNode parameters(int window) {
        return JsonNodeFactory.instance.objectNode().put("window", window);
    }
}
