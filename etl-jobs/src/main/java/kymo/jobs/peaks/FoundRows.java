package kymo.jobs.peaks;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.PickedRows;
import kymo.core.kernel.peaks.PeakProperty;
import kymo.core.peaks.PeakRows;
import kymo.jobs.batch.BlockRange;
import kymo.jobs.batch.Spilled;
import kymo.jobs.batch.Spills;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** The peaks of all signals by ascending row, of equal ones in the signals' order, as blocks of the result; resumes after the last committed one. */
final class FoundRows implements ItemStreamReader<Block> {

    private static final String NEXT = "next.block";

    private final Searched searched;
    private final PeakTables tables;
    private final Spills spills;
    private final BlockRange range;
    private final Schema schema;
    private final List<Cursor> cursors = new ArrayList<>();
    private @Nullable Spilled found;
    private @Nullable Spilled bounds;
    private long nextBlock;
    private int stretch = -1;

    FoundRows(Searched searched, PeakTables tables, Spills spills, BlockRange range) {
        this.searched = searched;
        this.tables = tables;
        this.range = range;
        this.schema = tables.found().schema();
        this.spills = spills;
    }

    /** How many parts of the result the peaks make. */
    static long parts(Searched searched, PeakTables tables, Spills spills) {
        Spilled found = spills.read(tables.found());
        long rows = 0;
        for (int item = 0; item < searched.items(); item++) rows += found.rows(item);
        return tables.found().schema().parts(rows);
    }

    private long rows(Spilled found, int ofStretch) {
        long rows = 0;
        for (int signal = 0; signal < searched.signals().size(); signal++)
            rows += found.rows(searched.item(ofStretch, signal));
        return rows;
    }

    @Override
    public void open(ExecutionContext context) {
        // only now are all peaks there
        Spilled peaks = spills.read(tables.found());
        found = peaks;
        bounds = spills.read(PeakTables.BOUNDS);
        nextBlock = context.getLong(NEXT, range.first());
        long skip = nextBlock * schema.blockRows();
        int first = 0;
        while (first < searched.stretches() && skip >= rows(peaks, first)) skip -= rows(peaks, first++);
        turnTo(first);
        // nothing is left where all blocks were committed and the end of the step was not
        for (; skip > 0 && first < searched.stretches(); skip--) least().next();
    }

    @Override
    public @Nullable Block read() {
        if (nextBlock >= range.end()) return null;
        PickedRows picked = new PickedRows(schema.blockRows());
        while (picked.size() < schema.blockRows() && stretch < searched.stretches()) {
            Cursor cursor = least();
            if (cursor.row() == Long.MAX_VALUE) turnTo(stretch + 1);
            else {
                picked.add(cursor.block(), cursor.at());
                cursor.next();
            }
        }
        if (picked.size() == 0) return null;
        return picked.block(nextBlock++ * schema.blockRows());
    }

    private Cursor least() {
        Cursor least = cursors.get(0);
        for (Cursor cursor : cursors) if (cursor.row() < least.row()) least = cursor;
        return least;
    }

    private void turnTo(int number) {
        close();
        stretch = number;
        for (int signal = 0;
                number < searched.stretches() && signal < searched.signals().size();
                signal++) cursors.add(new Cursor(opened(found, number, signal), opened(bounds, number, signal)));
    }

    private Spilled.@Nullable Part opened(@Nullable Spilled table, int number, int signal) {
        int item = searched.item(number, signal);
        return table == null || table.rows(item) == 0 ? null : table.open(item);
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(NEXT, nextBlock);
    }

    @Override
    public void close() {
        cursors.forEach(Cursor::close);
        cursors.clear();
    }

    /** The peaks of one item, row by row. */
    private final class Cursor {
        private final Spilled.@Nullable Part rows;
        private final Spilled.@Nullable Part narrowed;
        private int number = -1;
        private @Nullable Block block;
        private int at;
        private long[] sourceRows = {};

        Cursor(Spilled.@Nullable Part rows, Spilled.@Nullable Part narrowed) {
            this.rows = rows;
            this.narrowed = narrowed;
            turn();
        }

        long row() {
            return at < sourceRows.length ? sourceRows[at] : Long.MAX_VALUE;
        }

        Block block() {
            if (block == null) throw new IllegalStateException("the item has no rows left");
            return block;
        }

        int at() {
            return at;
        }

        void next() {
            if (++at == sourceRows.length) turn();
        }

        private void turn() {
            at = 0;
            number++;
            if (rows == null || number >= rows.blocks()) {
                block = null;
                sourceRows = new long[0];
                return;
            }
            Block read = rows.read(number);
            block = narrowed == null ? read : withBounds(read, narrowed.read(number));
            sourceRows = ((LongColumn) read.column(PeakRows.ROW)).values();
        }

        private Block withBounds(Block peaks, Block leftAndRight) {
            List<Column> columns = new ArrayList<>(peaks.columns());
            columns.set(tables.column(PeakProperty.LEFT_BOUNDS), leftAndRight.column(0));
            columns.set(tables.column(PeakProperty.RIGHT_BOUNDS), leftAndRight.column(1));
            return new Block(0, peaks.rows(), columns);
        }

        void close() {
            if (rows != null) rows.close();
            if (narrowed != null) narrowed.close();
        }
    }
}
