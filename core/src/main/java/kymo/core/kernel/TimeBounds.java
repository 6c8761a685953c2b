package kymo.core.kernel;

/** The rows of each row's window of time, over rows whose times never go back. */
final class TimeBounds implements WindowBounds {

    private final TimeWindow window;
    private final long[] times;
    private final boolean startClosed;
    private final boolean endClosed;

    /** @throws IllegalArgumentException when a time is before the one above it */
    TimeBounds(TimeWindow window, long[] times) {
        for (int row = 1; row < times.length; row++) {
            if (times[row] < times[row - 1])
                throw new IllegalArgumentException(
                        "times must not go back for a window of time but row %d has %d after %d; sort the rows by time"
                                .formatted(row, times[row], times[row - 1]));
        }
        this.window = window;
        this.times = times;
        this.startClosed = window.closed().earlierStart() == 1;
        this.endClosed = window.closed().earlierEnd() == 0;
    }

    @Override
    public boolean isSteady(int row, int rows) {
        return false;
    }

    @Override
    public void fill(int row, int step, int rows, int[] starts, int[] ends) {
        if (rows == 0) return;
        int start = firstNotBefore(earliest(row));
        int end = window.center() ? firstNotBefore(latest(row)) : 0;
        for (int i = 0; i < rows; i++) {
            int current = row + i * step;
            long earliest = earliest(current);
            while (start < current && times[start] < earliest) start++;
            if (window.center()) {
                long latest = latest(current);
                while (end < times.length && (times[end] < latest || (endClosed && times[end] == latest))) end++;
            } else end = endClosed ? current + 1 : current;
            starts[i] = Math.min(start, current);
            ends[i] = Math.max(starts[i], end);
        }
    }

    /** The earliest time inside the window of {@code row}; where that is no long, all times are. */
    private long earliest(int row) {
        long edge = times[row] - window.nanosBefore();
        if (edge > times[row]) return Long.MIN_VALUE;
        return startClosed ? edge : edge + 1;
    }

    /** The time at which the centred window of {@code row} ends. */
    private long latest(int row) {
        long edge = times[row] + window.nanosAfter();
        return edge < times[row] ? Long.MAX_VALUE : edge;
    }

    private int firstNotBefore(long time) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
