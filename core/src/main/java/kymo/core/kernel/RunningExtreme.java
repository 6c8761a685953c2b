package kymo.core.kernel;

/**
 * The smallest or the largest value of each window, in constant time a row on average.
 *
 * <p>Source: the monotonic queue. It holds those values of the window that no later one beats, so the first is the answer; a value
 * enters once and leaves once. The ring grows with the window.
 */
final class RunningExtreme implements WindowWalk {

    private final double[] x;
    private final int minPeriods;

    /** The queue holds values times this: always looking for the smallest. */
    private final double sign;

    private double[] values = new double[64];
    private int[] rows = new int[64];

    /** Places in the ring, counted on without end and taken modulo its size. */
    private int head;

    private int tail;

    private int start;
    private int end;
    private int count;

    RunningExtreme(double[] x, int minPeriods, boolean smallest) {
        this.x = x;
        this.minPeriods = minPeriods;
        this.sign = smallest ? 1 : -1;
    }

    @Override
    public void walk(int[] starts, int[] ends, int rowsAsked, double[] out, int firstOut) {
        for (int i = 0; i < rowsAsked; i++) {
            advance(starts[i], ends[i]);
            out[firstOut + i] =
                    count == 0 || count < minPeriods ? Double.NaN : sign * values[head & (values.length - 1)];
        }
    }

    private void advance(int newStart, int newEnd) {
        if (newStart >= end) {
            start = newStart;
            end = newStart;
            count = 0;
            head = tail;
        }
        for (; start < newStart; start++) if (WindowWalk.isThere(x[start])) count--;
        while (head != tail && rows[head & (rows.length - 1)] < newStart) head++;
        for (; end < newEnd; end++) {
            if (!WindowWalk.isThere(x[end])) continue;
            count++;
            push(sign * x[end]);
        }
    }

    private void push(double value) {
        int mask = values.length - 1;
        while (head != tail && values[(tail - 1) & mask] >= value) tail--;
        if (tail - head == values.length) grow();
        values[tail & (values.length - 1)] = value;
        rows[tail & (rows.length - 1)] = end;
        tail++;
    }

    private void grow() {
        double[] widerValues = new double[2 * values.length];
        int[] widerRows = new int[widerValues.length];
        for (int place = head; place != tail; place++) {
            widerValues[place & (widerValues.length - 1)] = values[place & (values.length - 1)];
            widerRows[place & (widerRows.length - 1)] = rows[place & (rows.length - 1)];
        }
        values = widerValues;
        rows = widerRows;
    }
}
