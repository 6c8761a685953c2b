package kymo.core.kernel;

/** Where the window of each row begins and ends. Both only move forward from row to row. */
interface WindowBounds {

    /**
     * Writes the windows of {@code rows} rows: {@code row} and every {@code step}-th after it. The window of the i-th holds rows
     * {@code starts[i]} (inclusive) to {@code ends[i]} (exclusive); an empty one has equal ends.
     */
    void fill(int row, int step, int rows, int[] starts, int[] ends);

    /** Whether the windows of these rows are all of one length, each a row after the one before it. */
    boolean isSteady(int row, int rows);
}
