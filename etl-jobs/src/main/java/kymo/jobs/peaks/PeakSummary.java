package kymo.jobs.peaks;

import java.util.ArrayList;
import java.util.List;
import kymo.core.peaks.Signal;
import kymo.jobs.batch.Spilled;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many peaks there are, and what the conditions in other units rested on.
 *
 * @param samplingStep of the axis, in its own unit, nanoseconds where it is a time; null where no condition depends on it
 */
record PeakSummary(List<OfColumn> columns, @Nullable Double samplingStep) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param noise null where no condition depends on it */
    record OfColumn(
            String column,
            long peaks,
            long maxima,
            long minima,
            @Nullable Double noise) {}

    static JsonNode of(Searched searched, Spilled found) {
        List<OfColumn> columns = new ArrayList<>();
        for (int number = 0; number < searched.signals().size(); number++) {
            Signal signal = searched.signals().get(number);
            long peaks = 0;
            for (int s = 0; s < searched.stretches(); s++) peaks += found.rows(searched.item(s, number));
            OfColumn before = columns.isEmpty() ? null : columns.get(columns.size() - 1);
            long maxima = signal.minima() ? 0 : peaks;
            if (before != null && before.column().equals(signal.name())) {
                columns.remove(columns.size() - 1);
                maxima += before.maxima();
                peaks += before.peaks();
            }
            columns.add(new OfColumn(
                    signal.name(),
                    peaks,
                    maxima,
                    peaks - maxima,
                    told(searched.noise().get(number))));
        }
        return JSON.valueToTree(new PeakSummary(columns, told(searched.step())));
    }

    private static @Nullable Double told(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
