package kymo.core.preview;

import kymo.core.dataset.Catalogue;
import kymo.core.dataset.DatasetReader;
import kymo.core.files.FileStore;
import kymo.core.problems.ProblemException;
import kymo.core.processors.BlockFunction;
import kymo.core.processors.Bound;
import kymo.core.processors.PeakSearch;
import kymo.core.processors.Processor;
import kymo.core.processors.QualityCheck;
import kymo.core.profile.Profiles;
import kymo.core.series.SeriesReader;
import kymo.core.series.SeriesRequest;
import tools.jackson.databind.JsonNode;

/**
 * Shows what a processor makes of a window: bit for bit what its run will store there, since it computes the same blocks with the same halo, or
 * looks as far beyond the window as the answer depends on it. For several threads at once.
 */
public final class Preview {

    private final Catalogue catalogue;
    private final FileStore files;
    private final SeriesReader series;
    private final Profiles profiles;
    private final Facts facts = new Facts();

    public Preview(Catalogue catalogue, FileStore files, SeriesReader series) {
        this.catalogue = catalogue;
        this.files = files;
        this.series = series;
        this.profiles = new Profiles(catalogue, files);
    }

    /**
     * The series of the result's columns, or the result's rows in the window.
     *
     * @param request of the dataset that would be processed; its columns are the result's, such as {@code v rolling_mean}; rows come with all of theirs
     * @param parameters as a run would be given them
     * @throws ProblemException of the parameters, at {@code /parameters}; otherwise as {@link SeriesReader#compute}
     */
    public Previewed of(SeriesRequest request, Processor processor, JsonNode parameters) {
        try (DatasetReader dataset = DatasetReader.open(catalogue, files, request.dataset())) {
            Bound bound = ProblemException.under("parameters", () -> processor.bind(dataset.schema(), parameters));
            if (bound instanceof BlockFunction function && function.step() > 1)
                return SteppedPreview.of(dataset, function, series.computedWindow(request, dataset));
            if (bound instanceof BlockFunction function)
                return new Previewed.Series(series.compute(request, dataset, new ComputedRows(dataset, function)));
            if (bound instanceof PeakSearch search)
                return new PeakPreview(dataset, search, series, facts).of(series.computedWindow(request, dataset));
            if (bound instanceof QualityCheck check)
                return new FlagPreview(dataset, check, profiles.of(request.dataset()))
                        .of(series.computedWindow(request, dataset));
            throw new IllegalStateException("a processor's preview must be known but that of '%s' is not"
                    .formatted(processor.descriptor().name()));
        }
    }
}
