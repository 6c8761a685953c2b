package kymo.jobs.ingest.format;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.files.ReadableFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was understood of one table of a file: with it and the bytes, the same blocks come out every time. */
public interface FoundTable {

    /** The dataset's columns, axis and block size. */
    Schema schema();

    /** What was guessed, and what the user should see. */
    List<Notice> notices();

    /** What was decided, and how surely; of columns only what was told or is not certain. */
    default List<Choice> choices() {
        return List.of();
    }

    /** How a column's cells are written, such as a layout of times; null where its type says all. */
    default @Nullable String format(int column) {
        return null;
    }

    /** The first lines of the file as its text, the longest cut; none where a file has no lines. */
    default List<String> rawLines(ReadableFile file, int most) {
        return List.of();
    }

    /** All that is needed to read the table again ({@link FileFormat#kept}); rests beside the dataset. */
    ObjectNode reading();

    /**
     * Its rows.
     *
     * @param from a {@link TableRows#position()} to go on from, null for the first row
     * @param threads how many may read at once, 1 being the caller's own
     */
    TableRows rows(ReadableFile file, @Nullable JsonNode from, int threads);

    /**
     * Where some of its rows stand in the file; null where that is not known.
     *
     * @param firstRow the first of them, counted from 0
     * @param lastRow the last of them
     * @param threads how many may read at once
     * @param isLate whether to give up
     */
    default @Nullable Whereabouts whereabouts(
            ReadableFile file, long firstRow, long lastRow, int threads, BooleanSupplier isLate) {
        return null;
    }

    /** Its first rows, so many or more where there are more, for somebody who wants to look at those alone. */
    default TableRows firstRows(ReadableFile file, int rows) {
        return rows(file, null, 1);
    }

    /** The same table with wider types for some columns (by index), and a notice for each. */
    FoundTable widened(Map<Integer, ColumnType> wider);

    /** The zone in which the file writes the times of a column of instants. */
    default ZoneOffset zone(int column) {
        return ZoneOffset.UTC;
    }

    /** Adds what was understood of the file as a whole. */
    void describeFile(ObjectNode file);

    /** Adds where in the file the table lies. */
    void describeTable(ObjectNode table);
}
