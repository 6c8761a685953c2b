package kymo.core.dataset;

import java.util.ArrayList;
import java.util.List;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;

/** Sums a part up while its blocks are written: the finest level row by row, the coarser ones from it at the end. */
final class PyramidBuilder {

    private final Schema schema;
    private final int bucketRows;
    private final List<Buckets> finest = new ArrayList<>();
    private long rows;

    PyramidBuilder(Schema schema) {
        this.schema = schema;
        this.bucketRows = Pyramid.bucketRows(schema);
        int most = Math.toIntExact((schema.partRows() + bucketRows - 1) / bucketRows);
        for (ColumnSpec column : schema.columns()) {
            finest.add(new Buckets(bucketRows, column.type().carrier() == ColumnType.Carrier.LONG, most));
        }
    }

    void add(Block block) {
        for (int index = 0; index < finest.size(); index++) {
            for (int from = 0; from < block.rows(); ) {
                int bucket = (int) ((rows + from) / bucketRows);
                int to = (int) Math.min(block.rows(), (bucket + 1L) * bucketRows - rows);
                add(finest.get(index), bucket, block.column(index), from, to);
                from = to;
            }
        }
        rows += block.rows();
    }

    /** The pyramid of all the blocks so far. */
    Pyramid build() {
        int size = Math.toIntExact((rows + bucketRows - 1) / bucketRows);
        List<List<Buckets>> columns = new ArrayList<>(finest.size());
        for (Buckets all : finest) {
            List<Buckets> levels = new ArrayList<>(Pyramid.LEVELS);
            levels.add(first(all, size));
            while (levels.size() < Pyramid.LEVELS) {
                levels.add(levels.get(levels.size() - 1).coarser(Pyramid.FACTOR));
            }
            columns.add(levels);
        }
        return new Pyramid(schema, rows, columns);
    }

    private Buckets first(Buckets all, int size) {
        Buckets out = new Buckets(bucketRows, all.isWhole(), size);
        System.arraycopy(all.min, 0, out.min, 0, size);
        System.arraycopy(all.max, 0, out.max, 0, size);
        System.arraycopy(all.sum, 0, out.sum, 0, size);
        System.arraycopy(all.count, 0, out.count, 0, size);
        return out;
    }

    private static void add(Buckets buckets, int bucket, Column column, int from, int to) {
        if (column instanceof DoubleColumn doubles) addDoubles(buckets, bucket, doubles.values(), from, to);
        else if (column instanceof LongColumn longs) addLongs(buckets, bucket, longs, from, to);
        else {
            for (int row = from; row < to; row++) if (!column.isMissing(row)) buckets.count[bucket]++;
        }
    }

    private static void addDoubles(Buckets buckets, int bucket, double[] values, int from, int to) {
        int count = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double lost = 0;
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
        // a bucket can be cut by a block's border only where blocks are shorter than a bucket
        boolean begun = buckets.count[bucket] > 0;
        buckets.min[bucket] = Double.doubleToRawLongBits(begun ? Math.min(min, buckets.min(bucket)) : min);
        buckets.max[bucket] = Double.doubleToRawLongBits(begun ? Math.max(max, buckets.max(bucket)) : max);
        buckets.sum[bucket] += sum + lost;
        buckets.count[bucket] += count;
    }

    private static void addLongs(Buckets buckets, int bucket, LongColumn column, int from, int to) {
        long[] values = column.values();
        boolean all = column.validity().isAll();
        int count = 0;
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        // in two halves, which cannot overflow: the sum of whole numbers is rounded once, at the end
        long high = 0;
        long low = 0;
        for (int row = from; row < to; row++) {
            if (!all && column.isMissing(row)) continue;
            long value = values[row];
            count++;
            min = Math.min(min, value);
            max = Math.max(max, value);
            high += value >> 32;
            low += value & 0xFFFF_FFFFL;
        }
        if (count == 0) return;
        boolean begun = buckets.count[bucket] > 0;
        buckets.min[bucket] = begun ? Math.min(min, buckets.min[bucket]) : min;
        buckets.max[bucket] = begun ? Math.max(max, buckets.max[bucket]) : max;
        buckets.sum[bucket] += (high + (low >> 32)) * 0x1p32 + (low & 0xFFFF_FFFFL);
        buckets.count[bucket] += count;
    }
}
