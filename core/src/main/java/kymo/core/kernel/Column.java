package kymo.core.kernel;

/** The values of one column in consecutive rows; immutable by convention, backed by primitive arrays. */
public sealed interface Column permits DoubleColumn, LongColumn, BooleanColumn, TextColumn {

    /** Number of rows. */
    int size();

    /** Whether the value in {@code row} (0 ≤ row &lt; size) does not exist. */
    boolean isMissing(int row);

    /** Rows {@code from} (inclusive) to {@code to} (exclusive) as a column of their own. */
    Column slice(int from, int to);

    /** The number of rows whose value does not exist. */
    default int missingCount() {
        int missing = 0;
        for (int row = 0; row < size(); row++) {
            if (isMissing(row)) missing++;
        }
        return missing;
    }
}
