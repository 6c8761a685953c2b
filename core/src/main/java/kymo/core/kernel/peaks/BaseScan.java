package kymo.core.kernel.peaks;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the base on one side of every given peak: the lowest row between the peak and the first one that is higher, NaN, outside of the
 * window or outside of the signal; of equally low rows the one nearest to the peak. Forwards it finds the left bases, backwards the right
 * ones.
 *
 * <p>Shape: all blocks of one signal in the order of the walk, each with the peaks that lie in it. Work: O(rows), whatever the signal.
 *
 * <p>Memory: a stack of (top, low before it) pairs that may still matter to a peak to come. A top goes when something at least as high comes, or when
 * something at least as low as the low before it comes; so the pairs are nested, each strictly inside the one below, and the stack is as deep as the signal is a
 * <em>narrowing</em> oscillation up to the current row: about the logarithm of the rows for noise, one or two for a ramp of peaks in
 * either direction. Of a window of w rows at most w / 2 + 2 pairs matter; the rest is swept out before the arrays
 * grow, and the window's own queue is as long as its longest rise. More than {@link #MOST_HELD} pairs (100 MB) are refused.
 * Source: the monotonic stack of "all nearest greater values" (Berkman, Schieber and Vishkin 1993), run on tops alone; the second reason to go is our own.
 */
public final class BaseScan {

    /** Most pairs that the stack of a signal in blocks may hold. */
    public static final int MOST_HELD = 1 << 22;

    private final int step;
    private final long reach;
    private final int mostHeld;
    private final @Nullable WindowLow window;

    private long row;
    private double previous = Double.NaN;
    private boolean risen;
    private double low = Double.POSITIVE_INFINITY;
    private long lowRow;

    private double[] tops = new double[32];
    private double[] lows = new double[32];
    private long[] lowRows = new long[32];
    private int depth;

    /** Whether all rows that matter have been seen: false in a stretch whose rows before are not known, until a NaN cuts them off. */
    private boolean complete = true;

    private BaseScan(int step, long firstRow, double wlenRows, long rows, int mostHeld) {
        this.step = step;
        this.row = firstRow;
        this.reach = halfWindow(wlenRows);
        this.mostHeld = mostHeld;
        this.window = reach < rows ? new WindowLow(reach, mostHeld) : null;
    }

    /**
     * A walk from the first row to the last: left bases.
     *
     * @throws IllegalArgumentException unless {@code wlenRows > 1}
     */
    public static BaseScan forwards(double wlenRows) {
        return new BaseScan(1, 0, wlenRows, Long.MAX_VALUE >>> 2, MOST_HELD);
    }

    /**
     * A walk from the last of {@code rows} rows to the first: right bases. Blocks come last first, their values as they are.
     *
     * @throws IllegalArgumentException unless {@code wlenRows > 1}
     */
    public static BaseScan backwards(double wlenRows, long rows) {
        return new BaseScan(-1, rows - 1, wlenRows, rows, MOST_HELD);
    }

    /**
     * A walk that begins anywhere and tells no bases: of a stretch of a signal whose rows before it are not known, only
     * {@link #border} is asked.
     *
     * @param firstRow of the walk: the stretch's first row forwards, its last one backwards
     */
    public static BaseScan stretch(boolean forwards, long firstRow) {
        BaseScan scan = anywhere(forwards, firstRow, Double.POSITIVE_INFINITY);
        scan.complete = false;
        return scan;
    }

    /**
     * A walk in windows that begins at {@code firstRow}, which must lie at least half a window before the first peak, or be the walk's first row at all.
     *
     * @throws IllegalArgumentException unless {@code wlenRows > 1}
     */
    public static BaseScan window(boolean forwards, long firstRow, double wlenRows) {
        return anywhere(forwards, firstRow, wlenRows);
    }

    /** A walk that goes on at {@code firstRow} where another one was left. */
    public static BaseScan goingOn(BaseBorder border, boolean forwards, long firstRow) {
        BaseScan scan = anywhere(forwards, firstRow, Double.POSITIVE_INFINITY);
        scan.take(border);
        return scan;
    }

    private static BaseScan anywhere(boolean forwards, long firstRow, double wlenRows) {
        return new BaseScan(forwards ? 1 : -1, firstRow, wlenRows, Long.MAX_VALUE >>> 2, MOST_HELD);
    }

    /** A walk in either direction with another limit: a signal in memory may have a stack as large as itself. */
    static BaseScan holding(int mostHeld, boolean forwards, double wlenRows, long rows) {
        return new BaseScan(forwards ? 1 : -1, forwards ? 0 : rows - 1, wlenRows, rows, mostHeld);
    }

    /**
     * The rows on each side of a peak that belong to its window.
     *
     * @throws IllegalArgumentException unless {@code wlenRows > 1}
     */
    static long halfWindow(double wlenRows) {
        if (!(wlenRows > 1)) throw new IllegalArgumentException("wlen must be more than 1 row but was " + wlenRows);
        return (long) Math.ceil(wlenRows) / 2;
    }

    /** How many pairs the stack holds now. */
    public int held() {
        return depth;
    }

    /** What the rows so far leave behind. */
    public BaseBorder border() {
        return new BaseBorder(
                Arrays.copyOf(tops, depth),
                Arrays.copyOf(lows, depth),
                Arrays.copyOf(lowRows, depth),
                low,
                lowRow,
                previous,
                risen,
                complete);
    }

