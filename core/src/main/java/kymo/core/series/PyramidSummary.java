package kymo.core.series;

import kymo.core.dataset.DatasetReader;
import kymo.core.kernel.Block;
import kymo.core.kernel.ExactSum;

/** Buckets made of the pyramid's finest ones; rows are read only where a sum is too large for a double. */
final class PyramidSummary {

    private final DatasetReader dataset;
    private final Grid grid;

    /** @param grid whose borders are borders of the pyramid's finest buckets */
    PyramidSummary(DatasetReader dataset, Grid grid) {
        this.dataset = dataset;
        this.grid = grid;
    }

    Summary of(int column, Finest finest) {
        Summary out = new Summary(grid, finest.isWhole());
        for (int bucket = 0; bucket < grid.size(); bucket++) {
            int from = (int) (grid.from(bucket) / finest.bucketRows());
            int to = (int) ((grid.to(bucket) + finest.bucketRows() - 1) / finest.bucketRows());
            add(out, bucket, column, finest, from, to);
        }
        return out;
    }

    private void add(Summary out, int bucket, int column, Finest finest, int from, int to) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        long count = 0;
        ExactSum sum = new ExactSum();
        for (int i = from; i < to; i++) {
            if (finest.count(i) == 0) continue;
            count += finest.count(i);
            min = Math.min(min, finest.min(i));
            max = Math.max(max, finest.max(i));
            if (Double.isFinite(finest.sum(i))) sum.add(finest.sum(i));
            else addRows(sum, column, (long) i * finest.bucketRows(), finest.bucketRows());
        }
        out.min[bucket] = min;
        out.max[bucket] = max;
        out.count[bucket] = count;
        if (count > 0) out.mean[bucket] = sum.mean(count);
    }

    private void addRows(ExactSum sum, int column, long from, int rows) {
        long to = Math.min(dataset.dataset().rows(), from + rows);
        for (Block block : dataset.rows(from, to, new int[] {column})) RowSummary.addTo(sum, block.column(0));
    }
}
