package kymo.jobs.peaks;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetReader;
import kymo.core.files.FileStore;
import kymo.core.kernel.peaks.PeakConditions;
import kymo.core.peaks.Signal;
import kymo.core.peaks.SignalFacts;
import kymo.core.peaks.SignalReader;
import kymo.core.peaks.Stretch;
import kymo.core.processors.PeakSearch;
import kymo.jobs.batch.JobParts;

/**
 * What a run searches: its signals, the conditions on each, and how its rows are cut. Item {@code i} is stretch {@code i / signals} of signal
 * {@code i % signals}.
 *
 * @param noise by signal; NaN where no condition depends on it
 * @param step of the axis; NaN where no condition depends on it
 */
record Searched(
        Dataset input,
        Catalogue catalogue,
        FileStore files,
        List<Signal> signals,
        List<PeakConditions> conditions,
        List<Double> noise,
        double step) {

    static Searched of(Dataset input, PeakSearch search, JobParts parts) {
        try (DatasetReader dataset = DatasetReader.open(parts.catalogue(), parts.files(), input.id())) {
            double step = search.needsStep() ? SignalFacts.step(dataset) : Double.NaN;
            List<Signal> signals = new ArrayList<>();
            List<PeakConditions> conditions = new ArrayList<>();
            List<Double> noise = new ArrayList<>();
            for (int column : search.columns()) {
                double ofColumn = search.needsNoise() ? SignalFacts.noise(dataset, column) : Double.NaN;
                String name = input.schema().columns().get(column).name();
                for (boolean minima : new boolean[] {false, true}) {
                    if (minima ? !search.minima() : !search.maxima()) continue;
                    signals.add(new Signal(column, name, minima));
                    conditions.add(search.conditions(ofColumn, step, input.rows()));
                    noise.add(ofColumn);
                }
            }
            return new Searched(
                    input,
                    parts.catalogue(),
                    parts.files(),
                    List.copyOf(signals),
                    List.copyOf(conditions),
                    List.copyOf(noise),
                    step);
        }
    }

    /** How many stretches the rows are cut into. */
    int stretches() {
        long partRows = input.schema().partRows();
        return Math.toIntExact((input.rows() + partRows - 1) / partRows);
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

    boolean anyDistance() {
        return conditions.stream().anyMatch(c -> c.distanceRows() > 1);
    }

    boolean isWindowed(int signal) {
        return conditions.get(signal).wlenRows() < Double.POSITIVE_INFINITY;
    }

    DatasetReader open() {
        return DatasetReader.open(catalogue, files, input.id());
    }

    SignalReader open(int signal) {
        return new SignalReader(open(), signals.get(signal));
    }

    Stretch stretch(SignalReader signal, int stretch) {
        return new Stretch(signal, firstRow(stretch), firstRow(stretch + 1));
    }
}
