package kymo.core.series;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Pyramid;
import kymo.core.dataset.RowSource;
import kymo.core.dataset.Schema;
import kymo.core.files.FileStore;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Answers what charts ask, for several threads at once.
 *
 * <p>Keeps the finest pyramid level of the columns asked for lately, up to a number of bytes, and what it found out about axes: datasets never
 * change. What several ask for at once is read once.
 */
public final class SeriesReader {

    /** The most rows that are computed for one answer. */
    public static final long MOST_COMPUTED_ROWS = 1 << 20;

    private static final int KEPT_AXES = 1_000;

    private final Catalogue catalogue;
    private final FileStore files;
    private final Cache<ColumnKey, Finest> pyramids;
    private final Cache<UUID, Axis> axes;

    /** @param cacheBytes of pyramids, of which 100 million rows of a column have about 2.7 MB; whatever does not fit is read again */
    public SeriesReader(Catalogue catalogue, FileStore files, long cacheBytes) {
        this.catalogue = catalogue;
        this.files = files;
        this.pyramids = Caffeine.newBuilder()
                .maximumWeight(cacheBytes)
                .weigher((ColumnKey key, Finest finest) -> finest.bytes())
                .executor(Runnable::run)
                .build();
        this.axes = Caffeine.newBuilder()
                .maximumSize(KEPT_AXES)
                .executor(Runnable::run)
                .build();
    }

    /**
     * The series of a published dataset.
     *
     * @throws ProblemException {@code DATASET_UNKNOWN}, {@code DATASET_NOT_PUBLISHED}; {@code COLUMN_UNKNOWN}, {@code COLUMN_NOT_NUMERIC},
     *     {@code NO_NUMERIC_COLUMN} at {@code /columns}; {@code QUERY_INVALID} at the parameter that is wrong
     */
    public Series read(SeriesRequest request) {
        try (DatasetReader dataset = DatasetReader.open(catalogue, files, request.dataset())) {
            return read(request, dataset, dataset);
        }
    }

    /**
     * The series of rows that are computed from those of a published dataset, a row for a row, and stored nowhere: what {@link #read} would say of them
     * if they were.
     *
     * @param request its columns are those of the computed rows
     * @param dataset the one that the request is about
     * @param computed the rows, made of the dataset; their axis is the dataset's
     * @throws ProblemException as {@link #read}; {@code PREVIEW_TOO_LARGE} when more than {@link #MOST_COMPUTED_ROWS} had to be computed
     */
    public Series compute(SeriesRequest request, DatasetReader dataset, RowSource computed) {
        return read(request, dataset, computed);
    }

    private Series read(SeriesRequest request, DatasetReader dataset, RowSource source) {
        boolean stored = source == dataset;
        int[] columns = request.columnsOf(source.schema());
        Axis axis = axis(dataset);
        AxisSearch search = search(dataset, axis);
        RowWindow window = search.window(request.from(), request.to());
        int finestRows = Pyramid.bucketRows(source.schema());
        Grid grid = Grid.over(window, request.points(), dataset.dataset().rows(), finestRows);
        if (!stored) refuseTooLarge(grid.endRow() - grid.firstRow());
        List<SeriesColumn> drawn = grid.bucketRows() == 1
                ? points(source, axis, window, columns)
                : stored && grid.bucketRows() > finestRows
                        ? byPyramid(dataset, axis, grid, columns)
                        : byRows(source, axis, grid, columns);
        return new Series(
                dataset.dataset(),
                axis,
                window,
                search.span(window),
                search.span(new RowWindow(0, dataset.dataset().rows())),
                grid.bucketRows(),
                drawn);
    }

    /**
     * The rows of a published dataset whose places on the axis lie between these two, both included; null or blank for an open end.
     *
     * @throws ProblemException as {@link #read}
     */
    public RowWindow window(UUID id, @Nullable String from, @Nullable String to) {
        try (DatasetReader dataset = DatasetReader.open(catalogue, files, id)) {
            return window(dataset, from, to);
        }
    }

    private RowWindow window(DatasetReader dataset, @Nullable String from, @Nullable String to) {
        boolean all = (from == null || from.isBlank()) && (to == null || to.isBlank());
        if (all) return new RowWindow(0, dataset.dataset().rows());
        return search(dataset, axis(dataset)).window(from, to);
    }

    /**
     * The rows of the request's window, from which something is to be computed that is not a row for a row.
     *
     * @param dataset the one that the request is about
     * @throws ProblemException as {@link #compute}
     */
    public RowWindow computedWindow(SeriesRequest request, DatasetReader dataset) {
        RowWindow window = window(dataset, request.from(), request.to());
        refuseTooLarge(window.rows());
        return window;
    }

