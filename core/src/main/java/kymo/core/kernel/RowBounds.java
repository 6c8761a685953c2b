package kymo.core.kernel;

/** The rows of each row's window of rows, over so many rows. */
final class RowBounds implements WindowBounds {

    private final long firstOffset;
    private final long endOffset;
    private final int size;

    /** Windows from {@code firstOffset} rows after their own row (before it where negative) to {@code endOffset} rows after it, exclusive. */
    RowBounds(long firstOffset, long endOffset, int size) {
        this.firstOffset = firstOffset;
        this.endOffset = endOffset;
        this.size = size;
    }

    @Override
    public boolean isSteady(int row, int rows) {
        return areWhole(row + firstOffset, row + endOffset, rows - 1L);
    }

    @Override
    public void fill(int row, int step, int rows, int[] starts, int[] ends) {
        long start = row + firstOffset;
        long end = row + endOffset;
        long last = (rows - 1L) * step;
        if (areWhole(start, end, last)) {
            fill((int) start, step, rows, starts);
            fill((int) end, step, rows, ends);
            return;
        }
        for (int i = 0; i < rows; i++, start += step, end += step) {
            starts[i] = clip(start);
            ends[i] = Math.max(starts[i], clip(end));
        }
    }

    /** Whether no window from {@code start} to {@code end}, and of those up to {@code last} rows after it, is cut. */
    private boolean areWhole(long start, long end, long last) {
        return start >= 0 && end >= start && end + last <= size;
    }

    private static void fill(int first, int step, int rows, int[] into) {
        for (int i = 0; i < rows; i++) into[i] = first + i * step;
    }

    private int clip(long row) {
        return (int) Math.max(0, Math.min(row, size));
    }
}
