package kymo.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileFoldTest {

    private static final int BLOCK_ROWS = 1_024;
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aSmallDatasetIsKnownExactly() {
        Schema schema =
                schema(new ColumnSpec("v", ColumnType.FLOAT, "V"), new ColumnSpec("n", ColumnType.INTEGER, null));
        double[] v = {3, 1, 1, 1, Double.NaN, 2, Double.POSITIVE_INFINITY};
        long[] n = {1, 2, 3, 4, 5, 6, 7};
        DatasetProfile profile =
                profile(schema, List.of(new Block(0, 7, List.of(DoubleColumn.of(v), LongColumn.of(n)))));
        assertThat(profile.rows()).isEqualTo(7);
        assertThat(profile.axis()).isNull();
        DatasetProfile.ColumnFacts facts = profile.columns().get(0);
        assertThat(facts.name()).isEqualTo("v");
        assertThat(facts.unit()).isEqualTo("V");
        assertThat(facts.count()).isEqualTo(7);
        assertThat(facts.missing()).isEqualTo(1);
        assertThat(facts.infinite()).isEqualTo(1);
        assertThat(facts.distinct()).isEqualTo(new DatasetProfile.Distinct(3, true));
        assertThat(facts.min()).isEqualTo(1.0);
        assertThat(facts.max()).isEqualTo(3.0);
        assertThat(facts.mean()).isEqualTo(1.6);
        assertThat(facts.std()).isEqualTo(Math.sqrt(0.8));
        assertThat(facts.mad()).isEqualTo(0.0);
        assertThat(facts.quantilesExact()).isTrue();
        assertThat(facts.rankError()).isZero();
        assertThat(facts.quantiles())
                .contains(new DatasetProfile.Quantile(0.5, 1), new DatasetProfile.Quantile(0.75, 2));
        assertThat(facts.longestRun()).isEqualTo(new DatasetProfile.ConstantRun(3, 1, 1));
        assertThat(facts.histogram()).isNotNull();
        assertThat(facts.histogram().counts().stream().mapToLong(c -> c).sum()).isEqualTo(5);
        assertThat(facts.histogram().counts().get(0)).isEqualTo(3);
        assertThat(profile.columns().get(1).mean()).isEqualTo(4.0);
    }

    /** Exact is what is said to be exact; what a sample tells lies within its stated error. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aLargeDatasetIsKnownExactlyButForItsRanks(long seed) {
        Schema schema = schema(new ColumnSpec("v", ColumnType.FLOAT, null));
        int rows = 10 * 16 * BLOCK_ROWS + 777;
        Random random = new Random(seed);
        double[] v = new double[rows];
        for (int row = 0; row < rows; row++)
            v[row] = random.nextInt(50) == 0 ? Double.NaN : Math.exp(random.nextGaussian());
        DatasetProfile.ColumnFacts facts = profile(
                        schema,
                        blocks(
                                rows,
                                from -> List.of(DoubleColumn.of(
                                        Arrays.copyOfRange(v, from, Math.min(rows, from + BLOCK_ROWS))))))
                .columns()
                .get(0);

        double[] valid = Arrays.stream(v).filter(x -> !Double.isNaN(x)).sorted().toArray();
        assertThat(facts.count() - facts.missing()).isEqualTo(valid.length);
        assertThat(facts.min()).isEqualTo(valid[0]);
        assertThat(facts.max()).isEqualTo(valid[valid.length - 1]);
        double mean = Arrays.stream(valid).average().orElseThrow();
        assertThat(facts.mean()).isCloseTo(mean, within(1e-12));
        double squares = Arrays.stream(valid).map(x -> (x - mean) * (x - mean)).sum();
        assertThat(facts.std()).isCloseTo(Math.sqrt(squares / (valid.length - 1)), within(1e-12));
        assertThat(facts.quantilesExact()).isFalse();
        assertThat(facts.distinct()).isNull();
        assertThat(facts.sampled()).isBetween(valid.length / 140L, valid.length / 120L);
        for (DatasetProfile.Quantile quantile : facts.quantiles()) {
            int below = Arrays.binarySearch(valid, quantile.value());
            double rank = (below < 0 ? -below - 1 : below) / (double) valid.length;
            assertThat(rank)
                    .describedAs("of quantile " + quantile.p())
                    .isCloseTo(quantile.p(), within(facts.rankError()));
        }
        assertThat(facts.histogram().counts().stream().mapToLong(c -> c).sum()).isEqualTo(valid.length);
        assertThat(facts.histogram().exact()).isFalse();
    }

    @Test
    void aRunIsFollowedFromPartToPart() {
        Schema schema = schema(new ColumnSpec("v", ColumnType.FLOAT, null));
        int rows = 3 * 16 * BLOCK_ROWS;
        int from = 16 * BLOCK_ROWS - 100;
        int to = 2 * 16 * BLOCK_ROWS + 50;
        DatasetProfile profile = profile(schema, blocks(rows, first -> {
            double[] v = new double[BLOCK_ROWS];
            for (int row = 0; row < v.length; row++)
                v[row] = first + row >= from && first + row < to ? -4 : first + row;
            return List.of(DoubleColumn.of(v));
        }));
        assertThat(profile.columns().get(0).longestRun())
                .isEqualTo(new DatasetProfile.ConstantRun(to - from, from, -4));
    }

    @Test
    void theAxisTellsItsStepAndItsGaps() {
        Schema schema = new Schema(List.of(new ColumnSpec("t", ColumnType.INSTANT, null)), 0, BLOCK_ROWS);
        int rows = 2 * 16 * BLOCK_ROWS + 5;
        long[] t = new long[rows];
        for (int row = 1; row < rows; row++) t[row] = t[row - 1] + SECOND / 4;
        // a gap over the border of two parts, equal times, and a step back
        int border = 16 * BLOCK_ROWS;
        for (int row = border; row < rows; row++) t[row] += SECOND;
        t[101] = t[100];
        t[500] = t[497];
        DatasetProfile.AxisFacts axis = profile(
                        schema,
                        blocks(
                                rows,
                                from -> List.of(
                                        LongColumn.of(Arrays.copyOfRange(t, from, Math.min(rows, from + BLOCK_ROWS))))))
                .axis();
        assertThat(axis.column()).isEqualTo("t");
        assertThat(axis.unit()).isEqualTo("s");
        assertThat(axis.stepMedian()).isEqualTo(0.25);
        assertThat(axis.rate()).isEqualTo(4.0);
        assertThat(axis.jitter()).isEqualTo(0.0);
        assertThat(axis.duplicates()).isEqualTo(1);
        assertThat(axis.backward()).isEqualTo(1);
        assertThat(axis.gapCount()).isEqualTo(3);
        assertThat(axis.gapCountExact()).isTrue();
        assertThat(axis.gaps())
                .last()
                .isEqualTo(new DatasetProfile.Gap(border - 1L, time(t[border - 1]), time(t[border]), 4));
    }

    private static String time(long nanos) {
        return kymo.core.dataset.CellText.of(nanos, ColumnType.INSTANT);
    }

    @Test
    void textsAndTimesHaveWhatTheyCanHave() {
        Schema schema =
                schema(new ColumnSpec("s", ColumnType.STRING, null), new ColumnSpec("d", ColumnType.DATE, null));
        Block block = new Block(
                0,
                3,
                List.of(
                        TextColumn.of(Arrays.asList("a", null, "b")),
                        LongColumn.of(new long[] {0, 86_400 * SECOND, 0}, Validity.of(new long[] {0b011}))));
        DatasetProfile profile = profile(schema, List.of(block));
        assertThat(profile.columns().get(0).missing()).isEqualTo(1);
        assertThat(profile.columns().get(0).quantiles()).isNull();
        assertThat(profile.columns().get(1).missing()).isEqualTo(1);
        assertThat(profile.columns().get(1).min()).isEqualTo("1970-01-01");
        assertThat(profile.columns().get(1).max()).isEqualTo("1970-01-02");
    }

    @Test
    void aColumnWithoutAValueHasNoFacts() {
        Schema schema = schema(new ColumnSpec("v", ColumnType.FLOAT, null));
        DatasetProfile.ColumnFacts facts = profile(
                        schema, List.of(new Block(0, 2, List.of(DoubleColumn.of(Double.NaN, Double.NaN)))))
                .columns()
                .get(0);
        assertThat(facts.missing()).isEqualTo(2);
        assertThat(facts.min()).isNull();
        assertThat(facts.mean()).isNull();
        assertThat(facts.quantiles()).isNull();
        assertThat(facts.histogram()).isNull();
        assertThat(facts.longestRun()).isNull();
    }

    private static Schema schema(ColumnSpec... columns) {
        return new Schema(List.of(columns), -1, BLOCK_ROWS);
    }

    private interface Columns {
        List<? extends kymo.core.kernel.Column> from(int row);
    }

    private static List<Block> blocks(int rows, Columns columns) {
        List<Block> blocks = new ArrayList<>();
        for (int from = 0; from < rows; from += BLOCK_ROWS)
            blocks.add(new Block(from, Math.min(BLOCK_ROWS, rows - from), columns.from(from)));
        return blocks;
    }

    private static DatasetProfile profile(Schema schema, List<Block> blocks) {
        ProfileFold fold = new ProfileFold(schema);
        for (int from = 0; from < blocks.size(); from += Schema.BLOCKS_PER_PART) {
            int part = from / Schema.BLOCKS_PER_PART;
            fold.add(PartProfile.of(
                    schema, part, blocks.subList(from, Math.min(blocks.size(), from + Schema.BLOCKS_PER_PART)))::get);
        }
        return fold.profile();
    }
}
