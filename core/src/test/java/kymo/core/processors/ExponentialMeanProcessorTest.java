package kymo.core.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import kymo.core.dataset.BlockWalk;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Neighbourhood;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.ExponentialMean;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.support.ComputedBlocks;
import kymo.core.support.PublishedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExponentialMeanProcessorTest {

    private static final List<ColumnSpec> VOLTS = List.of(new ColumnSpec("v", ColumnType.FLOAT, "V"));

    private static final Schema SCHEMA = new Schema(VOLTS, -1, 16);

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void blocksAreSmoothedAsIfTheyWereOneWithinAUnitOfTheLastPlace(long seed) {
        Random random = new Random(seed);
        // 60 bits and as many as 1 / alpha has are forgotten within 8 blocks of 16 rows
        double alpha = 0.4 + random.nextDouble() * 0.4;
        boolean adjust = random.nextBoolean();
        DoubleColumn all = DoubleColumn.of(values(random, 600));
        PublishedDataset dataset = new PublishedDataset(folder, 16, -1, VOLTS, List.of(all));
        JsonNode parameters = json("{'alpha': %s, 'adjust': %s}".formatted(alpha, adjust));
        Block made = ComputedBlocks.of(open(dataset), new ExponentialMeanProcessor().bind(SCHEMA, parameters));

        double[] whole = new ExponentialMean(alpha, adjust, false, 0).apply(all).values();
        double[] out = ((DoubleColumn) made.column(0)).values();
        assertThat(out).hasSameSizeAs(whole);
        for (int row = 0; row < whole.length; row++) {
            if (Double.isNaN(whole[row])) assertThat(out[row]).as("row %d", row).isNaN();
            else
                assertThat(Math.abs(out[row] - whole[row])).as("row %d", row).isLessThanOrEqualTo(Math.ulp(whole[row]));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aBlockComesOutTheSameToTheBitWhicheverIsComputedFirst(long seed) {
        Random random = new Random(seed);
        DoubleColumn all = DoubleColumn.of(values(random, 600));
        PublishedDataset dataset = new PublishedDataset(folder, 16, -1, VOLTS, List.of(all));
        BlockFunction mean = new ExponentialMeanProcessor()
                .bind(SCHEMA, json("{'span': 3, 'ignoreMissing': %s}".formatted(random.nextBoolean())));
        Block made = ComputedBlocks.of(open(dataset), mean);
        List<Block> alone = new ArrayList<>();
        for (int block = 37; block >= 0; block--) {
            try (BlockWalk walk = new BlockWalk(open(dataset), mean.inputColumns(), mean.halo(), block, block + 1)) {
                Neighbourhood found = walk.next();
                assertThat(found).isNotNull();
                Neighbourhood.Wide wide = found.read();
                alone.add(0, mean.apply(wide.block(), wide.from(), wide.to()));
            }
        }
        assertThat(Block.join(alone).column(0)).isEqualTo(made.column(0));
    }

    @Test
    void aReachWithoutAValueForgetsAndTheNextValueBeginsAnew() {
        // span 3: alpha 0.5, which reaches 62 rows
        double[] x = new double[200];
        for (int row = 0; row < 200; row++) x[row] = row < 10 ? 1 : row < 150 ? Double.NaN : 5;
        PublishedDataset dataset = new PublishedDataset(folder, 16, -1, VOLTS, List.of(DoubleColumn.of(x)));
        BlockFunction mean = new ExponentialMeanProcessor().bind(SCHEMA, json("{'span': 3}"));
        double[] out = ((DoubleColumn) ComputedBlocks.of(open(dataset), mean).column(0)).values();
        assertThat(mean.halo().rowsBefore()).isEqualTo(2 * 62);
        assertThat(out[9 + 61]).isEqualTo(1);
        assertThat(out[9 + 62]).isNaN();
        assertThat(out[149]).isNaN();
        assertThat(out[150]).isEqualTo(5);
    }

    @Test
    void theResultHasTheColumnsUnit() {
        assertThat(bind("{'com': 1}").output())
                .isEqualTo(new Schema(List.of(new ColumnSpec("v exponential_mean", ColumnType.FLOAT, "V")), -1, 16));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | PARAMETER_INVALID | /alpha | exponential-mean needs one of alpha, span, com and halflife; give one",
                "{'alpha': 0.5, 'com': 1} | PARAMETER_INVALID | /com | exponential-mean takes only one of alpha, span, com and halflife but has alpha and com; leave all but one out",
                "{'alpha': 0} | PARAMETER_INVALID | /alpha | alpha of exponential-mean must be above 0 and at most 1 but was 0",
                "{'alpha': 1.5} | PARAMETER_INVALID | /alpha | alpha of exponential-mean must be above 0 and at most 1 but was 1.5",
                "{'span': 0.5} | PARAMETER_INVALID | /span | span of exponential-mean must be at least 1 but was 0.5",
                "{'com': -1} | PARAMETER_INVALID | /com | com of exponential-mean must be 0 or more but was -1",
                "{'halflife': 0} | PARAMETER_INVALID | /halflife | halflife of exponential-mean must be above 0 but was 0",
                "{'span': 'x'} | PARAMETER_INVALID | /span | span of exponential-mean must be a number but was \"x\"",
                "{'span': 3, 'minPeriods': -1} | PARAMETER_INVALID | /minPeriods | minPeriods of exponential-mean must be a whole number, at least 0, but was -1",
                "{'span': 101} | WINDOW_TOO_LARGE | /span | span must let values weigh nothing after 128 rows (half of 16 blocks) but 101.0 does so after 2,300; smooth less",
                "{'span': 1e300} | WINDOW_TOO_LARGE | /span | span must let values weigh nothing after 128 rows (half of 16 blocks) but 1.0E300 does so after 9,223,372,036,854,775,807; smooth less",
                "{'span': 3, 'minPeriods': 129} | WINDOW_TOO_LARGE | /minPeriods | minPeriods must be at most 128 rows (half of 16 blocks) but was 129; ask for fewer",
            })
    void refusesBadParametersWithTheRuleTheValueAndWhatToDo(
            String parameters, ProblemCode code, String pointer, String message) {
        assertThatThrownBy(() -> bind(parameters))
                .isInstanceOfSatisfying(ProblemException.class, p -> {
                    assertThat(p.code()).isEqualTo(code);
                    assertThat(p.pointer()).isEqualTo(pointer);
                })
                .hasMessage(message);
    }

    private static DatasetReader open(PublishedDataset dataset) {
        return DatasetReader.open(dataset.catalogue(), dataset.files(), dataset.id());
    }

    /** Rows without a value in stretches that are shorter than what alpha 0.8 reaches. */
    private static double[] values(Random random, int rows) {
        double[] x = new double[rows];
        int missing = 0;
        for (int row = 0; row < rows; row++) {
            if (missing == 0 && random.nextInt(30) == 0) missing = 1 + random.nextInt(20);
            boolean there = missing == 0;
            if (!there) missing--;
            x[row] = there ? 10 + random.nextGaussian() : row % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
        }
        return x;
    }

    private static BlockFunction bind(String parameters) {
        return new ExponentialMeanProcessor().bind(SCHEMA, json(parameters));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
