package kymo.core.intake;

import java.util.List;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Upload;
import kymo.core.runs.Run;

/**
 * What became of a file that was handed in.
 *
 * @param upload the bytes, as they came first
 * @param dataset a draft, or the published dataset that the same bytes and options made before
 * @param runs the ingest first, then the steps in order, each after the one before
 */
public record Accepted(Upload upload, Dataset dataset, List<Run> runs) {
    public Accepted {
        runs = List.copyOf(runs);
    }
}
