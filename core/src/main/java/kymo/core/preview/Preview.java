package kymo.core.preview;

import kymo.core.dataset.DatasetReader;
import kymo.core.problems.ProblemException;
import kymo.core.processors.BlockFunction;
import kymo.core.processors.Processor;
import kymo.core.series.Series;
import kymo.core.series.SeriesReader;
import kymo.core.series.SeriesRequest;
import tools.jackson.databind.JsonNode;

/** Shows what a processor makes of a window: bit for bit what its run will store there, since it computes the same blocks with the same halo. */
public final class Preview {

    private final SeriesReader series;

    public Preview(SeriesReader series) {
        this.series = series;
    }

    /**
     * The series of the result's columns.
     *
     * @param request of the dataset that would be processed; its columns are the result's, such as {@code v rolling_mean}
     * @param parameters as a run would be given them
     * @throws ProblemException of the parameters, at {@code /parameters}; otherwise as {@link SeriesReader#compute}
     */
    public Series of(SeriesRequest request, Processor processor, JsonNode parameters) {
        return series.compute(request, dataset -> computed(dataset, processor, parameters));
    }

    private static ComputedRows computed(DatasetReader dataset, Processor processor, JsonNode parameters) {
        return ProblemException.under(
                "parameters",
                () -> new ComputedRows(dataset, (BlockFunction) processor.bind(dataset.schema(), parameters)));
    }
}
