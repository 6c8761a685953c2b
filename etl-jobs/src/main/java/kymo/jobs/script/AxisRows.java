package kymo.jobs.script;

import java.util.UUID;
import kymo.core.dataset.AxisValues;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.DatasetReader;
import kymo.core.files.FileStore;
import kymo.core.kernel.Column;

/** The axis of the dataset that a script works on, at any of its rows. */
@FunctionalInterface
public interface AxisRows {

    /** The axis of a stored dataset, which is opened when it is asked: for stretches that reach out of the block in which they were found; few do. */
    static AxisRows of(Catalogue catalogue, FileStore files, UUID dataset) {
        return rows -> {
            try (AxisValues values = new AxisValues(DatasetReader.open(catalogue, files, dataset))) {
                return values.at(rows, rows.length);
            }
        };
    }

    /**
     * The axis at these rows, in their order, as a column of the axis' type.
     *
     * @param rows numbers of rows of the dataset, all of which exist
     */
    Column at(long[] rows);
}
