package kymo.core.kernel.quality;

import java.util.Arrays;
import kymo.core.kernel.LongColumn;

/**
 * How many rows the windows of time of an axis hold at most, so that a job knows which neighbours a block must bring. Takes the axis in
 * order, block by block; memory is bounded by the rows of the widest window, or by {@code limit}.
 */
public final class WindowRows {

    private final long periodNanos;
    private final int limit;
    /** The rows since the window's first one, a ring; a row without a time holds its predecessor's. */
    private long[] ring = new long[64];

    private int head;
    private int size;
    private int most;

    /**
     * Counts from the first row on.
     *
     * @param periodNanos length of the window
     * @param limit counting stops above this many rows
     * @throws IllegalArgumentException unless both are positive
     */
    public WindowRows(long periodNanos, int limit) {
        if (periodNanos <= 0) throw new IllegalArgumentException("periodNanos must be positive but was " + periodNanos);
        if (limit <= 0) throw new IllegalArgumentException("limit must be positive but was " + limit);
        this.periodNanos = periodNanos;
        this.limit = limit;
    }

    /** The next rows of the axis. */
    public void add(LongColumn times) {
        for (int row = 0; row < times.size() && most <= limit; row++) {
            long before = size == 0 ? times.values()[row] : ring[(head + size - 1) & (ring.length - 1)];
            long now = times.isMissing(row) ? before : times.values()[row];
            if (now < before) size = 0;
            while (size > 0 && Step.clipped(ring[head], now) >= periodNanos) {
                head = (head + 1) & (ring.length - 1);
                size--;
            }
            if (size == ring.length) grow();
            ring[(head + size++) & (ring.length - 1)] = now;
            most = Math.max(most, size);
        }
    }

    /** Rows before a block's first one that hold every window whole; {@code limit} means at least as many. */
    public int rowsBefore() {
        return Math.max(0, most - 1);
    }

    private void grow() {
        long[] grown = Arrays.copyOf(ring, 2 * size);
        System.arraycopy(ring, head, grown, 0, size - head);
        System.arraycopy(ring, 0, grown, size - head, head);
        ring = grown;
        head = 0;
    }
}
