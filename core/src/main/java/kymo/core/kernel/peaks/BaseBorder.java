package kymo.core.kernel.peaks;

/**
 * What the rows up to a border leave behind for the bases of the peaks beyond it: the pairs on a {@link BaseScan}'s stack, and where its walk is.
 * So a signal can be cut into stretches that are walked at the same time: each leaves its own border, these are put one behind the
 * other by {@link BaseScan#skip}, and then each stretch is walked again from the border before it.
 *
 * <p>Unit: tops and lows have the signal's, rows are rows of the whole signal. Memory: that of the stack.
 */
public final class BaseBorder {

    private final double[] tops;
    private final double[] lows;
    private final long[] lowRows;
    private final double low;
    private final long lowRow;
    private final double previous;
    private final boolean risen;
    private final boolean complete;

    /**
     * A border that was kept somewhere; the arrays are not copied.
     *
     * @param tops values on the stack, the highest first, each with the lowest value before it and that one's row
     * @param low the lowest value since the last top, infinite when there is none, and its row
     * @param previous value of the last row
     * @param risen whether that row may be a top
     * @param complete whether nothing before the stretch matters any more
     * @throws IllegalArgumentException unless the arrays are equally long
     */
    public BaseBorder(
            double[] tops,
            double[] lows,
            long[] lowRows,
            double low,
            long lowRow,
            double previous,
            boolean risen,
            boolean complete) {
        if (tops.length != lows.length || tops.length != lowRows.length)
            throw new IllegalArgumentException("tops, lows and their rows must be equally many but are %d, %d and %d"
                    .formatted(tops.length, lows.length, lowRows.length));
        this.tops = tops;
        this.lows = lows;
        this.lowRows = lowRows;
        this.low = low;
        this.lowRow = lowRow;
        this.previous = previous;
        this.risen = risen;
        this.complete = complete;
    }

    /** How many pairs there are. */
    public int size() {
        return tops.length;
    }

    public double top(int pair) {
        return tops[pair];
    }

    public double low(int pair) {
        return lows[pair];
    }

    public long lowRow(int pair) {
        return lowRows[pair];
    }

    public double low() {
        return low;
    }

    public long lowRow() {
        return lowRow;
    }

    public double previous() {
        return previous;
    }

    public boolean risen() {
        return risen;
    }

    public boolean complete() {
        return complete;
    }

    double[] tops() {
        return tops;
    }

    double[] lows() {
        return lows;
    }

    long[] lowRows() {
        return lowRows;
    }
}