    private static void refuseTooLarge(long rows) {
        if (rows <= MOST_COMPUTED_ROWS) return;
        throw new ProblemException(
                ProblemCode.PREVIEW_TOO_LARGE,
                "a preview may have at most %,d rows but the window has %,d; choose a part of it with from and to"
                        .formatted(MOST_COMPUTED_ROWS, rows));
    }

    private Axis axis(DatasetReader dataset) {
        Schema schema = dataset.dataset().schema();
        if (schema.axis() < 0) return Axis.rowNumber("the dataset has no axis, so rows are drawn by their number");
        ColumnSpec spec = schema.columns().get(schema.axis());
        if (!AxisCheck.suits(spec.type()))
            return Axis.rowNumber("the axis '%s' is of type %s, so rows are drawn by their number"
                    .formatted(spec.name(), spec.type().wireName()));
        return axes.get(dataset.dataset().id(), id -> AxisCheck.of(dataset, finest(dataset, schema.axis())));
    }

    private AxisSearch search(DatasetReader dataset, Axis axis) {
        return new AxisSearch(dataset, axis, axis.isColumn() ? finest(dataset, axis.column()) : null);
    }

    private List<SeriesColumn> byPyramid(DatasetReader dataset, Axis axis, Grid grid, int[] columns) {
        List<Span> spans = (axis.isColumn()
                        ? AxisEnds.ofPyramid(axis, grid, finest(dataset, axis.column()))
                        : AxisEnds.ofRows(axis, grid))
                .spans();
        PyramidSummary summary = new PyramidSummary(dataset, grid);
        List<SeriesColumn> drawn = new ArrayList<>();
        for (int column : columns) {
            List<Bucket> buckets = summary.of(column, finest(dataset, column)).buckets(spans, axis.descending());
            drawn.add(new SeriesColumn(spec(dataset, column), null, buckets));
        }
        return drawn;
    }

    private List<SeriesColumn> byRows(RowSource source, Axis axis, Grid grid, int[] columns) {
        AxisEnds ends = AxisEnds.ofRows(axis, grid);
        List<RowSummary> sums = new ArrayList<>();
        for (int column : columns) {
            boolean whole = spec(source, column).type().carrier() == ColumnType.Carrier.LONG;
            sums.add(new RowSummary(grid, whole));
        }
        for (Block block : source.rows(grid.firstRow(), grid.endRow(), withAxis(source, columns, axis))) {
            for (int i = 0; i < columns.length; i++) sums.get(i).add(block.firstRow(), block.column(i));
            if (axis.isColumn()) ends.add(block.firstRow(), block.column(columns.length));
        }
        List<Span> spans = ends.spans();
        List<SeriesColumn> drawn = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            List<Bucket> buckets = sums.get(i).finish(source, columns[i]).buckets(spans, axis.descending());
            drawn.add(new SeriesColumn(spec(source, columns[i]), null, buckets));
        }
        return drawn;
    }

    private List<SeriesColumn> points(RowSource source, Axis axis, RowWindow window, int[] columns) {
        AxisEnds ends = AxisEnds.ofRows(axis, new Grid(window.fromRow(), window.toRow(), 1));
        List<PointValues> values = IntStream.of(columns)
                .mapToObj(column -> new PointValues(window, spec(source, column).type()))
                .toList();
        for (Block block : source.rows(window.fromRow(), window.toRow(), withAxis(source, columns, axis))) {
            for (int i = 0; i < columns.length; i++) values.get(i).add(block.firstRow(), block.column(i));
            if (axis.isColumn()) ends.add(block.firstRow(), block.column(columns.length));
        }
        List<Span> spans = ends.spans();
        List<SeriesColumn> drawn = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            List<Point> points = values.get(i).points(spans, axis.descending());
            drawn.add(new SeriesColumn(spec(source, columns[i]), points, null));
        }
        return drawn;
    }

    /** The finest pyramid level of one of its columns. */
    public Finest finest(DatasetReader dataset, int column) {
        return pyramids.get(new ColumnKey(dataset.dataset().id(), column), key -> Finest.read(dataset, column));
    }

    private static int[] withAxis(RowSource source, int[] columns, Axis axis) {
        return axis.isColumn()
                ? IntStream.concat(
                                IntStream.of(columns),
                                IntStream.of(source.schema().axis()))
                        .toArray()
                : columns;
    }

    private static ColumnSpec spec(RowSource source, int column) {
        return source.schema().columns().get(column);
    }

    /** A column of a dataset. */
    private record ColumnKey(UUID dataset, int column) {}
}
