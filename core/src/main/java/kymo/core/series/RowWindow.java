package kymo.core.series;

/**
 * Consecutive rows of a dataset.
 *
 * @param fromRow the first, counted from 0
 * @param toRow the row after the last
 */
public record RowWindow(long fromRow, long toRow) {

    /** @throws IllegalArgumentException unless {@code 0 <= fromRow <= toRow} */
    public RowWindow {
        if (fromRow < 0 || fromRow > toRow)
            throw new IllegalArgumentException(
                    "rows must go from 0 or above up to a row not before but were %d to %d".formatted(fromRow, toRow));
    }

    public long rows() {
        return toRow - fromRow;
    }
}
