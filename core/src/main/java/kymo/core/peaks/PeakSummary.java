package kymo.core.peaks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many peaks there are, and what the conditions in other units rested on.
 *
 * @param samplingStep of the axis, in its own unit, nanoseconds where it is a time; null where no condition depends on it
 */
public record PeakSummary(List<OfColumn> columns, @Nullable Double samplingStep) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * The peaks of one column.
     *
     * @param noise null where no condition depends on it
     */
    public record OfColumn(
            String column,
            long peaks,
            long maxima,
            long minima,
            @Nullable Double noise) {}

    /**
     * The summary of these signals.
     *
     * @param found how many peaks each has
     * @param step of the axis; NaN where no condition depends on it
     */
    public static PeakSummary of(List<SoughtSignal> signals, long[] found, double step) {
        List<OfColumn> columns = new ArrayList<>();
        for (int number = 0; number < signals.size(); number++) {
            Signal signal = signals.get(number).signal();
            long peaks = found[number];
            OfColumn before = columns.isEmpty() ? null : columns.get(columns.size() - 1);
            long maxima = signal.minima() ? 0 : peaks;
            if (before != null && before.column().equals(signal.name())) {
                columns.remove(columns.size() - 1);
                maxima += before.maxima();
                peaks += before.peaks();
            }
            double noise = signals.get(number).noise();
            columns.add(new OfColumn(signal.name(), peaks, maxima, peaks - maxima, told(noise)));
        }
        return new PeakSummary(columns, told(step));
    }

    /** As an answer and a run's summary have it. */
    public JsonNode json() {
        return JSON.valueToTree(this);
    }

    private static @Nullable Double told(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
