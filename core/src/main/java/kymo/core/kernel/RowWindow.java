package kymo.core.kernel;

/**
 * A window of so many rows that ends with the current one, or lies around it; cut where the data end.
 *
 * <p>Source: the definition of pandas Series.rolling.
 *
 * @param rows rows in the window
 * @param center whether the window lies around the current row ((rows - 1) / 2 rows after it) instead of ending with it
 * @param closed which ends belong to the window
 */
public record RowWindow(int rows, boolean center, Closed closed) implements Window {

    /** @throws IllegalArgumentException unless {@code rows >= 0} */
    public RowWindow {
        if (rows < 0) throw new IllegalArgumentException("window must be 0 or more rows but was " + rows);
    }

    /** The {@code rows} rows that end with the current one. */
    public static RowWindow trailing(int rows) {
        return new RowWindow(rows, false, Closed.RIGHT);
    }

    /** How many rows before the first one a block must bring with it. */
    public int rowsBefore() {
        return (int) Math.max(0, -firstOffset());
    }

    /** How many rows after the last one a block must bring with it. */
    public int rowsAfter() {
        return (int) Math.max(0, endOffset() - 1);
    }

    @Override
    public WindowBounds over(int size) {
        return new RowBounds(firstOffset(), endOffset(), size);
    }

    @Override
    public WindowBounds over(long... times) {
        return over(times.length);
    }

    @Override
    public int usualMinPeriods() {
        return rows;
    }

    @Override
    public int mostMinPeriods() {
        return rows;
    }

    private long firstOffset() {
        return endOffset() - rows - closed.earlierStart() + closed.earlierEnd();
    }

    private long endOffset() {
        return (center ? (rows - 1) / 2 : 0) + 1L - closed.earlierEnd();
    }
}
