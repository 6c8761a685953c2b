package kymo.jobs.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;
import kymo.core.quality.CheckedColumn;
import kymo.core.quality.FlagRun;
import kymo.core.quality.PartBorders;
import kymo.core.quality.TestKind;
import kymo.jobs.batch.BlockRange;
import kymo.jobs.batch.Spilled;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** The runs of all columns by ascending first row, then column, then test, as blocks of the result; resumes after the last committed one. */
final class GatheredRuns implements ItemStreamReader<Block> {

    private static final String NEXT = "next.block";

    private final Checked checked;
    private final FoldedFlags folded;
    private final BlockRange range;
    private final Schema schema;
    private final PriorityQueue<Cursor> cursors =
            new PriorityQueue<>(Comparator.comparingInt(Cursor::fromRow).thenComparingInt(cursor -> cursor.place));
    private FoldedFlags.@Nullable Fold fold;
    private @Nullable RunBlocks made;
    private long nextBlock;
    private int part;

    GatheredRuns(Checked checked, FoldedFlags folded, BlockRange range) {
        this.checked = checked;
        this.folded = folded;
        this.range = range;
        this.schema = checked.check().output();
    }

    @Override
    public void open(ExecutionContext context) {
        FoldedFlags.Fold all = folded.fold();
        fold = all;
        nextBlock = context.getLong(NEXT, range.first());
        made = new RunBlocks(checked);
        long row = nextBlock * schema.blockRows();
        part = 0;
        while (part < checked.parts() && all.firstRow().get(part + 1) <= row) part++;
        if (part == checked.parts()) return;
        turnTo(part);
        for (long skip = row - all.firstRow().get(part); skip > 0; skip--) advance();
    }

    @Override
    public @Nullable Block read() {
        RunBlocks block = made;
        if (block == null) throw new IllegalStateException("a source is opened before it is read");
        if (nextBlock >= range.end()) return null;
        block.begin(nextBlock * schema.blockRows());
        while (block.rows() < schema.blockRows() && part < checked.parts()) {
            Cursor cursor = cursors.peek();
            if (cursor == null) {
                part++;
                if (part < checked.parts()) turnTo(part);
                continue;
            }
            cursor.tell(block);
            advance();
        }
        if (block.rows() == 0) return null;
        nextBlock++;
        return block.build();
    }

    private void advance() {
        Cursor cursor = cursors.poll();
        if (cursor == null) throw new IllegalStateException("fewer runs than were counted");
        if (cursor.turn()) cursors.add(cursor);
        else cursor.close();
    }

    private void turnTo(int number) {
        closeCursors();
        FoldedFlags.Fold all = fold;
        if (all == null) throw new IllegalStateException("a source is opened before it is read");
        List<CheckedColumn> columns = checked.plan().columns();
        for (int place = 0; place < columns.size(); place++) {
            Cursor cursor = new Cursor(
                    place,
                    number,
                    columns.get(place),
                    all.borders().get(place),
                    all.runs().open(number * columns.size() + place));
            if (cursor.turn()) cursors.add(cursor);
            else cursor.close();
        }
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(NEXT, nextBlock);
    }

    @Override
    public void close() {
        closeCursors();
        if (made != null) made.close();
        made = null;
    }

    private void closeCursors() {
        List<Cursor> open = new ArrayList<>(cursors);
        cursors.clear();
        open.forEach(Cursor::close);
    }

    /** The runs of one column that begin in one part. */
    private final class Cursor {
        private final int place;
        private final int ofPart;
        private final CheckedColumn column;
        private final PartBorders borders;
        private final Spilled.Part aside;
        private long[] runs = {};
        private int block;
        private int at = -1;

        Cursor(int place, int ofPart, CheckedColumn column, PartBorders borders, Spilled.Part aside) {
            this.place = place;
            this.ofPart = ofPart;
            this.column = column;
            this.borders = borders;
            this.aside = aside;
        }

        int fromRow() {
            return FlagRun.fromRow(runs[at]);
        }

        /** Goes to the next run that does not go on one of the part before; false when there is none. */
        boolean turn() {
            do {
                if (++at == runs.length) {
                    if (block == aside.blocks()) return false;
                    runs = ((LongColumn) aside.read(block++).column(0)).values();
                    at = 0;
                }
            } while (fromRow() == 0 && borders.isJoined(ofPart, FlagRun.test(runs[at])));
            return true;
        }

        void tell(RunBlocks into) {
            long run = runs[at];
            TestKind test = FlagRun.test(run);
            long partFrom = ofPart * checked.input().schema().partRows();
            long from = partFrom + FlagRun.fromRow(run);
            long end = from + FlagRun.rows(run);
            if (end == partFrom + checked.partRows(ofPart)) end += borders.more(ofPart, test);
            into.add(from, end - 1, column.name(), test.wireName(), FlagRun.flag(run));
        }

        void close() {
            aside.close();
        }
    }
}
