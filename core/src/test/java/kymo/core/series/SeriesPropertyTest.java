package kymo.core.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kymo.core.dataset.CellText;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.Validity;
import kymo.core.support.PublishedDataset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Datasets of every shape, each asked at random places, against a naive look at all of their rows. */
class SeriesPropertyTest {

    private static final int WINDOWS = 12;
    private static final ColumnType[] AXES = {
        ColumnType.FLOAT, ColumnType.INTEGER, ColumnType.DATETIME, ColumnType.INSTANT, ColumnType.TIME
    };
    private static final int[] BLOCK_ROWS = {1, 2, 16, 64, 128, 1_024, 4_096, 65_536};
    private static final int[] SIZES = {1, 2, 15, 16, 17, 31, 255, 1_023, 1_024, 1_025, 2_047, 2_049, 9_000, 40_000};

    @TempDir
    private Path folder;

    private Random random;
    private ColumnType axisType;
    private Column axis;
    private List<Column> columns;
    private PublishedDataset dataset;
    private int rows;

    static LongStream seeds() {
        return LongStream.range(0, 120);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void saysWhatANaiveLookAtTheRowsSays(long seed) {
        make(seed);
        SeriesReader reader = new SeriesReader(dataset.catalogue(), dataset.files(), seed % 3 == 0 ? 0 : 1 << 20);
        for (int i = 0; i < WINDOWS; i++) {
            String from = random.nextInt(4) == 0 ? null : place();
            String to = random.nextInt(4) == 0 ? null : place();
            int points = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 1 + random.nextInt(300);
            Series series = reader.read(new SeriesRequest(dataset.id(), List.of("d", "w", "n"), from, to, points));
            holdsTheRowsBetween(series, from, to);
            for (SeriesColumn column : series.columns()) {
                if (column.points() != null) equalsTheRows(series, column, points);
                else tilesTheWindowExactly(series, column, points);
            }
        }
    }

    private void make(long seed) {
        random = new Random(seed);
        rows = SIZES[random.nextInt(SIZES.length)];
        int blockRows = BLOCK_ROWS[random.nextInt(BLOCK_ROWS.length)];
        // a part a file: thousands of tiny ones say no more than some
        if (blockRows < 64) rows = Math.min(rows, blockRows * 16 * 20);
        axisType = AXES[random.nextInt(AXES.length)];
        axis = axis(seed % 5 == 4);
        double magnitude = Math.pow(10, random.nextInt(30) - 10);
        double[] doubles = new double[rows];
        long[] longs = new long[rows];
        long[] bits = new long[Validity.words(rows)];
        boolean largeNumbers = random.nextBoolean();
        for (int row = 0; row < rows; row++) {
            int kind = random.nextInt(40);
            doubles[row] = kind == 0
                    ? Double.NaN
                    : kind == 1
                            ? Double.POSITIVE_INFINITY
                            : kind == 2 ? -0.0 : magnitude * (random.nextGaussian() + (kind == 3 ? 1e6 : 0));
            if (kind > 4) {
                bits[row >>> 6] |= 1L << (row & 63);
                longs[row] = largeNumbers ? random.nextLong() : random.nextInt(2_000) - 1_000;
            }
        }
        Column nothing = DoubleColumn.of(
                IntStream.range(0, rows).mapToDouble(i -> Double.NaN).toArray());
        columns = List.of(axis, DoubleColumn.of(doubles), LongColumn.of(longs, Validity.of(bits)), nothing);
        dataset = new PublishedDataset(
                folder,
                blockRows,
                0,
                List.of(
                        new ColumnSpec("t", axisType, null),
                        new ColumnSpec("d", ColumnType.FLOAT, null),
                        new ColumnSpec("w", ColumnType.INTEGER, null),
                        new ColumnSpec("n", ColumnType.FLOAT, null)),
                columns);
    }

    /** Rising or falling, with steps of 0 and long ones between; or in no order at all. */
    private Column axis(boolean unordered) {
        long[] places = new long[rows];
        long at = axisType == ColumnType.TIME ? 0 : random.nextInt(2_000_000) - 1_000_000;
        for (int row = 0; row < rows; row++) {
            at += random.nextInt(3) == 0 ? 0 : random.nextInt(50) == 0 ? 10_000 : random.nextInt(20);
            places[row] = unordered ? random.nextInt(10_000) : at;
        }
        if (random.nextBoolean()) for (int i = 0, j = rows - 1; i < j; i++, j--) swap(places, i, j);
        if (axisType != ColumnType.FLOAT) return LongColumn.of(places);
        return DoubleColumn.of(LongStream.of(places).mapToDouble(p -> p / 8.0).toArray());
    }

    private static void swap(long[] places, int i, int j) {
        long place = places[i];
        places[i] = places[j];
        places[j] = place;
    }

    /** A place of the axis as text, or one a little beside it. */
    private String place() {
        if (inOrder()) {
            int row = random.nextInt(rows);
            if (random.nextInt(3) > 0) return CellText.of(axis, row, axisType);
            if (axis instanceof DoubleColumn doubles) return Double.toString(doubles.values()[row] + 0.01);
            long beside = ((LongColumn) axis).values()[row] + random.nextInt(7) - 3;
            if (axisType == ColumnType.INTEGER) return beside + "." + random.nextInt(10);
            return CellText.of(axisType == ColumnType.TIME ? Math.max(0, beside) : beside, axisType);
        }
        return Integer.toString(random.nextInt(rows + 10) - 5);
    }

    private boolean inOrder() {
        boolean rises = true;
        boolean falls = true;
        for (int row = 1; row < rows; row++) {
            if (x(row) < x(row - 1)) rises = false;
            if (x(row) > x(row - 1)) falls = false;
        }
        return rises || falls;
    }

    private double x(int row) {
        return axis instanceof DoubleColumn doubles ? doubles.values()[row] : ((LongColumn) axis).values()[row];
    }

    private void holdsTheRowsBetween(Series series, String from, String to) {
        assertThat(series.axis().isColumn()).isEqualTo(inOrder());
        List<Long> expected = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            boolean after = from == null || place(row, series).compareTo(naive(from)) >= 0;
            boolean before = to == null || place(row, series).compareTo(naive(to)) <= 0;
            if (after && before) expected.add((long) row);
        }
        List<Long> window = LongStream.range(
                        series.window().fromRow(), series.window().toRow())
                .boxed()
                .toList();
        assertThat(window).as("rows from %s to %s", from, to).isEqualTo(expected);
        if (expected.isEmpty()) assertThat(series.span()).isNull();
        else assertThat(series.span()).isEqualTo(span(series, expected.get(0), expected.get(expected.size() - 1)));
        assertThat(series.extent()).isEqualTo(span(series, 0, rows - 1));
    }

