package kymo.core.peaks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import kymo.core.kernel.peaks.PeakConditions;
import kymo.core.processors.PeakSearch;

/**
 * A signal and the conditions on it.
 *
 * @param noise of its column; NaN where no condition depends on it
 */
public record SoughtSignal(Signal signal, PeakConditions conditions, double noise) {

    /**
     * The signals of a search in the order of the result: column by column, maxima before minima.
     *
     * @param noise of a column; asked only where a condition depends on it
     * @param step of the axis; any if no condition depends on it
     * @param rows how many the dataset has
     * @throws kymo.core.problems.ProblemException as {@link PeakSearch#conditions}
     */
    public static List<SoughtSignal> of(PeakSearch search, IntToDoubleFunction noise, double step, long rows) {
        List<SoughtSignal> signals = new ArrayList<>();
        for (int column : search.columns()) {
            double ofColumn = search.needsNoise() ? noise.applyAsDouble(column) : Double.NaN;
            String name = search.input().columns().get(column).name();
            for (boolean minima : new boolean[] {false, true}) {
                if (minima ? !search.minima() : !search.maxima()) continue;
                PeakConditions conditions = search.conditions(ofColumn, step, rows);
                signals.add(new SoughtSignal(new Signal(column, name, minima), conditions, ofColumn));
            }
        }
        return signals;
    }

    /** Whether bases are sought in a window around each peak. */
    public boolean isWindowed() {
        return conditions.wlenRows() < Double.POSITIVE_INFINITY;
    }
}
