package kymo.core.kernel.peaks;

/**
 * The lowest value among the last rows of a walk, of equal ones the latest: a queue of ascending values, each the lowest of all that came
 * after it.
 *
 * <p>Memory: grows with the longest rise inside the window, at most the window's rows.
 */
final class WindowLow {

    private final long reach;
    private final int mostHeld;
    private double[] values = new double[64];
    private long[] rows = new long[64];
    private int head;
    private int size;

    /** @param reach how many rows before the current one belong to the window */
    WindowLow(long reach, int mostHeld) {
        this.reach = reach;
        this.mostHeld = mostHeld;
    }

    void clear() {
        size = 0;
    }

    void add(long row, double value) {
        int mask = values.length - 1;
        while (size > 0 && values[(head + size - 1) & mask] >= value) size--;
        while (size > 0 && Math.abs(row - rows[head & mask]) > reach) {
            head++;
            size--;
        }
        if (size == values.length) {
            grow();
            mask = values.length - 1;
        }
        int at = (head + size) & mask;
        values[at] = value;
        rows[at] = row;
        size++;
    }

    double value() {
        return values[head & (values.length - 1)];
    }

    long row() {
        return rows[head & (values.length - 1)];
    }

    private void grow() {
        if (size >= mostHeld)
            throw new IllegalArgumentException(
                    "a rise inside the window of a prominence must be at most %d rows but is longer; shorten wlen"
                            .formatted(mostHeld));
        double[] moreValues = new double[2 * size];
        long[] moreRows = new long[2 * size];
        for (int i = 0; i < size; i++) {
            moreValues[i] = values[(head + i) & (size - 1)];
            moreRows[i] = rows[(head + i) & (size - 1)];
        }
        values = moreValues;
        rows = moreRows;
        head = 0;
    }
}
