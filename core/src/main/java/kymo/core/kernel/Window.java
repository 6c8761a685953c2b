package kymo.core.kernel;

/** Which rows a statistic looks at for each row: a number of them, or those of a length of time. */
public sealed interface Window permits RowWindow, TimeWindow {

    /**
     * The bounds of every row's window where {@code size} rows are all there is.
     *
     * @throws IllegalArgumentException when the window is one of time
     */
    WindowBounds over(int size);

    /**
     * The bounds of every row's window where the rows have these times, in nanoseconds.
     *
     * @throws IllegalArgumentException when the window is one of time and a time is before the one above it
     */
    WindowBounds over(long... times);

    /** How many values a window must hold unless told otherwise: all of its rows, or one. */
    int usualMinPeriods();

    /** The most that can be asked of {@code minPeriods}. */
    int mostMinPeriods();
}
