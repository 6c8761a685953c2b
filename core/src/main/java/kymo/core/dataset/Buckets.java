package kymo.core.dataset;

/**
 * One level of a column's pyramid: what is known of every {@link #bucketRows()} consecutive rows.
 *
 * <p>Infinite values and missing ones are left out: a bucket's {@code count} says how many finite values it has, and where that is 0 its
 * minimum, maximum and sum say nothing. Text and boolean columns have counts alone.
 */
public final class Buckets {

    private final int bucketRows;
    private final boolean whole;
    final long[] min;
    final long[] max;
    final double[] sum;
    final int[] count;

    Buckets(int bucketRows, boolean whole, int size) {
        this.bucketRows = bucketRows;
        this.whole = whole;
        this.min = new long[size];
        this.max = new long[size];
        this.sum = new double[size];
        this.count = new int[size];
    }

    /** Rows of every bucket but the last of its part. */
    public int bucketRows() {
        return bucketRows;
    }

    public int size() {
        return count.length;
    }

    boolean isWhole() {
        return whole;
    }

    /** Finite values in the bucket. */
    public int count(int bucket) {
        return count[bucket];
    }

    public double min(int bucket) {
        return whole ? min[bucket] : Double.longBitsToDouble(min[bucket]);
    }

    public double max(int bucket) {
        return whole ? max[bucket] : Double.longBitsToDouble(max[bucket]);
    }

    /** The smallest value of an integer or time column, to its last digit. */
    public long wholeMin(int bucket) {
        return min[bucket];
    }

    /** The largest value of an integer or time column, to its last digit. */
    public long wholeMax(int bucket) {
        return max[bucket];
    }

    public double sum(int bucket) {
        return sum[bucket];
    }

    /** Every {@code factor} buckets as one. */
    Buckets coarser(int factor) {
        Buckets out = new Buckets(bucketRows * factor, whole, (size() + factor - 1) / factor);
        for (int from = 0; from < size(); from++) {
            if (count[from] == 0) continue;
            int to = from / factor;
            if (out.count[to] == 0) {
                out.min[to] = min[from];
                out.max[to] = max[from];
            } else if (whole) {
                out.min[to] = Math.min(out.min[to], min[from]);
                out.max[to] = Math.max(out.max[to], max[from]);
            } else {
                out.min[to] = Double.doubleToRawLongBits(Math.min(out.min(to), min(from)));
                out.max[to] = Double.doubleToRawLongBits(Math.max(out.max(to), max(from)));
            }
            out.sum[to] += sum[from];
            out.count[to] += count[from];
        }
        return out;
    }
}
