package kymo.jobs.ingest.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else there is in a sheet, for its user to see.
 *
 * @param usedRange all cells that hold something, such as {@code A1:F124}; null for an empty sheet
 * @param title a text that stands alone above the table
 * @param merged ranges that are shown as one cell, the first of them
 * @param groupLine of names above the names, 0 for none
 * @param groups one a column, empty for none
 * @param blankRows rows without a cell within the table, which are no rows of it
 * @param footer the first text below the table that is no row of it
 */
record SheetFacts(
        @Nullable String usedRange,
        @Nullable String title,
        List<String> merged,
        int groupLine,
        List<String> groups,
        long blankRows,
        @Nullable String footer,
        long errorCells) {

    SheetFacts {
        merged = List.copyOf(merged);
        groups = List.copyOf(groups);
    }
}
