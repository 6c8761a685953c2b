package kymo.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.Validity;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.support.PublishedDataset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesReaderTest {

    private static final long NANOS = 1_000_000_000L;
    /** 2024-03-01T00:00:00, in nanoseconds since 1970. */
    private static final long MARCH = 1_709_251_200L * NANOS;

    @TempDir
    private Path folder;

    @Test
    void fewRowsArePoints() {
        PublishedDataset dataset = dataset(
                spec("t", ColumnType.DATETIME),
                LongColumn.of(MARCH, MARCH + NANOS, MARCH + 2 * NANOS, MARCH + 3 * NANOS),
                DoubleColumn.of(1.5, Double.NaN, Double.NEGATIVE_INFINITY, -2));
        Series series = read(dataset, null, null, 4);
        assertThat(series.bucketRows()).isEqualTo(1);
        assertThat(series.columns().get(0).points())
                .containsExactly(
                        new Point("2024-03-01T00:00:00", 1.5),
                        new Point("2024-03-01T00:00:01", null),
                        new Point("2024-03-01T00:00:02", "-Infinity"),
                        new Point("2024-03-01T00:00:03", -2.0));
        assertThat(series.span()).isEqualTo(new Span("2024-03-01T00:00:00", "2024-03-01T00:00:03"));
        assertThat(series.extent()).isEqualTo(series.span());
    }

    @Test
    void moreRowsThanPointsAreBuckets() {
        PublishedDataset dataset = dataset(
                spec("n", ColumnType.INTEGER),
                LongColumn.of(1, 2, 4, 8, 16),
                DoubleColumn.of(3, Double.POSITIVE_INFINITY, Double.NaN, Double.NaN, 7));
        Series series = read(dataset, null, null, 3);
        assertThat(series.columns().get(0).buckets())
                .containsExactly(
                        new Bucket(new Span(1L, 2L), 0, 2, 3.0, 3.0, 3.0, 1),
                        new Bucket(new Span(4L, 8L), 2, 2, null, null, null, 0),
                        new Bucket(new Span(16L, 16L), 4, 1, 7.0, 7.0, 7.0, 1));
    }

    @Test
    void aFallingAxisIsDrawnFromItsSmallestPlaceOn() {
        PublishedDataset dataset =
                dataset(spec("x", ColumnType.FLOAT), DoubleColumn.of(9, 7, 7, 4, 1), DoubleColumn.of(0, 1, 2, 3, 4));
        Series series = read(dataset, "4", "7", 2);
        assertThat(series.window()).isEqualTo(new RowWindow(1, 4));
        assertThat(series.span()).isEqualTo(new Span(4.0, 7.0));
        assertThat(series.extent()).isEqualTo(new Span(1.0, 9.0));
        assertThat(series.columns().get(0).buckets())
                .containsExactly(
                        new Bucket(new Span(4.0, 4.0), 3, 1, 3.0, 3.0, 3.0, 1),
                        new Bucket(new Span(7.0, 7.0), 1, 2, 1.0, 2.0, 1.5, 2));
    }

    @ParameterizedTest(name = "{0}: {1} to {2} is rows {3} to {4}")
    @CsvSource({
        "DATETIME, 2024-03-01T00:00:01, 2024-03-01T00:00:02, 1, 3",
        "DATETIME, 2024-03-01T00:00:00.000000001, 2024-03-01T00:00:02.9, 1, 3",
        "DATETIME, 2024-03-01, 2024-03-01 00:01, 0, 6",
        "DATETIME, 2024-03-02, , 6, 6",
        "DATETIME, , 2024-02-01, 0, 0",
        "DATETIME, ' ', 2024-03-01, 0, 1",
        "DATETIME, 2024-03-01T00:00:04, 2024-03-01T00:00:01, 4, 4",
        "DATETIME, -999999999-01-01T00:00, +999999999-12-31T00:00, 0, 6",
        "DATETIME, +999999999-12-31T00:00, , 6, 6",
        "INSTANT, 2024-03-01T01:00:01+01:00, 2024-02-29T23:00:02-01:00, 1, 3",
        "INSTANT, 2024-03-01T01:00:01 01:00, 2024-03-01T00:00:02Z, 1, 3",
        "INTEGER, 1709251201000000000, 1709251201999999999.5, 1, 2",
        "INTEGER, 1e-999999999, 1e999999999, 0, 6",
        "INTEGER, 1e19, , 6, 6",
        "INTEGER, , -1e19, 0, 0",
        "FLOAT, 1.7092512e18, 1.709251201e18, 0, 2",
        "TIME, 00:00:01, 00:00:02, 1, 3"
    })
    void aWindowHoldsBothItsEnds(ColumnType type, String from, String to, long fromRow, long toRow) {
        long start = type == ColumnType.TIME ? 0 : MARCH;
        long[] times = LongStream.range(0, 6).map(i -> start + i * NANOS).toArray();
        Column axis = type == ColumnType.FLOAT
                ? DoubleColumn.of(LongStream.of(times).asDoubleStream().toArray())
                : LongColumn.of(times);
        PublishedDataset dataset = dataset(spec("t", type), axis, DoubleColumn.of(0, 1, 2, 3, 4, 5));
        Series series = read(dataset, from, to, 10);
        assertThat(series.window()).isEqualTo(new RowWindow(fromRow, toRow));
        assertThat(series.columns().get(0).points()).hasSize((int) (toRow - fromRow));
        if (fromRow == toRow) assertThat(series.span()).isNull();
    }

    @Test
    void anAxisThatIsNotInOrderGivesWayToTheRowNumber() {
        PublishedDataset dataset =
                dataset(spec("t", ColumnType.INTEGER), LongColumn.of(1, 3, 2), DoubleColumn.of(7, 8, 9));
        Series series = read(dataset, "1", "1.5", 10);
        assertThat(series.axis().name()).isNull();
        assertThat(series.axis().typeName()).isEqualTo("row");
        assertThat(series.axis().notice()).isEqualTo("the axis 't' is not in order, so rows are drawn by their number");
        assertThat(series.columns().get(0).points()).containsExactly(new Point(1L, 8.0));
    }

    @Test
    void anAxisWithGapsOrInfinitiesGivesWayToTheRowNumber() {
        long[] twoOfThree = {0b011};
        assertThat(read(
                                dataset(
                                        spec("t", ColumnType.DATETIME),
                                        LongColumn.of(new long[] {1, 2, 0}, Validity.of(twoOfThree)),
                                        DoubleColumn.of(7, 8, 9)),
                                null,
                                null,
                                10)
                        .axis()
                        .notice())
                .isEqualTo("the axis 't' has no finite value in 1 rows, so rows are drawn by their number");
        assertThat(read(
                                dataset(
                                        spec("t", ColumnType.FLOAT),
                                        DoubleColumn.of(1, 2, Double.POSITIVE_INFINITY),
                                        DoubleColumn.of(7, 8, 9)),
                                null,
                                null,
                                10)
                        .axis()
                        .notice())
                .isEqualTo("the axis 't' has no finite value in 1 rows, so rows are drawn by their number");
    }

    @Test
    void anAxisThatIsNoNumberGivesWayToTheRowNumber() {
        PublishedDataset dataset = dataset(
                spec("t", ColumnType.BOOLEAN),
                BooleanColumn.of(new boolean[] {false, true}, Validity.ALL),
                DoubleColumn.of(7, 8));
        assertThat(read(dataset, null, null, 10).axis().notice())
                .isEqualTo("the axis 't' is of type boolean, so rows are drawn by their number");
    }

    @Test
    void aDatasetWithoutRowsHasNoExtent() {
        PublishedDataset dataset = dataset(spec("t", ColumnType.DATETIME), LongColumn.of(), DoubleColumn.of());
        Series series = read(dataset, null, null, 10);
        assertThat(series.extent()).isNull();
        assertThat(series.span()).isNull();
        assertThat(series.columns().get(0).points()).isEmpty();
        assertThat(read(dataset, "2024-03-01", "2024-03-02", 10).window()).isEqualTo(new RowWindow(0, 0));
    }

    @Test
    void aMeanIsThereAlsoWhereTheSumIsTooLargeForADouble() {
        int rows = 5_000;
        double[] huge = IntStream.range(0, rows)
                .mapToDouble(i -> i % 2 == 0 ? Double.MAX_VALUE : Double.MAX_VALUE / 2)
                .toArray();
        PublishedDataset dataset = new PublishedDataset(
                folder, 1_024, -1, List.of(spec("v", ColumnType.FLOAT)), List.of(DoubleColumn.of(huge)));
        for (int points : new int[] {1, 100}) {
            Series series = new SeriesReader(dataset.catalogue(), dataset.files(), 1 << 20)
                    .read(new SeriesRequest(dataset.id(), List.of("v"), null, null, points));
            assertThat(series.columns().get(0).buckets())
                    .isNotEmpty()
                    .allSatisfy(bucket -> assertThat(bucket.mean()).isEqualTo(Double.MAX_VALUE * 0.75));
        }
    }

    @Test
    void asksForAllNumericColumnsButTheAxisWhenNoneIsNamed() {
        PublishedDataset dataset = new PublishedDataset(
                folder,
                64,
                0,
                List.of(
                        spec("t", ColumnType.INTEGER),
                        spec("a", ColumnType.FLOAT),
                        spec("b", ColumnType.BOOLEAN),
                        spec("c", ColumnType.INTEGER)),
                List.of(
                        LongColumn.of(1),
                        DoubleColumn.of(2),
                        BooleanColumn.of(new boolean[] {true}, Validity.ALL),
                        LongColumn.of(3)));
        Series series = reader(dataset).read(new SeriesRequest(dataset.id(), List.of(), null, null, 10));
        assertThat(series.columns()).extracting(column -> column.spec().name()).containsExactly("a", "c");
    }

    @Test
    void refusesWhatCannotBeAsked() {
        PublishedDataset dataset = new PublishedDataset(
                folder,
                64,
                0,
                List.of(spec("t", ColumnType.DATETIME), spec("b", ColumnType.BOOLEAN)),
                List.of(LongColumn.of(MARCH), BooleanColumn.of(new boolean[] {true}, Validity.ALL)));
        refused(
                () -> request(dataset, List.of("x"), null, null, 10),
                ProblemCode.COLUMN_UNKNOWN,
                "/columns",
                "columns must name columns of the dataset but 'x' is none; it has 't' (datetime), 'b' (boolean)");
        refused(
                () -> request(dataset, List.of("b"), null, null, 10),
                ProblemCode.COLUMN_NOT_NUMERIC,
                "/columns",
                "columns must be numeric but 'b' is of type boolean; leave it out or ingest it with another type");
        refused(
                () -> request(dataset, List.of(), null, null, 10),
                ProblemCode.NO_NUMERIC_COLUMN,
                "/columns",
                "a numeric column besides the axis is needed but the dataset has only 't' (datetime), 'b' (boolean);"
                        + " choose columns yourself or ingest with other types");
        refused(
                () -> request(dataset, List.of(), null, null, 0),
                ProblemCode.QUERY_INVALID,
                "/points",
                "points must be between 1 and 10,000 but was 0; ask for as many as the chart is wide");
        refused(() -> reader(dataset).window(UUID.randomUUID(), null, null), ProblemCode.DATASET_UNKNOWN, null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noon", "2024-13-01", "2024-03-01T00:00:00Z", "17", "NaN"})
    void refusesAPlaceThatTheAxisCannotHave(String place) {
        PublishedDataset dataset = dataset(spec("t", ColumnType.DATETIME), LongColumn.of(MARCH), DoubleColumn.of(1));
        refused(
                () -> read(dataset, null, place, 10),
                ProblemCode.QUERY_INVALID,
                "/to",
                "to must be a time without a zone such as 2024-03-01T12:00:00 but was '%s';".formatted(place)
                        + " write it as the values of 't' are written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1d", "0x1p3", "1e", ".", "1e9999999999", "--1", "1,5"})
    void refusesANumberThatIsNone(String place) {
        PublishedDataset dataset = dataset(spec("x", ColumnType.FLOAT), DoubleColumn.of(1), DoubleColumn.of(1));
        refused(
                () -> read(dataset, place, null, 10),
                ProblemCode.QUERY_INVALID,
                "/from",
                "from must be a number such as 1.5 but was '%s'; write it as the values of 'x' are written"
                        .formatted(place));
    }

    @Test
    void whatManyAskForAtOnceIsReadOnce() throws Exception {
        int rows = 40_000;
        PublishedDataset dataset = new PublishedDataset(
                folder,
                1_024,
                0,
                List.of(spec("t", ColumnType.INTEGER), spec("v", ColumnType.FLOAT)),
                List.of(LongColumn.of(LongStream.range(0, rows).toArray()), DoubleColumn.of(new double[rows])));
        CountedReads files = new CountedReads(dataset.files());
        SeriesReader reader = new SeriesReader(dataset.catalogue(), files, 1 << 20);
        SeriesRequest request = new SeriesRequest(dataset.id(), List.of("v"), null, null, 10);
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            Callable<Series> ask = () -> reader.read(request);
            for (Future<Series> answer :
                    many.invokeAll(IntStream.range(0, 8).mapToObj(i -> ask).toList()))
                assertThat(answer.get().columns().get(0).buckets()).hasSize(10);
        } finally {
            many.shutdown();
        }
        int parts = 3;
        // the two pyramids and the axis' rows, each once, whoever came first; then nothing more
        assertThat(files.opened()).isEqualTo(3 * parts);
        reader.read(request);
        assertThat(files.opened()).isEqualTo(3 * parts);
    }

    private Series read(PublishedDataset dataset, String from, String to, int points) {
        return request(dataset, List.of("v"), from, to, points);
    }

    private static Series request(PublishedDataset dataset, List<String> columns, String from, String to, int points) {
        return reader(dataset).read(new SeriesRequest(dataset.id(), columns, from, to, points));
    }

    private static SeriesReader reader(PublishedDataset dataset) {
        return new SeriesReader(dataset.catalogue(), dataset.files(), 1 << 20);
    }

    private PublishedDataset dataset(ColumnSpec axis, Column places, Column values) {
        return new PublishedDataset(
                folder.resolve(UUID.randomUUID().toString()),
                64,
                0,
                List.of(axis, spec("v", ColumnType.FLOAT)),
                List.of(places, values));
    }

    private static void refused(ThrowingCallable call, ProblemCode code, String pointer, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.pointer()).isEqualTo(pointer);
            if (message != null) assertThat(problem).hasMessage(message);
        });
    }

    private static ColumnSpec spec(String name, ColumnType type) {
        return new ColumnSpec(name, type, null);
    }
}
