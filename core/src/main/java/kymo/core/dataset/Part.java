package kymo.core.dataset;

import java.util.List;
import kymo.core.files.StoredFile;

/**
 * A line of a dataset's manifest: one part file.
 *
 * @param number from 0; every part but the last has {@link Schema#partRows()} rows
 * @param rejects what could not be read of the source within these rows
 */
public record Part(int number, long rows, StoredFile file, List<Reject> rejects) {
    public Part {
        rejects = List.copyOf(rejects);
    }
}
