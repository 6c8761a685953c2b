package kymo.jobs.peaks;

import java.util.List;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetReader;
import kymo.core.files.FileStore;
import kymo.core.peaks.PeakSummary;
import kymo.core.peaks.SignalFacts;
import kymo.core.peaks.SignalReader;
import kymo.core.peaks.SoughtSignal;
import kymo.core.peaks.Stretch;
import kymo.core.processors.PeakSearch;
import kymo.jobs.batch.JobParts;
import kymo.jobs.batch.Spilled;
import tools.jackson.databind.JsonNode;

/**
 * What a run searches: its signals, the conditions on each, and how its rows are cut. Item {@code i} is stretch {@code i / signals} of signal
 * {@code i % signals}.
 *
 * @param step of the axis; NaN where no condition depends on it
 */
record Searched(Dataset input, Catalogue catalogue, FileStore files, List<SoughtSignal> signals, double step) {

    static Searched of(Dataset input, PeakSearch search, JobParts parts) {
        try (DatasetReader dataset = DatasetReader.open(parts.catalogue(), parts.files(), input.id())) {
            double step = search.needsStep() ? SignalFacts.step(dataset) : Double.NaN;
            List<SoughtSignal> signals =
                    SoughtSignal.of(search, column -> SignalFacts.noise(dataset, column), step, input.rows());
            return new Searched(input, parts.catalogue(), parts.files(), signals, step);
        }
    }

    /** How many stretches the rows are cut into. */
    int stretches() {
        return Math.toIntExact(input.schema().parts(input.rows()));
    }

    int items() {
        return stretches() * signals.size();
    }

    int item(int stretch, int signal) {
        return stretch * signals.size() + signal;
    }

    /** The first row of a stretch, or the number of rows behind the last one. */
    long firstRow(int stretch) {
        return Math.min(input.rows(), stretch * input.schema().partRows());
    }

    /** What the run has found, in short. */
    JsonNode summary(Spilled found) {
        long[] peaks = new long[signals.size()];
        for (int item = 0; item < items(); item++) peaks[item % peaks.length] += found.rows(item);
        return PeakSummary.of(signals, peaks, step).json();
    }

    boolean anyDistance() {
        return signals.stream().anyMatch(s -> s.conditions().distanceRows() > 1);
    }

    boolean isWindowed(int signal) {
        return signals.get(signal).isWindowed();
    }

    DatasetReader open() {
        return DatasetReader.open(catalogue, files, input.id());
    }

    SignalReader open(int signal) {
        return new SignalReader(open(), signals.get(signal).signal());
    }

    Stretch stretch(SignalReader signal, int stretch) {
        return new Stretch(signal, firstRow(stretch), firstRow(stretch + 1));
    }
}
