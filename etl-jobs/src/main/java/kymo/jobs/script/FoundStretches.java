package kymo.jobs.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.PickedRows;
import kymo.core.kernel.TextColumn;
import kymo.core.preview.Previewed;
import kymo.core.series.RowWindow;
import org.jspecify.annotations.Nullable;

/**
 * Of all rows that a script has found those that are shown, and how many there are: stretches by ascending first row, of equal ones as they were found; rows
 * of another kind as they come.
 */
final class FoundStretches {

    /** Texts may be of any length. */
    private static final long MOST_BYTES = 8L << 20;

    private final @Nullable RowWindow window;
    private List<Found> found = new ArrayList<>();
    private long total;

    private record Found(long firstRow, Block in, int row, long bytes) {}

    /** @param window stretches that touch it are shown; null for rows of any kind, all of them */
    FoundStretches(@Nullable RowWindow window) {
        this.window = window;
    }

    void add(@Nullable Block made) {
        if (made == null) return;
        int sought = 0;
        for (int row = 0; row < made.rows(); row++) {
            if (!isSought(made, row)) continue;
            total++;
            // those of a block are in order
            if (sought++ < Previewed.Rows.MOST_ROWS)
                found.add(new Found(window == null ? 0 : first(made, row), made, row, textBytes(made, row)));
        }
        if (sought > 0) keepFirst();
    }

    private static long textBytes(Block block, int row) {
        long bytes = 0;
        for (Column column : block.columns())
            if (column instanceof TextColumn texts) bytes += texts.offsets()[row + 1] - texts.offsets()[row];
        return bytes;
    }

    private boolean isSought(Block made, int row) {
        if (window == null) return true;
        long last = ((LongColumn) made.column(1)).values()[row];
        return first(made, row) < window.toRow() && last >= window.fromRow();
    }

    private static long first(Block made, int row) {
        return ((LongColumn) made.column(0)).values()[row];
    }

    /** Forgets what will not be shown, and with the blocks all that is not. */
    private void keepFirst() {
        found.sort(Comparator.comparingLong(Found::firstRow));
        PickedRows picked = new PickedRows(Previewed.Rows.MOST_ROWS);
        List<Found> kept = new ArrayList<>();
        long bytes = 0;
        for (Found one : found) {
            if (kept.size() == Previewed.Rows.MOST_ROWS || bytes + one.bytes > MOST_BYTES) break;
            picked.add(one.in, one.row);
            bytes += one.bytes;
            kept.add(one);
        }
        found = new ArrayList<>();
        if (kept.isEmpty()) return;
        Block block = picked.block(0);
        for (int row = 0; row < block.rows(); row++)
            found.add(new Found(kept.get(row).firstRow, block, row, kept.get(row).bytes));
    }

    Block rows() {
        return found.isEmpty() ? new Block(0, 0, List.of()) : found.get(0).in;
    }

    long total() {
        return total;
    }
}
