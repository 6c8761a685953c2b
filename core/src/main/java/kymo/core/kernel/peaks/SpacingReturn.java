package kymo.core.kernel.peaks;

/**
 * Second half of the choice among candidates that must be at least some rows apart: takes, group by group, the candidates that stay. The
 * result is that of taking candidates from the highest to the lowest (of equal ones the later first) and dropping everything less than the
 * distance away from one that was taken, as scipy does.
 *
 * <p>Shape: all candidates once, by <em>descending</em> row, with the marks of {@link SpacingScan}. Memory: a few numbers.
 *
 * <p>Source: own derivation. Call a candidate at least as high as all before it in its group a record. A group ends where the next candidate
 * is at least the distance away from the last record: nothing higher is near that record, so it stays, and nothing on one side of
 * it reaches the other. Inside a group every other candidate has a higher one near: a record the next record, the rest the record before
 * them. So once K is taken and its neighbours are dropped, the highest of what is left of the group has lost its higher neighbour to K and
 * lies less than twice the distance before K. All candidates there are less than one distance apart: the highest of them stays, the others
 * go, and it is the next K. The first K of a group is found likewise among those less than the distance before the group's last one.
 */
public final class SpacingReturn {

    /** No candidate is settled yet. */
    public static final long NONE = -1;

    private final long distance;
    private boolean groupDone = true;
    private long zoneEnd;
    private long bestRow = NONE;
    private double bestHeight;

    /** @throws IllegalArgumentException unless {@code distanceRows >= 1} */
    public SpacingReturn(double distanceRows) {
        this.distance = Spacing.wholeRows(distanceRows);
    }

    /**
     * The candidate before those given so far.
     *
     * @param begins what {@link SpacingScan#begins} said of it
     * @return the row of a candidate given earlier that stays, each told once and by descending row, or {@link #NONE}
     */
    public long accept(long row, double height, boolean begins) {
        long settled = NONE;
        if (groupDone) {
            settled = finish();
            zoneEnd = row;
        } else if (row <= zoneEnd - distance) {
            settled = finish();
            if (settled == NONE || row <= settled - 2 * distance)
                throw new IllegalArgumentException(
                        "candidates must come back as SpacingScan marked them but row %d has none higher near it"
                                .formatted(row));
            zoneEnd = settled - distance;
        }
        groupDone = begins;
        if (row <= zoneEnd && (bestRow == NONE || height > bestHeight)) {
            bestRow = row;
            bestHeight = height;
        }
        return settled;
    }

    /** The row of the last candidate that stays, or {@link #NONE} when there was none at all; to be called after the first candidate of the signal. */
    public long finish() {
        long settled = bestRow;
        bestRow = NONE;
        return settled;
    }
}
