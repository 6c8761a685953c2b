package kymo.jobs.ingest.sheet;

import java.util.BitSet;
import java.util.List;
import kymo.jobs.ingest.sheet.book.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * Where in a sheet its table is.
 *
 * @param header the row of names, null when there is none
 * @param units the row of units, null when there is none
 * @param above rows of words right above the names, the nearest first
 * @param title a text that stands alone above the table
 * @param firstData index of the first row of data among those that were looked at, or how many these are
 * @param typed the columns of the sheet that hold numbers or times for the most part
 */
record SheetLayout(
        @Nullable SheetRow header,
        @Nullable SheetRow units,
        List<SheetRow> above,
        @Nullable String title,
        int firstData,
        BitSet typed) {

    /** Whether a row looks like one of the table: among the typed columns no more words than values. */
    boolean isData(SheetRow row) {
        return typed.isEmpty() || LayoutSearch.values(row, typed) > 0;
    }
}
