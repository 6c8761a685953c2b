package kymo.core.dataset;

/**
 * How much of a dataset a block needs around it.
 *
 * @param rowsBefore rows before its first one
 * @param rowsAfter rows after its last one
 * @param timeBefore nanoseconds on the axis before its first row; every row from there on is needed
 * @param timeAfter nanoseconds on the axis after its last row
 */
public record Halo(int rowsBefore, int rowsAfter, long timeBefore, long timeAfter) {

    /** The most blocks of a dataset that a halo may reach over, on either side. */
    public static final int MOST_BLOCKS = Schema.BLOCKS_PER_PART;

    /** @throws IllegalArgumentException if anything is negative */
    public Halo {
        if (rowsBefore < 0 || rowsAfter < 0 || timeBefore < 0 || timeAfter < 0)
            throw new IllegalArgumentException("a halo cannot be negative but was %d and %d rows, %d and %d ns"
                    .formatted(rowsBefore, rowsAfter, timeBefore, timeAfter));
    }

    public static Halo rows(int before, int after) {
        return new Halo(before, after, 0, 0);
    }

    public static Halo time(long nanosBefore, long nanosAfter) {
        return new Halo(0, 0, nanosBefore, nanosAfter);
    }

    /** Whether the axis tells how far it reaches. */
    boolean isByTime() {
        return timeBefore > 0 || timeAfter > 0;
    }
}
