package kymo.core.series;

import java.util.List;

/** A column's buckets over a grid, as arrays: a bucket becomes an object when it is looked at. */
final class Summary {

    private final Grid grid;
    private final boolean whole;
    final long[] min;
    final long[] max;
    final double[] mean;
    final long[] count;

    /** @param whole whether the column holds whole numbers; positions of its values are these themselves */
    Summary(Grid grid, boolean whole) {
        this.grid = grid;
        this.whole = whole;
        this.min = new long[grid.size()];
        this.max = new long[grid.size()];
        this.mean = new double[grid.size()];
        this.count = new long[grid.size()];
    }

    /** @param spans of the buckets in the order of rows */
    List<Bucket> buckets(List<Span> spans, boolean descending) {
        return Listed.of(grid.size(), descending, index -> bucket(index, spans.get(index)));
    }

    private Bucket bucket(int index, Span span) {
        long row = grid.from(index);
        long rows = grid.to(index) - row;
        if (count[index] == 0) return new Bucket(span, row, rows, null, null, null, 0);
        return new Bucket(span, row, rows, value(min[index]), value(max[index]), mean[index], count[index]);
    }

    private Number value(long position) {
        if (whole) return position;
        return Scale.toDouble(position);
    }
}
