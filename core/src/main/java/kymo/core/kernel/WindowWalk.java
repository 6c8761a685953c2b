package kymo.core.kernel;

/**
 * One statistic on its way along a column, from the window of one row to the window of the next.
 *
 * <p>Every result is a function of the values in its window alone, to the bit: what happens to have been seen before may decide
 * how it is found, never what it is.
 */
interface WindowWalk {

    /**
     * Writes the statistic of {@code rows} windows to {@code out}, from {@code firstOut} on. Neither end of a window is before
     * that end of the window before it, this call's or the last one's.
     */
    void walk(int[] starts, int[] ends, int rows, double[] out, int firstOut);

    /**
     * The same of windows that are all {@code length} rows long, the first from row {@code start} on and each a row after the one before it,
     * where that can be done faster. Whether it was done; if not, what was written is void.
     */
    default boolean slide(int start, int length, int rows, double[] out, int firstOut) {
        return false;
    }

    /** Whether a value counts as there: neither missing nor infinite. */
    static boolean isThere(double value) {
        return Math.abs(value) <= Double.MAX_VALUE;
    }
}
