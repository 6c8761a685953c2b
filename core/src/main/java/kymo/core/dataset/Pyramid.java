package kymo.core.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A part's columns summed up in levels of ever longer buckets, so that a chart's cost follows its pixels and not the rows.
 *
 * <p>Level 0 has a bucket per {@value #BUCKET_ROWS} rows (fewer only where a whole part is shorter), each level above one per
 * {@value #FACTOR} of the level below. At rest it stands in the part file between the last page and the footer, column by column.
 */
public final class Pyramid {

    /** Rows of a bucket of the finest level. */
    public static final int BUCKET_ROWS = 1_024;
    /** Buckets of one level in a bucket of the next. */
    public static final int FACTOR = 16;
    /** Number of levels. */
    public static final int LEVELS = 3;

    private static final int BUCKET_BYTES = 8 + 8 + 8 + 4;

    private final Schema schema;
    private final long rows;
    private final List<List<Buckets>> columns;

    Pyramid(Schema schema, long rows, List<List<Buckets>> columns) {
        this.schema = schema;
        this.rows = rows;
        this.columns = columns;
    }

    /** Level {@code level} of column {@code column}. */
    public Buckets buckets(int column, int level) {
        return columns.get(column).get(level);
    }

    /** Rows of the finest buckets of such a dataset. */
    public static int bucketRows(Schema schema) {
        return (int) Math.min(BUCKET_ROWS, schema.partRows());
    }

    /** Bytes of a part's pyramid. */
    static int bytes(Schema schema, long rows) {
        return schema.columns().size() * columnBytes(schema, rows);
    }

    /** Bytes of one column in it. */
    static int columnBytes(Schema schema, long rows) {
        int buckets = 0;
        for (int level = 0; level < LEVELS; level++) buckets += size(schema, rows, level);
        return buckets * BUCKET_BYTES;
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(bytes(schema, rows)).order(ByteOrder.LITTLE_ENDIAN);
        for (List<Buckets> levels : columns) {
            for (Buckets level : levels) {
                for (long min : level.min) out.putLong(min);
                for (long max : level.max) out.putLong(max);
                for (double sum : level.sum) out.putDouble(sum);
                for (int count : level.count) out.putInt(count);
            }
        }
        return out.array();
    }

    /** The levels of one column of a part with {@code rows} rows, from its {@link #columnBytes}. */
    static List<Buckets> decode(Schema schema, int column, long rows, byte[] bytes) {
        boolean whole = schema.columns().get(column).type().carrier() == ColumnType.Carrier.LONG;
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<Buckets> levels = new ArrayList<>(LEVELS);
        int bucketRows = bucketRows(schema);
        for (int level = 0; level < LEVELS; level++, bucketRows *= FACTOR) {
            Buckets out = new Buckets(bucketRows, whole, size(schema, rows, level));
            for (int i = 0; i < out.size(); i++) out.min[i] = in.getLong();
            for (int i = 0; i < out.size(); i++) out.max[i] = in.getLong();
            for (int i = 0; i < out.size(); i++) out.sum[i] = in.getDouble();
            for (int i = 0; i < out.size(); i++) out.count[i] = in.getInt();
            levels.add(out);
        }
        return levels;
    }

    private static int size(Schema schema, long rows, int level) {
        long bucketRows = bucketRows(schema);
        for (int i = 0; i < level; i++) bucketRows *= FACTOR;
        return Math.toIntExact((rows + bucketRows - 1) / bucketRows);
    }
}
