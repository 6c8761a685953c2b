package kymo.jobs.script;

import java.util.ArrayList;
import java.util.List;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.PickedRows;
import kymo.core.preview.Previewed;
import kymo.core.series.RowWindow;
import kymo.jobs.host.wire.WireOut;
import org.jspecify.annotations.Nullable;

/** Of all rows that a script has found those that are shown, and how many more there are. */
final class FoundStretches {

    /** Texts may be of any length. */
    private static final long MOST_BYTES = 8L << 20;

    private final @Nullable RowWindow window;
    private final List<Block> shown = new ArrayList<>();
    private int rows;
    private long bytes;
    private long total;

    /** @param window stretches that touch it are shown; null for rows of any kind, all of them */
    FoundStretches(@Nullable RowWindow window) {
        this.window = window;
    }

    void add(@Nullable Block found) {
        if (found == null) return;
        int room = bytes > MOST_BYTES ? 0 : Previewed.Rows.MOST_ROWS - rows;
        PickedRows picked = new PickedRows(Math.min(room, found.rows()));
        for (int row = 0; row < found.rows(); row++) {
            if (!isSought(found, row)) continue;
            total++;
            if (picked.size() < room) picked.add(found, row);
        }
        if (picked.size() == 0) return;
        // a block of its own, so that what is not shown is not held
        Block block = picked.block(rows);
        shown.add(block);
        rows += block.rows();
        for (Column column : block.columns()) bytes += WireOut.bytes(column);
    }

    private boolean isSought(Block found, int row) {
        if (window == null) return true;
        long first = ((LongColumn) found.column(0)).values()[row];
        long last = ((LongColumn) found.column(1)).values()[row];
        return first < window.toRow() && last >= window.fromRow();
    }

    Block rows() {
        return shown.isEmpty() ? new Block(0, 0, List.of()) : Block.join(shown);
    }

    long total() {
        return total;
    }
}
