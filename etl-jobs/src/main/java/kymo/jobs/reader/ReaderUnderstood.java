package kymo.jobs.reader;

import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Schema;
import kymo.core.intake.ReaderChoice;
import kymo.jobs.ingest.format.Notice;

/**
 * What a script has told of a file: with it and the bytes, the same rows come out every time.
 *
 * @param reader the script in its version, with all of its parameters
 */
record ReaderUnderstood(
        String fileName, ReaderChoice reader, List<ColumnSpec> columns, int axis, int blockRows, List<Notice> notices) {

    ReaderUnderstood {
        columns = List.copyOf(columns);
        notices = List.copyOf(notices);
    }

    Schema schema() {
        return new Schema(columns, axis, blockRows);
    }
}
