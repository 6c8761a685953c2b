package kymo.jobs.script;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.PickedRows;
import kymo.core.scripts.ScriptKind;
import org.jspecify.annotations.Nullable;

/**
 * What a script has made in several places as one: stretches and flags by their first rows, equal ones in the order of their places; the figures of a summary as
 * they came. Each place gives blocks whose rows are in order already; one block of each is held at a time.
 */
final class MergedRows {

    private final ScriptKind kind;
    private final PriorityQueue<Cursor> cursors =
            new PriorityQueue<>(Comparator.comparingLong(Cursor::key).thenComparingInt(cursor -> cursor.place));

    /** @param places give their blocks one after another, and null behind the last */
    MergedRows(ScriptKind kind, List<? extends Supplier<@Nullable Block>> places) {
        this.kind = kind;
        for (int place = 0; place < places.size(); place++) {
            Cursor cursor = new Cursor(place, places.get(place));
            if (cursor.turn()) cursors.add(cursor);
        }
    }

    /** Of places that have made a block each. */
    static MergedRows of(ScriptKind kind, List<Block> blocks) {
        return new MergedRows(kind, blocks.stream().map(OneBlock::new).toList());
    }

    /** The next rows, at most so many, as a block that begins with that row; null behind the last. */
    @Nullable
    Block next(long firstRow, int most) {
        PickedRows picked = new PickedRows(most);
        for (Cursor least = cursors.peek(); least != null && picked.size() < most; least = cursors.peek()) {
            picked.add(least.block, least.at);
            advance();
        }
        return picked.size() == 0 ? null : picked.block(firstRow);
    }

    /** Leaves out so many of the next rows. */
    void skip(long rows) {
        for (long left = rows; left > 0 && !cursors.isEmpty(); left--) advance();
    }

    private void advance() {
        Cursor least = cursors.poll();
        if (least != null && (++least.at < least.block.rows() || least.turn())) cursors.add(least);
    }

    private static final class OneBlock implements Supplier<@Nullable Block> {
        private @Nullable Block left;

        OneBlock(Block block) {
            left = block;
        }

        @Override
        public @Nullable Block get() {
            Block given = left;
            left = null;
            return given;
        }
    }

    private final class Cursor {
        private final int place;
        private final Supplier<@Nullable Block> blocks;
        private Block block = new Block(0, 0, List.of());
        private long[] firstRows = {};
        private int at;

        Cursor(int place, Supplier<@Nullable Block> blocks) {
            this.place = place;
            this.blocks = blocks;
        }

        /** Goes to the next block; false when there is none. */
        boolean turn() {
            Block next = blocks.get();
            if (next == null) return false;
            block = next;
            at = 0;
            if (kind != ScriptKind.SUMMARY) firstRows = ((LongColumn) next.column(0)).values();
            return true;
        }

        long key() {
            return firstRows.length == 0 ? 0 : firstRows[at];
        }
    }
}