    /**
     * Goes on behind a stretch of rows without reading them. What comes after has the bases that it had if they were read.
     *
     * @param stretch the border of a {@link #stretch} that begins where this walk is
     */
    public void skip(BaseBorder stretch) {
        if (stretch.complete()) {
            take(stretch);
            return;
        }
        // Whether the row at the seam is a top, only the next one tells. A row that is none may be on the stack as
        // well.
        if (risen) enter(previous);
        for (int i = 0; i < stretch.size(); i++) {
            lower(stretch.low(i), stretch.lowRow(i));
            enter(stretch.top(i));
        }
        lower(stretch.low(), stretch.lowRow());
        previous = stretch.previous();
        risen = stretch.risen();
    }

    private void lower(double value, long valueRow) {
        if (value > low) return;
        low = value;
        lowRow = valueRow;
    }

    private void take(BaseBorder border) {
        tops = Arrays.copyOf(border.tops(), Math.max(32, border.size()));
        lows = Arrays.copyOf(border.lows(), tops.length);
        lowRows = Arrays.copyOf(border.lowRows(), tops.length);
        depth = border.size();
        low = border.low();
        lowRow = border.lowRow();
        previous = border.previous();
        risen = border.risen();
        complete = border.complete();
    }

    /**
     * The next block of the walk.
     *
     * @param peaks rows in the whole signal, ascending, all in this block; any rows, not only maxima
     * @param baseValues takes the value of each peak's base; NaN where the peak itself is NaN
     * @param baseRows takes the row of each peak's base
     * @throws IllegalArgumentException when a peak lies outside of the block, or the stack is full
     */
    public void accept(double[] values, long[] peaks, double[] baseValues, long[] baseRows) {
        int next = step > 0 ? 0 : peaks.length - 1;
        int at = step > 0 ? 0 : values.length - 1;
        double last = previous;
        for (int n = 0; n < values.length; n++, at += step, row += step) {
            double value = values[at];
            if (value < last) {
                if (risen) enter(last);
                risen = false;
            } else if (value > last) {
                risen = true;
            } else if (value != last) {
                clear(value);
                risen = true;
            }
            if (value <= low) {
                low = value;
                lowRow = row;
            }
            if (window != null && !Double.isNaN(value)) window.add(row, value);
            last = value;
            if (next >= 0 && next < peaks.length && peaks[next] == row)
                next = tell(value, peaks, next, baseValues, baseRows);
        }
        previous = last;
        if (next >= 0 && next < peaks.length)
            throw new IllegalArgumentException(
                    "a peak must lie in the block it is given with, by ascending row, but row %d does not"
                            .formatted(peaks[next]));
    }

    private int tell(double value, long[] peaks, int first, double[] baseValues, long[] baseRows) {
        double baseValue = Double.NaN;
        long baseRow = row;
        if (!Double.isNaN(value)) {
            enter(value);
            risen = false;
            baseValue = lows[depth - 1];
            baseRow = lowRows[depth - 1];
            if (window != null && Math.abs(row - baseRow) > reach) {
                baseValue = window.value();
                baseRow = window.row();
            }
        }
        int next = first;
        for (; next >= 0 && next < peaks.length && peaks[next] == row; next += step) {
            baseValues[next] = baseValue;
            baseRows[next] = baseRow;
        }
        return next;
    }

    /** Puts a top on the stack, with the lowest row since the first higher top below it. */
    private void enter(double top) {
        // what lies before the first low of a stretch may be lower still
        int known = complete ? 0 : 1;
        while (depth > known && lows[depth - 1] >= low) depth--;
        while (depth > 0 && tops[depth - 1] <= top) {
            depth--;
            if (lows[depth] >= low) continue; // only in a stretch, whose first pair need not be below the others
            low = lows[depth];
            lowRow = lowRows[depth];
        }
        if (depth == tops.length) makeRoom();
        tops[depth] = top;
        lows[depth] = low;
        lowRows[depth] = lowRow;
        depth++;
        low = Double.POSITIVE_INFINITY;
    }

    /** Begins anew at a NaN, behind one, or at the walk's first row. */
    private void clear(double value) {
        if (Double.isNaN(value)) complete = true;
        depth = 0;
        low = Double.POSITIVE_INFINITY;
        if (window != null) window.clear();
    }

    private void makeRoom() {
        if (window != null) dropBeyondWindow();
        if (depth < tops.length / 2) return;
        if (depth >= mostHeld)
            throw new IllegalArgumentException(
                    "tops and lows nested in each other must be at most %d but are more; give a window (wlen) or process fewer rows"
                            .formatted(mostHeld));
        int capacity = 2 * tops.length;
        tops = Arrays.copyOf(tops, capacity);
        lows = Arrays.copyOf(lows, capacity);
        lowRows = Arrays.copyOf(lowRows, capacity);
    }

    /** A top lies before the low of the top above it: when that one is out of the window, so is the top. */
    private void dropBeyondWindow() {
        int gone = 0;
        while (gone + 1 < depth && Math.abs(row - lowRows[gone + 1]) > reach) gone++;
        depth -= gone;
        System.arraycopy(tops, gone, tops, 0, depth);
        System.arraycopy(lows, gone, lows, 0, depth);
        System.arraycopy(lowRows, gone, lowRows, 0, depth);
    }
}
