package kymo.core.series;

import java.util.Arrays;
import kymo.core.dataset.RowSource;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.ExactSum;
import kymo.core.kernel.LongColumn;

/** Buckets of any length summed up from the rows, piece by piece as blocks come; sums are compensated (TwoSum). */
final class RowSummary {

    private final Grid grid;
    private final Summary out;
    private final double[] sum;
    private final double[] lost;

    RowSummary(Grid grid, boolean whole) {
        this.grid = grid;
        this.out = new Summary(grid, whole);
        this.sum = new double[grid.size()];
        this.lost = new double[grid.size()];
        Arrays.fill(out.min, Long.MAX_VALUE);
        Arrays.fill(out.max, Long.MIN_VALUE);
    }

    /** Adds rows from {@code firstRow} on, which follow those before. */
    void add(long firstRow, Column column) {
        for (int from = 0; from < column.size(); ) {
            int bucket = grid.at(firstRow + from);
            int to = (int) Math.min(column.size(), grid.to(bucket) - firstRow);
            if (column instanceof LongColumn longs) addLongs(bucket, longs, from, to);
            else addDoubles(bucket, ((DoubleColumn) column).values(), from, to);
            from = to;
        }
    }

    /** The buckets, once all rows have come; {@code column} of {@code source} is read again only where a sum is too large for a double. */
    Summary finish(RowSource source, int column) {
        for (int bucket = 0; bucket < grid.size(); bucket++) {
            if (out.count[bucket] == 0) continue;
            double mean = (sum[bucket] + lost[bucket]) / out.count[bucket];
            out.mean[bucket] = Double.isFinite(mean) ? mean : exactMean(source, column, bucket);
        }
        return out;
    }

    /** Adds the finite values. */
    static void addTo(ExactSum sum, Column column) {
        for (double value : ((DoubleColumn) column).values()) if (Double.isFinite(value)) sum.add(value);
    }

    private double exactMean(RowSource source, int column, int bucket) {
        ExactSum exact = new ExactSum();
        int[] columns = {column};
        for (Block block : source.rows(grid.from(bucket), grid.to(bucket), columns)) addTo(exact, block.column(0));
        return exact.mean(out.count[bucket]);
    }

    private void addDoubles(int bucket, double[] values, int from, int to) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int count = 0;
        double sum = this.sum[bucket];
        double lost = this.lost[bucket];
        for (int row = from; row < to; row++) {
            double value = values[row];
            if (!(Math.abs(value) <= Double.MAX_VALUE)) continue;
            count++;
            if (value < min) min = value;
            if (value > max) max = value;
            double next = sum + value;
            double part = next - sum;
            lost += (sum - (next - part)) + (value - part);
            sum = next;
        }
        if (count == 0) return;
        this.sum[bucket] = sum;
        this.lost[bucket] = lost;
        found(bucket, Scale.position(min), Scale.position(max), count);
    }

    private void addLongs(int bucket, LongColumn column, int from, int to) {
        long[] values = column.values();
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        int count = 0;
        // in two halves, which cannot overflow
        long high = 0;
        long low = 0;
        for (int row = from; row < to; row++) {
            if (column.isMissing(row)) continue;
            long value = values[row];
            count++;
            min = Math.min(min, value);
            max = Math.max(max, value);
            high += value >> 32;
            low += value & 0xFFFF_FFFFL;
        }
        if (count == 0) return;
        compensated(bucket, high * 0x1p32);
        compensated(bucket, (double) low);
        found(bucket, min, max, count);
    }

    private void compensated(int bucket, double value) {
        double next = sum[bucket] + value;
        double part = next - sum[bucket];
        lost[bucket] += (sum[bucket] - (next - part)) + (value - part);
        sum[bucket] = next;
    }

    private void found(int bucket, long min, long max, int count) {
        out.min[bucket] = Math.min(out.min[bucket], min);
        out.max[bucket] = Math.max(out.max[bucket], max);
        out.count[bucket] += count;
    }
}