    private BigDecimal place(int row, Series series) {
        if (!series.axis().isColumn()) return BigDecimal.valueOf(row);
        if (axis instanceof DoubleColumn doubles) return new BigDecimal(doubles.values()[row]);
        return BigDecimal.valueOf(((LongColumn) axis).values()[row]);
    }

    /** The place that a text names: by another way than the one that is tested, for times by counting their nanoseconds. */
    private BigDecimal naive(String text) {
        if (!text.contains(":")) {
            BigDecimal number = new BigDecimal(text);
            return axis instanceof DoubleColumn && inOrder() ? new BigDecimal(number.doubleValue()) : number;
        }
        int hour = text.indexOf(':') - 2;
        long day = axisType == ColumnType.TIME || text.startsWith("1970-01-01") ? 0 : -86_400_000_000_000L;
        long minutes = Long.parseLong(text.substring(hour, hour + 2)) * 60
                + Long.parseLong(text.substring(hour + 3, hour + 5));
        String seconds = text.replace("Z", "")
                .substring(Math.min(hour + 6, text.replace("Z", "").length()));
        long nanos = day + minutes * 60_000_000_000L;
        if (!seconds.isEmpty())
            nanos += new BigDecimal(seconds).movePointRight(9).longValueExact();
        return BigDecimal.valueOf(nanos);
    }

    private Span span(Series series, long first, long last) {
        Object one = said(series, (int) first);
        Object other = said(series, (int) last);
        return place((int) first, series).compareTo(place((int) last, series)) <= 0
                ? new Span(one, other)
                : new Span(other, one);
    }

