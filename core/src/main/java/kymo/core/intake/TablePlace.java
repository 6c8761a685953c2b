package kymo.core.intake;

import org.jspecify.annotations.Nullable;

/**
 * Where in a file the table lies; whatever is null is found out. Lines are physical ones, counted from 1.
 *
 * @param member which file of an archive is meant, by its path there
 * @param sheet the name of a workbook's sheet, or its number from 1 on
 * @param range the cells of a sheet that are read, such as {@code B5:F200}, {@code B:F} or {@code 5:200}
 * @param table which table of a file that holds several, counted from 1
 * @param headerLine the line of the column names; 0 for none
 * @param unitsLine the line of the units; 0 for none
 * @param firstDataLine the line of the first row
 * @param footerLines how many lines at the file's end are no rows
 */
public record TablePlace(
        @Nullable String member,
        @Nullable String sheet,
        @Nullable String range,
        @Nullable Integer table,
        @Nullable Integer headerLine,
        @Nullable Integer unitsLine,
        @Nullable Integer firstDataLine,
        @Nullable Integer footerLines) {

    /** Nothing is said of it. */
    public static final TablePlace UNTOLD = new TablePlace(null, null, null, null, null, null, null, null);

    /** Whether it is said on which lines the table lies. */
    public boolean tellsLines() {
        return headerLine != null || firstDataLine != null || unitsLine != null;
    }
}
