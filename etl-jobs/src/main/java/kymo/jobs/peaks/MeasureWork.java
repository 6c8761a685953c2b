package kymo.jobs.peaks;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.DatasetReader;
import kymo.core.kernel.Block;
import kymo.core.kernel.peaks.Candidates;
import kymo.core.kernel.peaks.PeakConditions;
import kymo.core.kernel.peaks.PeakDetection;
import kymo.core.kernel.peaks.Peaks;
import kymo.core.kernel.peaks.Prominences;
import kymo.core.peaks.PeakRows;
import kymo.core.peaks.Signal;
import kymo.core.peaks.Stretch;
import kymo.jobs.batch.ItemWork;
import kymo.jobs.batch.PutAside;
import kymo.jobs.batch.Spilled;
import kymo.jobs.batch.Spills;
import org.jspecify.annotations.Nullable;

/** Second pass: the peaks of a stretch that stand out and are wide enough, measured. */
final class MeasureWork implements ItemWork {

    /** Rows of a block that is put aside: what puts them in order holds one a signal. */
    private static final int BLOCK_ROWS = 8_192;

    private final Searched searched;
    private final PeakTables tables;
    private final Spills spills;
    private final FoundBorders borders;
    private final OpenSignal signals;
    private final DatasetReader axis;
    private @Nullable Spilled spaced;

    MeasureWork(Searched searched, PeakTables tables, Spills spills, FoundBorders borders) {
        this.searched = searched;
        this.tables = tables;
        this.spills = spills;
        this.borders = borders;
        this.signals = new OpenSignal(searched);
        this.axis = searched.open();
    }

    @Override
    public PutAside on(int item) {
        int number = item % searched.signals().size();
        Signal signal = searched.signals().get(number).signal();
        Stretch stretch =
                searched.stretch(signals.of(number), item / searched.signals().size());
        PeakConditions conditions = searched.signals().get(number).conditions();
        Candidates candidates = candidates(stretch, conditions, item);
        Prominences prominences;
        if (searched.isWindowed(number)) {
            prominences = stretch.prominences(candidates.rows(), conditions.wlenRows());
        } else {
            FoundBorders.Pair around = borders.around(item);
            prominences = stretch.prominences(candidates.rows(), around.before(), around.after());
        }
        Peaks peaks = new PeakDetection(conditions, signal.polarity(), true)
                .measured(candidates, prominences, stretch.samples(), signal.minima());
        List<Block> blocks = peaks.size() == 0 ? List.of() : sliced(PeakRows.of(peaks, signal, axis));
        return new PutAside(
                blocks.isEmpty() ? List.of() : List.of(new PutAside.Rows(tables.found(), item, blocks)),
                stretch.size());
    }

    private Candidates candidates(Stretch stretch, PeakConditions conditions, int item) {
        Candidates candidates = stretch.candidates(conditions);
        if (conditions.distanceRows() <= 1) return candidates;
        Spilled rows = spaced;
        if (rows == null) rows = spaced = spills.read(PeakTables.SPACED);
        return candidates.ofRows(PeakTables.longs(rows, PeakTables.SPACED, item, 0));
    }

    private static List<Block> sliced(Block rows) {
        List<Block> blocks = new ArrayList<>();
        for (int from = 0; from < rows.rows(); from += BLOCK_ROWS)
            blocks.add(rows.slice(from, Math.min(rows.rows(), from + BLOCK_ROWS)));
        return blocks;
    }

    @Override
    public void close() {
        signals.close();
        axis.close();
    }
}