    private Object said(Series series, int row) {
        if (!series.axis().isColumn()) return (long) row;
        if (axis instanceof DoubleColumn doubles) return doubles.values()[row] + 0.0;
        long value = ((LongColumn) axis).values()[row];
        return axisType == ColumnType.INTEGER ? (Object) value : CellText.of(value, axisType);
    }

    private void equalsTheRows(Series series, SeriesColumn column, int points) {
        assertThat(series.bucketRows()).isEqualTo(1);
        assertThat(series.window().rows()).isLessThanOrEqualTo(points);
        List<Point> expected = new ArrayList<>();
        Column values = columns.get(dataset.catalogue()
                .dataset(dataset.id())
                .schema()
                .indexOf(column.spec().name()));
        for (long row = series.window().fromRow(); row < series.window().toRow(); row++) {
            int at = (int) row;
            Object y = values.isMissing(at)
                    ? null
                    : values instanceof LongColumn longs
                            ? (Object) longs.values()[at]
                            : ((DoubleColumn) values).values()[at];
            if (y instanceof Double d && d.isInfinite()) y = "Infinity";
            expected.add(series.axis().descending() ? 0 : expected.size(), new Point(said(series, at), y));
        }
        assertThat(column.points()).isEqualTo(expected);
    }

    private void tilesTheWindowExactly(Series series, SeriesColumn column, int points) {
        List<Bucket> buckets = new ArrayList<>(column.buckets());
        if (series.axis().descending()) Collections.reverse(buckets);
        assertThat(buckets).hasSizeBetween(1, points);
        assertThat(buckets.get(0).row()).isLessThanOrEqualTo(series.window().fromRow());
        Bucket end = buckets.get(buckets.size() - 1);
        assertThat(end.row() + end.rows())
                .isGreaterThanOrEqualTo(series.window().toRow());
        long next = buckets.get(0).row();
        for (Bucket bucket : buckets) {
            assertThat(bucket.row()).isEqualTo(next);
            next += bucket.rows();
            if (next < end.row() + end.rows()) assertThat(bucket.rows()).isEqualTo(series.bucketRows());
            assertThat(bucket.rows()).isBetween(1L, series.bucketRows());
            assertThat(bucket.span()).isEqualTo(span(series, bucket.row(), next - 1));
            equalsItsRows(bucket, column.spec().name());
        }
    }

    private void equalsItsRows(Bucket bucket, String name) {
        Column values = columns.get(List.of("t", "d", "w", "n").indexOf(name));
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal magnitude = BigDecimal.ZERO;
        BigDecimal min = null;
        BigDecimal max = null;
        int count = 0;
        for (int row = (int) bucket.row(); row < bucket.row() + bucket.rows(); row++) {
            if (values.isMissing(row)) continue;
            if (values instanceof DoubleColumn d && Double.isInfinite(d.values()[row])) continue;
            BigDecimal value = values instanceof LongColumn longs
                    ? BigDecimal.valueOf(longs.values()[row])
                    : new BigDecimal(((DoubleColumn) values).values()[row]);
            count++;
            sum = sum.add(value);
            magnitude = magnitude.add(value.abs());
            min = min == null ? value : min.min(value);
            max = max == null ? value : max.max(value);
        }
        assertThat(bucket.count()).isEqualTo(count);
        assertThat(bucket.missing()).isEqualTo(bucket.rows() - count);
        if (count == 0) {
            assertThat(bucket.min()).isNull();
            assertThat(bucket.max()).isNull();
            assertThat(bucket.mean()).isNull();
            return;
        }
        assertThat(exact(bucket.min())).isEqualByComparingTo(min);
        assertThat(exact(bucket.max())).isEqualByComparingTo(max);
        // in units of the values' mean magnitude: where they cancel out, the mean itself is no measure
        double unit = Math.ulp(magnitude.doubleValue() / count);
        double mean =
                sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128).doubleValue();
        assertThat(Math.abs(bucket.mean() - mean) / unit).as("ulp").isLessThanOrEqualTo(4);
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(number.doubleValue());
    }
}
