package kymo.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyramidTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest(name = "{0} rows in blocks of {1}")
    @CsvSource({"1, 1024", "1024, 1024", "1025, 2048", "40000, 4096", "999, 64", "500, 16", "33, 1", "300000, 65536"})
    void saysOfEveryBucketWhatItsRowsSay(int rows, int blockRows) throws IOException {
        Schema schema = new Schema(
                List.of(
                        new ColumnSpec("d", ColumnType.FLOAT, null),
                        new ColumnSpec("w", ColumnType.INTEGER, null),
                        new ColumnSpec("s", ColumnType.STRING, null)),
                -1,
                blockRows);
        rows = (int) Math.min(rows, schema.partRows());
        Random random = new Random(rows);
        double[] doubles = new double[rows];
        long[] longs = new long[rows];
        long[] valid = new long[Validity.words(rows)];
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            doubles[row] = row % 7 == 3 ? Double.NaN : row % 11 == 5 ? Double.POSITIVE_INFINITY : random.nextGaussian();
            if (row % 5 != 0) {
                valid[row >>> 6] |= 1L << (row & 63);
                longs[row] = random.nextLong();
            }
            texts.add(row % 3 == 0 ? null : "x");
        }
        Block all = new Block(
                0,
                rows,
                List.of(DoubleColumn.of(doubles), LongColumn.of(longs, Validity.of(valid)), TextColumn.of(texts)));

        FileStore files = new LocalFileStore(folder);
        files.write("part", out -> {
            PartWriter writer = new PartWriter(schema, out);
            for (int from = 0; from < all.rows(); from += blockRows) {
                writer.write(all.slice(from, Math.min(all.rows(), from + blockRows)));
            }
            writer.finish();
        });

        try (PartReader part = PartReader.open("part", files.open("part"), schema)) {
            for (int column = 0; column < 3; column++) {
                List<Buckets> levels = part.pyramid(column);
                assertThat(levels).hasSize(Pyramid.LEVELS);
                for (Buckets level : levels) {
                    assertThat(level.size()).isEqualTo((rows + level.bucketRows() - 1) / level.bucketRows());
                    for (int bucket = 0; bucket < level.size(); bucket++) {
                        int from = bucket * level.bucketRows();
                        expect(all, column, from, Math.min(rows, from + level.bucketRows()), level, bucket);
                    }
                }
            }
        }
    }

    @Test
    void sumsOfWholeNumbersAreRoundedOnce() {
        Schema schema = new Schema(List.of(new ColumnSpec("w", ColumnType.INTEGER, null)), -1, 1_024);
        long[] values = new Random(3).longs(1_000).toArray();
        PyramidBuilder builder = new PyramidBuilder(schema);
        builder.add(new Block(0, values.length, List.of(LongColumn.of(values))));
        BigInteger sum = LongStream.of(values).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(builder.build().buckets(0, 0).sum(0)).isEqualTo(sum.doubleValue());
    }

    private static void expect(Block all, int column, int from, int to, Buckets level, int bucket) {
        int count = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        long wholeMin = Long.MAX_VALUE;
        long wholeMax = Long.MIN_VALUE;
        for (int row = from; row < to; row++) {
            if (all.column(column).isMissing(row)) continue;
            if (all.column(column) instanceof DoubleColumn d) {
                if (Double.isInfinite(d.values()[row])) continue;
                min = Math.min(min, d.values()[row]);
                max = Math.max(max, d.values()[row]);
                sum += d.values()[row];
            } else if (all.column(column) instanceof LongColumn w) {
                wholeMin = Math.min(wholeMin, w.values()[row]);
                wholeMax = Math.max(wholeMax, w.values()[row]);
                sum += w.values()[row];
            }
            count++;
        }
        assertThat(level.count(bucket)).isEqualTo(count);
        if (count == 0 || column == 2) return;
        assertThat(level.sum(bucket)).isCloseTo(sum, within(1e-9 * count + Math.abs(sum) * 1e-9));
        if (column == 0) {
            assertThat(level.min(bucket)).isEqualTo(min);
            assertThat(level.max(bucket)).isEqualTo(max);
        } else {
            assertThat(level.wholeMin(bucket)).isEqualTo(wholeMin);
            assertThat(level.wholeMax(bucket)).isEqualTo(wholeMax);
        }
    }
}
