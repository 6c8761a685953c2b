package kymo.core.kernel.quality;

/**
 * The largest and the smallest value of a window whose ends only move forward, at a constant cost a row.
 *
 * <p>Source: the ascending minima algorithm (R. Harter), one queue for either extreme.
 */
final class SlidingRange {

    private final double[] x;
    private final int[] highs;
    private final int[] lows;
    private int highHead;
    private int highEnd;
    private int lowHead;
    private int lowEnd;

    /** A window over {@code x} that will take in {@code rows} rows at most, all told. */
    SlidingRange(double[] x, int rows) {
        this.x = x;
        highs = new int[rows];
        lows = new int[rows];
    }

    /** Takes in a row after all others; its value is finite. */
    void add(int row) {
        double value = x[row];
        while (highEnd > highHead && x[highs[highEnd - 1]] <= value) highEnd--;
        highs[highEnd++] = row;
        while (lowEnd > lowHead && x[lows[lowEnd - 1]] >= value) lowEnd--;
        lows[lowEnd++] = row;
    }

    /** Lets go of all rows before {@code row}. */
    void dropBefore(int row) {
        while (highHead < highEnd && highs[highHead] < row) highHead++;
        while (lowHead < lowEnd && lows[lowHead] < row) lowHead++;
    }

    /** Lets go of the extreme that lies further back and all rows before it; returns its row. The window must hold two values. */
    int dropOlderExtreme() {
        int row = Math.min(highs[highHead], lows[lowHead]);
        dropBefore(row + 1);
        return row;
    }

    /** Largest minus smallest; the window must not be empty. */
    double width() {
        return x[highs[highHead]] - x[lows[lowHead]];
    }
}
