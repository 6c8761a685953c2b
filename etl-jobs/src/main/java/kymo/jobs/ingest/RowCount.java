package kymo.jobs.ingest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kymo.core.dataset.Reject;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/**
 * What has become of a file's rows: every row that was met is stored or rejected as a whole. A row of which only cells could not be read is stored.
 *
 * @param rowsIn rows that the reader met in the file
 * @param rowsStored rows of the dataset
 * @param rowsRejected rows that are in the dataset not even in part
 * @param rejects cells and lines that could not be read
 * @param rejectsByCode the same, by code
 * @param skippedLines lines without a row since reading was taken up last
 */
record RowCount(
        long rowsIn,
        long rowsStored,
        long rowsRejected,
        long rejects,
        Map<String, Long> rejectsByCode,
        long skippedLines) {

    static final RowCount NONE = new RowCount(0, 0, 0, 0, Map.of(), 0);

    RowCount {
        rejectsByCode = new TreeMap<>(rejectsByCode);
    }

    /** Reading goes on behind so many stored rows. */
    RowCount stored(long rows) {
        return new RowCount(rowsIn, rows, rowsRejected, rejects, rejectsByCode, skippedLines);
    }

    /** So many rows more, with what could not be read of them. */
    RowCount and(long rows, List<Reject> more) {
        Map<String, Long> byCode = new TreeMap<>(rejectsByCode);
        for (Reject reject : more) byCode.merge(reject.code(), 1L, Long::sum);
        long lost = more.stream()
                .filter(reject -> reject.code().equals(Reject.ROW_REJECTED))
                .count();
        return new RowCount(
                rowsIn, rowsStored + rows, rowsRejected + lost, rejects + more.size(), byCode, skippedLines);
    }

    /**
     * All has been read.
     *
     * @param met the rows that the reader met, -1 where it does not count them
     * @throws ProblemException {@code ROWS_MISCOUNTED} when a row is neither stored nor rejected, or there are more than were met
     */
    RowCount ended(long met, long skipped) {
        long in = met < 0 ? rowsStored + rowsRejected : met;
        if (in != rowsStored + rowsRejected)
            throw new ProblemException(
                    ProblemCode.ROWS_MISCOUNTED,
                    "every row of a file must be stored or rejected but of %d rows %d are stored and %d rejected; restart the run, and report it if that comes again"
                            .formatted(in, rowsStored, rowsRejected));
        return new RowCount(in, rowsStored, rowsRejected, rejects, rejectsByCode, skipped);
    }
}
