package kymo.core.kernel;

/**
 * A window of so much time that ends with the current row, or lies around its time.
 *
 * <p>Without {@code center} the upper end is decided by row: the window ends with the current row (or the one before it, where its
 * end is open), so later rows of the same time are never in it; the lower end is decided by time. With {@code center} both ends
 * are decided by time, half the length (rounded down) before and after. Source: the definition of pandas Series.rolling.
 *
 * @param nanos length in nanoseconds
 * @param center whether the window lies around the current row's time instead of ending with the row
 * @param closed which ends belong to the window
 */
public record TimeWindow(long nanos, boolean center, Closed closed) implements Window {

    /** @throws IllegalArgumentException unless {@code nanos >= 1} */
    public TimeWindow {
        if (nanos < 1) throw new IllegalArgumentException("window must be 1 or more nanoseconds but was " + nanos);
    }

    /** The {@code nanos} nanoseconds that end with the current row, their first instant left out. */
    public static TimeWindow trailing(long nanos) {
        return new TimeWindow(nanos, false, Closed.RIGHT);
    }

    /** How far before the time of its first row a block's rows must reach, in nanoseconds; every row of that very time included. */
    public long nanosBefore() {
        return center ? nanos / 2 : nanos;
    }

    /** How far after the time of its last row a block's rows must reach, in nanoseconds; every row of that very time included. */
    public long nanosAfter() {
        return center ? nanos / 2 : 0;
    }

    @Override
    public WindowBounds over(int size) {
        throw new IllegalArgumentException("a window of time needs the time of every row but found none");
    }

    @Override
    public WindowBounds over(long... times) {
        return new TimeBounds(this, times);
    }

    @Override
    public int usualMinPeriods() {
        return 1;
    }

    @Override
    public int mostMinPeriods() {
        return Integer.MAX_VALUE;
    }
}
