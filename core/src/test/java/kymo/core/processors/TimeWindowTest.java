package kymo.core.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.Closed;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.Rolling;
import kymo.core.kernel.Statistic;
import kymo.core.kernel.TimeWindow;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.support.ComputedBlocks;
import kymo.core.support.PublishedDataset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class TimeWindowTest {

    private static final int BLOCK_ROWS = 16;
    private static final List<ColumnSpec> COLUMNS = List.of(
            new ColumnSpec("t", ColumnType.DATETIME, null),
            new ColumnSpec("n", ColumnType.INTEGER, null),
            new ColumnSpec("v", ColumnType.FLOAT, "V"));

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void blocksAreSmoothedAsIfTheyWereOne(long seed) {
        Random random = new Random(seed);
        int rows = 1 + random.nextInt(500);
        long[] times = new long[rows];
        long[] whole = new long[rows];
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            times[row] =
                    (row == 0 ? 0 : times[row - 1]) + (random.nextInt(20) == 0 ? 40_000 : random.nextInt(4) * 1_000L);
            whole[row] = random.nextInt(100);
            values[row] = random.nextInt(15) == 0 ? Double.NaN : random.nextGaussian();
        }
        Statistic statistic = any(random, List.of(Statistic.values()));
        Closed closed = any(random, List.of(Closed.values()));
        boolean center = random.nextBoolean();
        int micros = 1 + random.nextInt(60);
        ObjectNode parameters = parameters(micros + "us")
                .put("statistic", statistic.name().toLowerCase(Locale.ROOT))
                .put("closed", closed.name().toLowerCase(Locale.ROOT))
                .put("center", center);

        PublishedDataset dataset = new PublishedDataset(
                folder,
                BLOCK_ROWS,
                0,
                COLUMNS,
                List.of(LongColumn.of(times), LongColumn.of(whole), DoubleColumn.of(values)));
        Block made = computed(dataset, new RollingProcessor(), parameters);

        Rolling rolling = Rolling.of(statistic, new TimeWindow(micros * 1_000L, center, closed));
        assertThat(made.column(0)).isEqualTo(LongColumn.of(times));
        assertThat(made.column(2)).isEqualTo(rolling.apply(DoubleColumn.of(values), times, 0, rows));
        double[] floats = LongStream.of(whole).asDoubleStream().toArray();
        assertThat(made.column(1)).isEqualTo(rolling.apply(DoubleColumn.of(floats), times, 0, rows));
    }

    @ParameterizedTest
    @CsvSource({
        "5s, 5000000000",
        "250ms, 250000000",
        "1min, 60000000000",
        "0.5 s, 500000000",
        "3us, 3000",
        "3µs, 3000",
        "7ns, 7",
        "2h, 7200000000000",
        "1d, 86400000000000"
    })
    void aLengthOfTimeIsReadToTheNanosecond(String text, long nanos) {
        BlockFunction function = new RollingMeanProcessor().bind(new Schema(COLUMNS, 0, 64), parameters(text));
        assertThat(function.halo().timeBefore()).isEqualTo(nanos);
        assertThat(function.output().columns().get(2).name()).isEqualTo("v rolling_mean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "s", "-5s", "0s", "5 weeks", "1.5ns", "99999999d", "5S", ""})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> new RollingMeanProcessor().check(parameters(text)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
                    assertThat(problem.pointer()).isEqualTo("/window");
                    assertThat(problem).hasMessageContaining("such as \"250ms\"");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void aLengthOfTimeNeedsATimeAxis(int axis) {
        assertThatThrownBy(() -> new RollingMeanProcessor().bind(new Schema(COLUMNS, axis, 64), parameters("5s")))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
                    assertThat(problem.pointer()).isEqualTo("/window");
                    assertThat(problem).hasMessageContaining(axis < 0 ? "the row number" : "'n' (integer)");
                });
    }

    private static Block computed(PublishedDataset dataset, Processor processor, ObjectNode parameters) {
        DatasetReader reader = DatasetReader.open(dataset.catalogue(), dataset.files(), dataset.id());
        return ComputedBlocks.of(reader, (BlockFunction) processor.bind(reader.schema(), parameters));
    }

    private static <T> T any(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static ObjectNode parameters(String window) {
        return JsonNodeFactory.instance.objectNode().put("window", window);
    }
}
