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
 * @param errorCells cells of the table that hold an error
 * @param formulaCells cells of the table that hold a formula, of which the kept result is read
 * @param otherSheets the visible sheets that are not read, the first of them; empty where all of them are looked at
 * @param hiddenSheets the hidden ones that are not read, likewise
 */
record SheetFacts(
        @Nullable String usedRange,
        @Nullable String title,
        List<String> merged,
        int groupLine,
        List<String> groups,
        long blankRows,
        @Nullable String footer,
        long errorCells,
        long formulaCells,
        List<String> otherSheets,
        List<String> hiddenSheets) {

    private static final int MOST_SHEETS = 100;

    SheetFacts {
        merged = List.copyOf(merged);
        groups = List.copyOf(groups);
        // readings of the first versions told of no other sheets
        otherSheets = otherSheets == null ? List.of() : List.copyOf(otherSheets);
        hiddenSheets = hiddenSheets == null ? List.of() : List.copyOf(hiddenSheets);
    }

    /** The same, beside the sheets that are not read. */
    SheetFacts beside(List<String> others, List<String> hidden) {
        return new SheetFacts(
                usedRange,
                title,
                merged,
                groupLine,
                groups,
                blankRows,
                footer,
                errorCells,
                formulaCells,
                others.stream().limit(MOST_SHEETS).toList(),
                hidden.stream().limit(MOST_SHEETS).toList());
    }
}
