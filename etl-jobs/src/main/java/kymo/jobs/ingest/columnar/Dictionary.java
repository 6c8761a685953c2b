package kymo.jobs.ingest.columnar;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values that rows name by their place. */
final class Dictionary {

    final boolean inBytes;
    final byte[] bytes;
    private final long[] longs;
    private final int[] starts;
    private final int[] ends;
    /** Null when all do. */
    private final boolean @Nullable [] exists;

    private Dictionary(
            boolean inBytes, byte[] bytes, long[] longs, int[] starts, int[] ends, boolean @Nullable [] exists) {
        this.exists = exists;
        this.inBytes = inBytes;
        this.bytes = bytes;
        this.longs = longs;
        this.starts = starts;
        this.ends = ends;
    }

    /** The first {@code count} of these values; {@code count} must have been checked against the bytes that hold them. */
    static Dictionary of(int count, PageValues values) {
        RawValues raw = new RawValues();
        long[] longs = new long[0];
        int[] starts = new int[0];
        int[] ends = new int[0];
        for (int at = 0; at < count; ) {
            int some = Math.min(RawValues.ROWS, count - at);
            values.next(some, raw);
            if (at == 0 && raw.inBytes) {
                starts = new int[count];
                ends = new int[count];
            } else if (at == 0) {
                longs = new long[count];
            }
            if (raw.inBytes) {
                System.arraycopy(raw.starts, 0, starts, at, some);
                System.arraycopy(raw.ends, 0, ends, at, some);
            } else {
                System.arraycopy(raw.longs, 0, longs, at, some);
            }
            at += some;
        }
        return new Dictionary(raw.inBytes, raw.bytes, longs, starts, ends, null);
    }

    /** All rows of a column, some of which may be missing. */
    static Dictionary of(Cursor column, int rows) {
        RawValues raw = new RawValues();
        boolean[] exists = new boolean[rows];
        long[] longs = new long[rows];
        int[] starts = new int[0];
        int[] ends = new int[0];
        byte[] bytes = new byte[0];
        boolean inBytes = false;
        int end = 0;
        for (int at = 0; at < rows; at += raw.rows) {
            column.read(Math.min(RawValues.ROWS, rows - at), raw);
            if (raw.inBytes && !inBytes) {
                inBytes = true;
                starts = new int[rows];
                ends = new int[rows];
            }
            int value = 0;
            for (int row = 0; row < raw.rows; row++) {
                exists[at + row] = raw.exists(row);
                if (!raw.exists(row)) continue;
                if (inBytes) {
                    int length = raw.length(value);
                    if (end + length > bytes.length)
                        bytes = Arrays.copyOf(bytes, Math.max(end + length, bytes.length * 2));
                    System.arraycopy(raw.bytes, raw.starts[value], bytes, end, length);
                    starts[at + row] = end;
                    end += length;
                    ends[at + row] = end;
                } else {
                    longs[at + row] = raw.longs[value];
                }
                value++;
            }
        }
        return new Dictionary(inBytes, bytes, inBytes ? new long[0] : longs, starts, ends, exists);
    }

    /** This one's values, then the other's. */
    Dictionary and(Dictionary more) {
        int size = size() + more.size();
        boolean[] all = new boolean[size];
        byte[] bothBytes = Arrays.copyOf(bytes, bytes.length + more.bytes.length);
        System.arraycopy(more.bytes, 0, bothBytes, bytes.length, more.bytes.length);
        boolean both = inBytes || more.inBytes;
        long[] bothLongs = new long[both ? 0 : size];
        int[] bothStarts = new int[both ? size : 0];
        int[] bothEnds = new int[both ? size : 0];
        for (int place = 0; place < size; place++) {
            boolean first = place < size();
            Dictionary from = first ? this : more;
            int at = first ? place : place - size();
            all[place] = from.exists(at);
            if (!all[place]) continue;
            if (both) {
                bothStarts[place] = from.starts[at] + (first ? 0 : bytes.length);
                bothEnds[place] = from.ends[at] + (first ? 0 : bytes.length);
            } else {
                bothLongs[place] = from.longs[at];
            }
        }
        return new Dictionary(both, bothBytes, bothLongs, bothStarts, bothEnds, all);
    }

    boolean exists(int place) {
        return exists == null || exists[place];
    }

    int size() {
        return inBytes ? starts.length : longs.length;
    }

    long heldBytes() {
        return bytes.length + 8L * longs.length + 8L * starts.length;
    }

    /** @throws IndexOutOfBoundsException when there is no such place */
    void put(int place, RawValues into, int value) {
        if (inBytes) {
            into.starts[value] = starts[place];
            into.ends[value] = ends[place];
        } else {
            into.longs[value] = longs[place];
        }
    }
}
