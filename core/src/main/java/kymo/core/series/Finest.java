package kymo.core.series;

import java.util.Arrays;
import kymo.core.dataset.Buckets;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Pyramid;
import kymo.core.dataset.Schema;

/** The finest level of a column's pyramid over all parts of its dataset, about 28 bytes per 1,024 rows. */
public final class Finest {

    private static final int BUCKET_BYTES = 8 + 8 + 8 + 4;
    private static final int OWN_BYTES = 160;

    private final int bucketRows;
    private final boolean whole;
    private final long[] min;
    private final long[] max;
    private final double[] sum;
    private final int[] count;

    private Finest(int bucketRows, boolean whole, int size) {
        this.bucketRows = bucketRows;
        this.whole = whole;
        this.min = new long[size];
        this.max = new long[size];
        this.sum = new double[size];
        this.count = new int[size];
    }

    static Finest read(DatasetReader dataset, int column) {
        Schema schema = dataset.dataset().schema();
        int bucketRows = Pyramid.bucketRows(schema);
        long rows = dataset.dataset().rows();
        boolean whole = schema.columns().get(column).type().carrier() == ColumnType.Carrier.LONG;
        Finest out = new Finest(bucketRows, whole, Math.toIntExact((rows + bucketRows - 1) / bucketRows));
        int at = 0;
        for (int part = 0; at < out.size(); part++)
            at = out.append(dataset.pyramid(part, column).get(0), at);
        return out;
    }

    private int append(Buckets part, int at) {
        for (int i = 0; i < part.size(); i++) {
            min[at + i] = whole ? part.wholeMin(i) : Scale.position(part.min(i));
            max[at + i] = whole ? part.wholeMax(i) : Scale.position(part.max(i));
            sum[at + i] = part.sum(i);
            count[at + i] = part.count(i);
        }
        return at + part.size();
    }

    /** How many buckets there are. */
    public int size() {
        return count.length;
    }

    /** Rows of every bucket but the last. */
    public int bucketRows() {
        return bucketRows;
    }

    boolean isWhole() {
        return whole;
    }

    /** The position of the smallest finite value; says nothing where {@link #count} is 0. */
    long min(int bucket) {
        return min[bucket];
    }

    /** The position of the largest finite value; says nothing where {@link #count} is 0. */
    long max(int bucket) {
        return max[bucket];
    }

    /** Not finite where the sum of the values is too large for a double. */
    double sum(int bucket) {
        return sum[bucket];
    }

    /** The smallest finite value, of a whole number the nearest double; says nothing where {@link #count} is 0. */
    public double least(int bucket) {
        return whole ? min[bucket] : Scale.toDouble(min[bucket]);
    }

    /** The largest finite value, as {@link #least} tells the smallest. */
    public double greatest(int bucket) {
        return whole ? max[bucket] : Scale.toDouble(max[bucket]);
    }

    /** Finite values. */
    public int count(int bucket) {
        return count[bucket];
    }

    /** Finite values of all rows. */
    long count() {
        return Arrays.stream(count).asLongStream().sum();
    }

    int bytes() {
        return OWN_BYTES + size() * BUCKET_BYTES;
    }
}
