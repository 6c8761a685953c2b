package kymo.core.series;

/**
 * A window of rows cut in buckets of the same length; only the last may be shorter.
 *
 * @param firstRow where the first bucket begins
 * @param endRow where the last one ends
 */
record Grid(long firstRow, long endRow, long bucketRows) {

    /**
     * Cuts the window in at most {@code points} buckets. Those longer than the finest ones of the pyramid are made of such; the window grows
     * to their borders.
     *
     * @param datasetRows where the pyramid's last bucket ends
     * @param finestRows rows of the pyramid's finest buckets
     */
    static Grid over(RowWindow window, int points, long datasetRows, int finestRows) {
        long bucketRows = Math.max(1, ceil(window.rows(), points));
        if (bucketRows <= finestRows) return new Grid(window.fromRow(), window.toRow(), bucketRows);
        long firstRow = window.fromRow() / finestRows * finestRows;
        long endRow = Math.min(datasetRows, ceil(window.toRow(), finestRows) * finestRows);
        long finest = ceil(endRow - firstRow, finestRows);
        return new Grid(firstRow, endRow, ceil(finest, points) * finestRows);
    }

    int size() {
        return Math.toIntExact(ceil(endRow - firstRow, bucketRows));
    }

    /** First row of bucket {@code index}. */
    long from(int index) {
        return firstRow + index * bucketRows;
    }

    /** The row after the last of bucket {@code index}. */
    long to(int index) {
        return Math.min(endRow, from(index) + bucketRows);
    }

    /** The bucket that holds {@code row}. */
    int at(long row) {
        return (int) ((row - firstRow) / bucketRows);
    }

    private static long ceil(long rows, long by) {
        return (rows + by - 1) / by;
    }
}
