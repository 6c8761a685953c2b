package kymo.core.kernel.peaks;

/**
 * First half of the choice among candidates that must be at least some rows apart, where the higher one wins and of equal ones the later:
 * cuts them into groups that cannot influence each other. {@link SpacingReturn} is the second half and says why both are right.
 *
 * <p>Shape: all candidates once, by ascending row. Memory: two numbers, whatever the distance and however long a group is.
 */
public final class SpacingScan {

    private final long distance;
    private boolean begun;
    private long recordRow;
    private double recordHeight;

    /** @throws IllegalArgumentException unless {@code distanceRows >= 1} */
    public SpacingScan(double distanceRows) {
        this.distance = Spacing.wholeRows(distanceRows);
    }

    private SpacingScan(SpacingScan other) {
        this.distance = other.distance;
        this.begun = other.begun;
        this.recordRow = other.recordRow;
        this.recordHeight = other.recordHeight;
    }

    /** A scan that goes on by itself from where this one is. */
    public SpacingScan copy() {
        return new SpacingScan(this);
    }

    /** Whether this candidate is the first of its group; to be kept beside it for the way back. */
    public boolean begins(long row, double height) {
        boolean begins = !begun || row - recordRow >= distance;
        if (begins || height >= recordHeight) {
            recordRow = row;
            recordHeight = height;
        }
        begun = true;
        return begins;
    }
}
