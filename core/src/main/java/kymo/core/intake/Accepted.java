package kymo.core.intake;

import java.util.List;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Upload;
import kymo.core.runs.Run;

/**
 * What became of a file that was handed in.
 *
 * @param upload the bytes, as they came first
 * @param all what is made of it: of a file one dataset, of an archive one of each file in it, in its order
 */
public record Accepted(Upload upload, List<Taken> all) {

    /**
     * A dataset that is made of the file.
     *
     * @param dataset a draft, or the published dataset that the same bytes and options made before
     * @param runs the ingest first, then the steps in order, each after the one before
     */
    public record Taken(Dataset dataset, List<Run> runs) {
        public Taken {
            runs = List.copyOf(runs);
        }
    }

    /** @throws IllegalArgumentException when nothing is made of it */
    public Accepted {
        all = List.copyOf(all);
        if (all.isEmpty()) throw new IllegalArgumentException("a file becomes at least one dataset");
    }

    /** The first of its datasets. */
    public Dataset dataset() {
        return all.get(0).dataset();
    }

    /** The runs of the first of its datasets. */
    public List<Run> runs() {
        return all.get(0).runs();
    }
}
