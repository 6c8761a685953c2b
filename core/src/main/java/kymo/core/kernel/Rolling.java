package kymo.core.kernel;

/**
 * A statistic of the rows around each row.
 *
 * <p>Shape: N rows in, a row out for every {@code step}-th of those asked for, in the same order. Unit: the input's; of VAR its
 * square, of COUNT none. Missing and infinite values are left out (COUNT leaves out the missing ones only); a row whose window holds
 * fewer than {@code minPeriods} values comes out missing. For COUNT {@code minPeriods} are rows, whatever is in them. The SUM of nothing
 * is 0 where {@code minPeriods} is 0; MEAN, MIN, MAX and MEDIAN of nothing are missing, and so are STD and VAR of no more than {@code ddof} values.
 *
 * <p>SUM and VAR are exact and rounded once, MEAN and STD once more; the others are exact. So a row's result depends on the values of its
 * window alone, to the bit, and blocks can be cut anywhere and computed in any order.
 *
 * <p>Source: the definition, that of pandas Series.rolling; how each statistic is found is told by its class.
 *
 * @param statistic what is computed
 * @param window of which rows
 * @param minPeriods values that a window must hold
 * @param ddof what VAR and STD take from the number of values before they divide by it; 1 is usual
 * @param step a result for every so many rows
 */
public record Rolling(Statistic statistic, Window window, int minPeriods, int ddof, int step) {

    /** Bounds are made for so many rows at a time, which stay in the nearest cache. */
    private static final int ROWS_AT_A_TIME = 1_024;

    /** @throws IllegalArgumentException unless {@code 0 <= minPeriods <= window} (in rows), {@code ddof >= 0} and {@code step >= 1} */
    public Rolling {
        if (minPeriods < 0 || minPeriods > window.mostMinPeriods())
            throw new IllegalArgumentException("minPeriods must be between 0 and window (%d) but was %d"
                    .formatted(window.mostMinPeriods(), minPeriods));
        if (ddof < 0) throw new IllegalArgumentException("ddof must be 0 or more but was " + ddof);
        if (step < 1) throw new IllegalArgumentException("step must be 1 or more rows but was " + step);
    }

    /** The statistic with the usual settings: {@code minPeriods} the window's (for COUNT none of rows), {@code ddof} 1, a result for every row. */
    public static Rolling of(Statistic statistic, Window window) {
        return of(statistic, window, usualMinPeriods(statistic, window));
    }

    /** The statistic with {@code ddof} 1 and a result for every row. */
    public static Rolling of(Statistic statistic, Window window, int minPeriods) {
        return new Rolling(statistic, window, minPeriods, 1, 1);
    }

    /** How many values (for COUNT rows) a window must hold unless told otherwise. */
    public static int usualMinPeriods(Statistic statistic, Window window) {
        return statistic == Statistic.COUNT && window instanceof RowWindow ? 0 : window.usualMinPeriods();
    }

    /**
     * The statistic of every row of {@code in}, which is all the data there is.
     *
     * @throws IllegalArgumentException when the window is one of time
     */
    public DoubleColumn apply(DoubleColumn in) {
        return apply(in, 0, in.size());
    }

    /**
     * The statistic of row {@code from} (inclusive) of {@code in} and every {@code step}-th after it, up to {@code to} (exclusive). The
     * other rows are the halo: at least the window's {@link RowWindow#rowsBefore()} before and {@link RowWindow#rowsAfter()} after,
     * fewer only where the data end.
     *
     * @throws IllegalArgumentException when the window is one of time
     */
    public DoubleColumn apply(DoubleColumn in, int from, int to) {
        return walk(in, window.over(in.size()), from, to);
    }

    /**
     * The same where every row has a time, in nanoseconds. The halo reaches at least the window's {@link TimeWindow#nanosBefore()}
     * before the first row's time and {@link TimeWindow#nanosAfter()} after the last one's.
     *
     * @throws IllegalArgumentException unless there is a time for every row, none before the one above it
     */
    public DoubleColumn apply(DoubleColumn in, long[] times, int from, int to) {
        if (times.length != in.size())
            throw new IllegalArgumentException(
                    "there must be a time for each of the %d rows but there are %d".formatted(in.size(), times.length));
        return walk(in, window.over(times), from, to);
    }

    private DoubleColumn walk(DoubleColumn in, WindowBounds bounds, int from, int to) {
        int rows = (int) (((long) to - from + step - 1) / step);
        double[] out = new double[rows];
        int[] starts = new int[Math.min(rows, ROWS_AT_A_TIME)];
        int[] ends = new int[starts.length];
        WindowWalk walk = statistic.over(in.values(), minPeriods, ddof);
        for (int done = 0; done < rows; done += starts.length) {
            int next = Math.min(starts.length, rows - done);
            int row = from + done * step;
            if (step == 1 && bounds.isSteady(row, next)) {
                bounds.fill(row, step, 1, starts, ends);
                if (walk.slide(starts[0], ends[0] - starts[0], next, out, done)) continue;
            }
            bounds.fill(row, step, next, starts, ends);
            walk.walk(starts, ends, next, out, done);
        }
        return DoubleColumn.of(out);
    }
}
