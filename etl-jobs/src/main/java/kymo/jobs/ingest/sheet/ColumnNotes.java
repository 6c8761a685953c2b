package kymo.jobs.ingest.sheet;

import java.util.List;
import java.util.Map;
import kymo.core.dataset.ColumnType;
import kymo.jobs.ingest.format.Notice;
import org.jspecify.annotations.Nullable;

/** What the user should know of columns: the first of each kind by name, the others by number. */
final class ColumnNotes {

    private static final int MOST_OF_A_KIND = 10;
    /** Error cells of a column that are listed one by one. */
    static final int MOST_ERRORS_LISTED = 1_000;

    /** What there is to say of a column, null for nothing. */
    private interface Said {
        @Nullable
        Notice of(SheetColumn column, ColumnTally tally);
    }

    private final List<Notice> notices;

    ColumnNotes(List<Notice> notices) {
        this.notices = notices;
    }

    void add(List<SheetColumn> columns, Map<Integer, ColumnTally> tallies, long rows) {
        each(columns, tallies, ColumnNotes::formulas);
        each(columns, tallies, ColumnNotes::errors);
        each(columns, tallies, ColumnNotes::textNumbers);
        each(columns, tallies, ColumnNotes::words);
        each(columns, tallies, ColumnNotes::undecided);
        each(columns, tallies, ColumnNotes::durations);
        List<String> empty = columns.stream()
                .filter(column -> column.type() == ColumnType.EMPTY)
                .map(SheetColumn::name)
                .toList();
        if (!empty.isEmpty() && rows > 0)
            notices.add(new Notice(
                    "columns-empty",
                    "columns without a value: %d, the first of them '%s'".formatted(empty.size(), empty.get(0)),
                    null));
    }

    private void each(List<SheetColumn> columns, Map<Integer, ColumnTally> tallies, Said said) {
        int more = 0;
        String kind = "";
        for (SheetColumn column : columns) {
            ColumnTally tally = tallies.get(column.cells());
            Notice notice = tally == null ? null : said.of(column, tally);
            if (notice == null) continue;
            kind = notice.code();
            if (more++ < MOST_OF_A_KIND) notices.add(notice);
        }
        if (more > MOST_OF_A_KIND)
            notices.add(new Notice(kind, "the same holds for %d more columns".formatted(more - MOST_OF_A_KIND), null));
    }

    private static @Nullable Notice formulas(SheetColumn column, ColumnTally tally) {
        if (tally.formulas == 0) return null;
        return new Notice(
                "formula-results",
                "column '%s' holds %d formulas; the results that the workbook keeps are read, nothing is calculated"
                        .formatted(column.name(), tally.formulas),
                null);
    }

    private static @Nullable Notice errors(SheetColumn column, ColumnTally tally) {
        if (tally.errors == 0) return null;
        String listed = tally.errors > MOST_ERRORS_LISTED
                ? ", the first %,d of them listed among the rejects".formatted(MOST_ERRORS_LISTED)
                : "";
        return new Notice(
                "error-cells",
                "column '%s' holds %d cells with an error, which are missing%s"
                        .formatted(column.name(), tally.errors, listed),
                (long) tally.firstErrorLine);
    }

    private static @Nullable Notice textNumbers(SheetColumn column, ColumnTally tally) {
        if (tally.textNumbers == 0 || !column.type().isNumeric()) return null;
        return new Notice(
                "numbers-as-text",
                "column '%s' holds %d numbers that are stored as text; they are read as numbers"
                        .formatted(column.name(), tally.textNumbers),
                null);
    }

    private static @Nullable Notice words(SheetColumn column, ColumnTally tally) {
        if (column.type() != ColumnType.STRING) return null;
        if (tally.isMixed())
            return new Notice(
                    "cells-mixed",
                    "column '%s' is read as text: its cells are numbers, times or truth values in a mixture"
                            .formatted(column.name()),
                    null);
        if (tally.words == 0 || tally.words * 2 > tally.cells) return null;
        return new Notice(
                "text-in-numbers",
                "column '%s' is read as text: %d of %d cells are words such as '%s'"
                        .formatted(
                                column.name(),
                                tally.words,
                                tally.cells,
                                SheetLook.shown(String.valueOf(tally.firstWord))),
                (long) tally.firstWordLine);
    }

    private static @Nullable Notice undecided(SheetColumn column, ColumnTally tally) {
        if (tally.undecided() == 0 || column.type() != ColumnType.STRING) return null;
        return new Notice(
                "decimal-assumed",
                "column '%s' is read as text: %d of %d cells are texts such as 1,234 that are numbers where a comma is the decimal sign; set the option decimal to , if it is"
                        .formatted(column.name(), tally.undecided(), tally.cells),
                null);
    }

    private static @Nullable Notice durations(SheetColumn column, ColumnTally tally) {
        if (!tally.isDuration() || column.type() != ColumnType.FLOAT) return null;
        return new Notice(
                "durations-in-days",
                "column '%s' holds spans of time, which are read as the number of days that the workbook keeps"
                        .formatted(column.name()),
                null);
    }
}
