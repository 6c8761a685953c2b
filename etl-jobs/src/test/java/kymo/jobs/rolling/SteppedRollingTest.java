package kymo.jobs.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.preview.Preview;
import kymo.core.preview.Previewed;
import kymo.core.problems.ProblemException;
import kymo.core.processors.RollingProcessor;
import kymo.core.series.SeriesReader;
import kymo.core.series.SeriesRequest;
import kymo.core.support.PublishedDataset;
import kymo.jobs.support.LocalRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** With a step, the rows 0, step, 2 · step … are kept as they are among all rows, to the bit. */
class SteppedRollingTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void keepsTheRowsThatItWouldHaveAmongAllRows(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 20; trial++) {
            int rows = 1 + random.nextInt(600);
            // the window may reach over 16 blocks
            int blockRows = 2 << random.nextInt(4);
            int step = 1 + random.nextInt(random.nextBoolean() ? 5 : 2 * rows);
            PublishedDataset input = dataset(random, rows, blockRows, seed + "-" + trial);
            ObjectNode parameters = parameters(random, blockRows);
            Block all = Objects.requireNonNull(run(input, parameters).rows());
            parameters.put("step", step);
            LocalRun stepped = run(input, parameters);
            assertThat(stepped.result().rows()).isEqualTo((rows + step - 1) / step);
            assertThat(Objects.requireNonNull(stepped.rows()).columns())
                    .as("%s over %d rows in blocks of %d", parameters, rows, blockRows)
                    .isEqualTo(every(step, all).columns());
            assertThat(LocalRun.held(
                                    new RollingJob("rolling"), input.catalogue(), input.files(), input.id(), parameters)
                            .hashes())
                    .isEqualTo(stepped.hashes());
            previewed(input, parameters, stepped, random.nextInt(rows), step);
        }
    }

    private static void previewed(PublishedDataset input, JsonNode parameters, LocalRun stored, int from, int step) {
        if (step == 1) return;
        Previewed.Rows shown = (Previewed.Rows) new Preview(
                        input.catalogue(), input.files(), new SeriesReader(input.catalogue(), input.files(), 1 << 20))
                .of(
                        new SeriesRequest(input.id(), List.of(), Integer.toString(from), null, 10),
                        new RollingProcessor(),
                        parameters);
        Block all = Objects.requireNonNull(stored.rows());
        int first = (from + step - 1) / step;
        assertThat(shown.total()).isEqualTo(all.rows() - first);
        if (shown.total() > 0)
            assertThat(shown.rows().columns())
                    .isEqualTo(all.slice(first, all.rows()).columns());
    }

    @Test
    void aStepIsAWholeNumberFromOne() {
        assertThatThrownBy(() -> new RollingProcessor()
                        .check(JsonMapper.shared().readTree("{\"statistic\": \"max\", \"window\": 3, \"step\": 0}")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.pointer()).isEqualTo("/step"))
                .hasMessage("step of rolling must be a whole number, at least 1, but was 0");
    }

    private static Block every(int step, Block all) {
        int[] kept =
                IntStream.iterate(0, row -> row < all.rows(), row -> row + step).toArray();
        long[] axis = ((LongColumn) all.column(0)).values();
        double[] values = ((DoubleColumn) all.column(1)).values();
        return new Block(
                0,
                kept.length,
                List.of(
                        LongColumn.of(
                                IntStream.of(kept).mapToLong(row -> axis[row]).toArray()),
                        DoubleColumn.of(IntStream.of(kept)
                                .mapToDouble(row -> values[row])
                                .toArray())));
    }

    private static LocalRun run(PublishedDataset input, JsonNode parameters) {
        return LocalRun.stored(new RollingJob("rolling"), input.catalogue(), input.files(), input.id(), parameters, 1);
    }

    private static ObjectNode parameters(Random random, int blockRows) {
        String[] statistics = {"mean", "sum", "var", "min", "median", "count"};
        return JsonMapper.shared()
                .createObjectNode()
                .put("statistic", statistics[random.nextInt(statistics.length)])
                .put("window", 1 + random.nextInt(8 * blockRows))
                .put("minPeriods", 1)
                .put("center", random.nextBoolean());
    }

    private PublishedDataset dataset(Random random, int rows, int blockRows, String name) {
        double[] values = random.doubles(rows)
                .map(value -> value < 0.05 ? Double.NaN : value)
                .toArray();
        return new PublishedDataset(
                folder.resolve(name),
                blockRows,
                0,
                List.of(new ColumnSpec("n", ColumnType.INTEGER, null), new ColumnSpec("v", ColumnType.FLOAT, "V")),
                List.of(LongColumn.of(IntStream.range(0, rows).asLongStream().toArray()), DoubleColumn.of(values)));
    }
}
