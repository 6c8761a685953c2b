package kymo.jobs.peaks;

import java.util.Arrays;
import java.util.List;
import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;
import kymo.jobs.batch.ItemWork;
import kymo.jobs.batch.PutAside;
import kymo.jobs.batch.Spills;
import org.jspecify.annotations.Nullable;

/**
 * The choice by distance, one signal after the other and each from its last stretch to its first. Begun in the middle it goes over the stretches
 * behind once more, which gives the same.
 */
final class SpaceWork implements ItemWork {

    private final Searched searched;
    private final Spills spills;
    private @Nullable SpacedRows spaced;
    private int nextItem = -1;

    SpaceWork(Searched searched, Spills spills) {
        this.searched = searched;
        this.spills = spills;
    }

    @Override
    public PutAside on(int number) {
        int signal = number / searched.stretches();
        int stretch = searched.stretches() - 1 - number % searched.stretches();
        if (searched.signals().get(signal).conditions().distanceRows() <= 1) return new PutAside(List.of(), 0);
        SpacedRows rows = spaced;
        if (rows == null || number != nextItem || number % searched.stretches() == 0) {
            rows = new SpacedRows(searched, signal, spills.read(PeakTables.CANDIDATES));
            rows.descendTo(searched.firstRow(stretch + 1));
            spaced = rows;
        }
        nextItem = number + 1;
        long[] kept = rows.descendTo(searched.firstRow(stretch));
        return new PutAside(
                kept.length == 0
                        ? List.of()
                        : List.of(new PutAside.Rows(
                                PeakTables.SPACED,
                                searched.item(stretch, signal),
                                List.of(new Block(0, kept.length, List.of(LongColumn.of(ascending(kept))))))),
                0);
    }

    private static long[] ascending(long[] descending) {
        long[] rows = descending.clone();
        Arrays.sort(rows);
        return rows;
    }

    @Override
    public void close() {}
}
