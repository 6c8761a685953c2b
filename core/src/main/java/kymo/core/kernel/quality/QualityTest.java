package kymo.core.kernel.quality;

/**
 * One test with its settings. Safe to call from several threads: every call starts afresh.
 *
 * <p>A caller hands over rows and their neighbours: {@link #rowsBefore()} and {@link #rowsAfter()}, and every row that is less than
 * {@link #nanosBefore()} older than the first one ({@link WindowRows} tells how many rows that may be). Fewer only where
 * the data ends: a test takes the end of what it is given for the end of the data.
 */
public sealed interface QualityTest
        permits AttenuatedRecord,
                AttenuatedSignal,
                BackwardTime,
                Climatology,
                DuplicateTime,
                FlatLine,
                GrossRange,
                IqrOutliers,
                IsolatedPoint,
                MadOutliers,
                PercentileRange,
                RateOfChange,
                Saturation,
                Spike,
                TimeGap,
                TimeJitter,
                ZScoreOutliers {

    /** How many rows before the first one the rows must bring with them. */
    default int rowsBefore() {
        return 0;
    }

    /** How many rows after the last one the rows must bring with them. */
    default int rowsAfter() {
        return 0;
    }

    /** How far back in time the neighbours must reach besides; 0 when no window of time is used. */
    default long nanosBefore() {
        return 0;
    }

    /**
     * Writes the flag of row {@code from + i} into {@code flags[i]} for all rows {@code from} (inclusive) to {@code to} (exclusive); the other rows
     * are neighbours.
     *
     * @throws IllegalArgumentException when the test needs a column that {@code in} does not have
     */
    void flag(Samples in, int from, int to, byte[] flags);

    /** The flags of {@code in}, which is all the data there is. */
    default byte[] flag(Samples in) {
        byte[] flags = new byte[in.size()];
        flag(in, 0, flags.length, flags);
        return flags;
    }
}
