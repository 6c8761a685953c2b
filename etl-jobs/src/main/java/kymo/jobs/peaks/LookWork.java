package kymo.jobs.peaks;

import java.util.ArrayList;
import java.util.List;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.peaks.Candidates;
import kymo.core.kernel.peaks.PeakConditions;
import kymo.core.peaks.Stretch;
import kymo.jobs.batch.ItemWork;
import kymo.jobs.batch.PutAside;

/** First pass: a stretch's borders, and its candidates where the distance between them matters. */
final class LookWork implements ItemWork {

    private final Searched searched;
    private final OpenSignal signals;

    LookWork(Searched searched) {
        this.searched = searched;
        this.signals = new OpenSignal(searched);
    }

    @Override
    public PutAside on(int item) {
        int signal = item % searched.signals().size();
        Stretch stretch =
                searched.stretch(signals.of(signal), item / searched.signals().size());
        PeakConditions conditions = searched.signals().get(signal).conditions();
        List<PutAside.Rows> rows = new ArrayList<>();
        if (!searched.isWindowed(signal))
            rows.add(new PutAside.Rows(
                    PeakTables.BORDERS,
                    item,
                    List.of(BorderRows.of(stretch.border(true)), BorderRows.of(stretch.border(false)))));
        if (conditions.distanceRows() > 1)
            rows.add(new PutAside.Rows(PeakTables.CANDIDATES, item, candidates(stretch.candidates(conditions))));
        return new PutAside(rows, stretch.size());
    }

    private static List<Block> candidates(Candidates found) {
        if (found.size() == 0) return List.of();
        return List.of(
                new Block(0, found.size(), List.of(LongColumn.of(found.rows()), DoubleColumn.of(found.heights()))));
    }

    @Override
    public void close() {
        signals.close();
    }
}
