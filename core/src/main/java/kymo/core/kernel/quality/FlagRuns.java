package kymo.core.kernel.quality;

import java.util.Arrays;

/**
 * The flags of consecutive rows, all of them, as runs of equal ones: run {@code i} covers rows {@code fromRow(i)} (inclusive) to
 * {@code toRow(i)} (exclusive).
 */
public final class FlagRuns {

    private long[] froms = new long[16];
    private byte[] flags = new byte[16];
    private int size;
    private long end = -1;

    /**
     * Appends the flags of the rows from {@code firstRow} on; a run goes on over the border where the flag does.
     *
     * @throws IllegalArgumentException unless {@code firstRow} is the one after the last row appended
     */
    public void append(long firstRow, byte[] rowFlags) {
        if (end >= 0 && firstRow != end)
            throw new IllegalArgumentException(
                    "flags must go on at row %d but began at row %d".formatted(end, firstRow));
        int previous = size == 0 ? 0 : flags[size - 1];
        for (int i = 0; i < rowFlags.length; i++) {
            if (rowFlags[i] == previous) continue;
            previous = rowFlags[i];
            if (size == froms.length) grow();
            froms[size] = firstRow + i;
            flags[size++] = rowFlags[i];
        }
        end = firstRow + rowFlags.length;
    }

    /** How many runs there are. */
    public int size() {
        return size;
    }

    public long fromRow(int run) {
        return froms[run];
    }

    /** The row after the run's last one. */
    public long toRow(int run) {
        return run == size - 1 ? end : froms[run + 1];
    }

    public byte flag(int run) {
        return flags[run];
    }

    /** How many rows carry {@code flag}. */
    public long rows(byte flag) {
        long rows = 0;
        for (int run = 0; run < size; run++) {
            if (flags[run] == flag) rows += toRow(run) - froms[run];
        }
        return rows;
    }

    private void grow() {
        froms = Arrays.copyOf(froms, 2 * size);
        flags = Arrays.copyOf(flags, 2 * size);
    }
}
