package kymo.jobs.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.peaks.SpacingReturn;
import kymo.core.kernel.peaks.SpacingScan;
import kymo.jobs.batch.Spilled;

/** The candidates of a signal that are far enough apart, by descending row: a pass forwards that remembers a few numbers a stretch, and one back. */
final class SpacedRows {

    private final Searched searched;
    private final int signal;
    private final Spilled candidates;
    private final List<SpacingScan> before = new ArrayList<>();
    private final SpacingReturn back;

    /** The stretch whose candidates are looked at, and the next of them. */
    private int stretch;

    private long[] rows = {};
    private double[] heights = {};
    private boolean[] begins = {};
    private int next = -1;
    private boolean any;
    private boolean finished;
    /** A row that stays and lies before what was asked for so far. */
    private long waiting = SpacingReturn.NONE;

    SpacedRows(Searched searched, int signal, Spilled candidates) {
        this.searched = searched;
        this.signal = signal;
        this.candidates = candidates;
        double distance = searched.signals().get(signal).conditions().distanceRows();
        this.back = new SpacingReturn(distance);
        this.stretch = searched.stretches();
        SpacingScan forth = new SpacingScan(distance);
        for (int s = 0; s < stretch; s++) {
            before.add(forth.copy());
            load(s);
            for (int i = 0; i < rows.length; i++) forth.begins(rows[i], heights[i]);
        }
        next = -1;
    }

    /** The next rows that stay, down to {@code firstRow} (inclusive). */
    long[] descendTo(long firstRow) {
        long[] kept = new long[64];
        int size = 0;
        for (long row = take(); row != SpacingReturn.NONE; row = take()) {
            if (row < firstRow) {
                waiting = row;
                break;
            }
            if (size == kept.length) kept = Arrays.copyOf(kept, 2 * size);
            kept[size++] = row;
        }
        return Arrays.copyOf(kept, size);
    }

    private long take() {
        long row = waiting;
        waiting = SpacingReturn.NONE;
        while (row == SpacingReturn.NONE && !finished) row = step();
        return row;
    }

    private long step() {
        while (next < 0 && stretch > 0) turnTo(stretch - 1);
        if (next < 0) {
            finished = true;
            return any ? back.finish() : SpacingReturn.NONE;
        }
        any = true;
        long settled = back.accept(rows[next], heights[next], begins[next]);
        next--;
        return settled;
    }

    private void turnTo(int number) {
        stretch = number;
        load(number);
        SpacingScan forth = before.get(number).copy();
        begins = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) begins[i] = forth.begins(rows[i], heights[i]);
        next = rows.length - 1;
    }

    private void load(int number) {
        int item = searched.item(number, signal);
        rows = PeakTables.longs(candidates, PeakTables.CANDIDATES, item, 0);
        heights = ((DoubleColumn) PeakTables.column(candidates, PeakTables.CANDIDATES, item, 1)).values();
    }
}
