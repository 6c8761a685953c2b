package kymo.jobs.ingest.columnar;

import java.util.Arrays;

/**
 * The next few rows of a column as the file holds them: which exist, and the values of those. Filled anew by every read.
 *
 * <p>Numbers are {@link #longs}: whole numbers as such, floating point as its bits, booleans as 0 and 1. Everything else is bytes from {@link #starts} to {@link #ends} in
 * {@link #bytes}, which may be a page or a dictionary and is not to be changed.
 */
final class RawValues {

    /** Most rows that one read gives. */
    static final int ROWS = 4_096;

    int rows;
    /** Whether all rows exist; else {@link #present} tells. */
    boolean allPresent;

    final boolean[] present = new boolean[ROWS];
    /** How many values there are: one for each row that exists, in order. */
    int count;

    /** Whether the values are bytes, not longs. */
    boolean inBytes;

    final long[] longs = new long[ROWS];
    byte[] bytes = new byte[0];
    final int[] starts = new int[ROWS];
    final int[] ends = new int[ROWS];

    boolean exists(int row) {
        return allPresent || present[row];
    }

    int length(int value) {
        return ends[value] - starts[value];
    }

    /** All of the first {@code rows} rows exist. */
    void allExist(int rows) {
        this.rows = rows;
        this.count = rows;
        allPresent = true;
    }

    /** None of the first {@code rows} rows exists. */
    void noneExist(int rows) {
        this.rows = rows;
        count = 0;
        allPresent = false;
        Arrays.fill(present, 0, rows, false);
    }
}
