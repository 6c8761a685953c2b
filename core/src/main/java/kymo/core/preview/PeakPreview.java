package kymo.core.preview;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.DatasetReader;
import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.PickedRows;
import kymo.core.kernel.peaks.Peaks;
import kymo.core.peaks.PeakRows;
import kymo.core.peaks.PeakSummary;
import kymo.core.peaks.Signal;
import kymo.core.peaks.SignalReader;
import kymo.core.peaks.SoughtSignal;
import kymo.core.problems.ProblemException;
import kymo.core.processors.PeakBounds;
import kymo.core.processors.PeakSearch;
import kymo.core.series.RowWindow;
import kymo.core.series.SeriesReader;

/** The peaks whose source rows lie in a window, as the result of a run has them. */
final class PeakPreview {

    private final DatasetReader dataset;
    private final PeakSearch search;
    private final SeriesReader series;
    private final double step;
    private final List<SoughtSignal> signals;

    /** @throws ProblemException at {@code /parameters} */
    PeakPreview(DatasetReader dataset, PeakSearch search, SeriesReader series, Facts facts) {
        this.dataset = dataset;
        this.search = search;
        this.series = series;
        this.step = ProblemException.under("parameters", () -> search.needsStep() ? facts.step(dataset) : Double.NaN);
        this.signals = ProblemException.under(
                "parameters",
                () -> SoughtSignal.of(
                        search,
                        column -> facts.noise(dataset, column),
                        step,
                        dataset.dataset().rows()));
    }

    Previewed.Rows of(RowWindow window) {
        List<Block> found = new ArrayList<>();
        long[] sizes = new long[signals.size()];
        long total = 0;
        for (int number = 0; number < sizes.length; number++) {
            SoughtSignal sought = signals.get(number);
            Block rows = window.rows() == 0 ? null : ProblemException.under("parameters", () -> rows(sought, window));
            if (rows == null) continue;
            found.add(rows);
            sizes[number] = rows.rows();
            total += rows.rows();
        }
        return new Previewed.Rows(
                search.output(),
                firstOf(found),
                total,
                PeakSummary.of(signals, sizes, step).json());
    }

    private Block rows(SoughtSignal sought, RowWindow window) {
        Signal signal = sought.signal();
        // the dataset is closed by whoever opened it
        SignalReader rows = new SignalReader(dataset, signal);
        BasesBeyond bases = new BasesBeyond(rows, signal, series.finest(dataset, signal.column()));
        WindowPeaks peaks = new WindowPeaks(rows, sought, bases, dataset.schema());
        Peaks found = search.bounds() == PeakBounds.SEPARATE
                ? peaks.separate(window.fromRow(), window.toRow())
                : peaks.overlapping(window.fromRow(), window.toRow());
        return PeakRows.of(found, signal, dataset);
    }

    /** The first rows of all signals by ascending source row, of equal ones in the signals' order. */
    private static Block firstOf(List<Block> found) {
        PickedRows picked = new PickedRows(Previewed.Rows.MOST_ROWS);
        int[] next = new int[found.size()];
        while (picked.size() < Previewed.Rows.MOST_ROWS) {
            int least = -1;
            for (int i = 0; i < next.length; i++)
                if (next[i] < found.get(i).rows() && (least < 0 || row(found, next, i) < row(found, next, least)))
                    least = i;
            if (least < 0) break;
            picked.add(found.get(least), next[least]++);
        }
        return picked.size() == 0 ? new Block(0, 0, List.of()) : picked.block(0);
    }

    private static long row(List<Block> found, int[] next, int i) {
        return ((LongColumn) found.get(i).column(PeakRows.ROW)).values()[next[i]];
    }
}
