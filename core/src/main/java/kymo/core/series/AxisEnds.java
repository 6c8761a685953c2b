package kymo.core.series;

import java.util.List;
import java.util.stream.IntStream;
import kymo.core.kernel.Column;

/** First and last place of every bucket of a grid. */
final class AxisEnds {

    private final Axis axis;
    private final Grid grid;
    private final long[] first;
    private final long[] last;

    private AxisEnds(Axis axis, Grid grid) {
        this.axis = axis;
        this.grid = grid;
        this.first = new long[grid.size()];
        this.last = new long[grid.size()];
    }

    /** Of an axis column whose rows are yet to {@link #add come}, or of the row number. */
    static AxisEnds ofRows(Axis axis, Grid grid) {
        AxisEnds ends = new AxisEnds(axis, grid);
        for (int bucket = 0; bucket < grid.size() && !axis.isColumn(); bucket++) {
            ends.first[bucket] = grid.from(bucket);
            ends.last[bucket] = grid.to(bucket) - 1;
        }
        return ends;
    }

    /** Of an axis column, by its pyramid: it is in order, so a bucket's ends are its least and its greatest place. */
    static AxisEnds ofPyramid(Axis axis, Grid grid, Finest finest) {
        AxisEnds ends = new AxisEnds(axis, grid);
        for (int bucket = 0; bucket < grid.size(); bucket++) {
            int from = (int) (grid.from(bucket) / finest.bucketRows());
            int to = (int) ((grid.to(bucket) - 1) / finest.bucketRows());
            ends.first[bucket] = axis.descending() ? finest.max(from) : finest.min(from);
            ends.last[bucket] = axis.descending() ? finest.min(to) : finest.max(to);
        }
        return ends;
    }

    /** Adds the axis column's rows from {@code firstRow} on. */
    void add(long firstRow, Column column) {
        long endRow = firstRow + column.size();
        for (int bucket = grid.at(firstRow); bucket < grid.size() && grid.from(bucket) < endRow; bucket++) {
            if (grid.from(bucket) >= firstRow)
                first[bucket] = axis.scale().position(column, (int) (grid.from(bucket) - firstRow));
            if (grid.to(bucket) <= endRow)
                last[bucket] = axis.scale().position(column, (int) (grid.to(bucket) - 1 - firstRow));
        }
    }

    /** The buckets' spans in the order of rows. */
    List<Span> spans() {
        return IntStream.range(0, grid.size())
                .mapToObj(bucket -> axis.span(first[bucket], last[bucket]))
                .toList();
    }
}
