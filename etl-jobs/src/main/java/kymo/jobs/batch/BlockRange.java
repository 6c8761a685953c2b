package kymo.jobs.batch;

/** Blocks {@code first} (inclusive) to {@code end} (exclusive) of a dataset; borders of partitions are multiples of a part's blocks. */
public record BlockRange(long first, long end) {
    /** All there are. */
    public static final BlockRange ALL = new BlockRange(0, Long.MAX_VALUE);
}
