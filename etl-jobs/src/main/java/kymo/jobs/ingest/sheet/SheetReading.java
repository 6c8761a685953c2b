package kymo.jobs.ingest.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.jobs.ingest.format.Choice;
import kymo.jobs.ingest.format.Notice;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was understood of a sheet: with it and the workbook, the same blocks come out every time. Plain values, so that it can rest as JSON
 * beside the run.
 *
 * @param fileName for messages
 * @param sheet its name
 * @param index of the sheet in its workbook, counted from 0
 * @param from1904 whether days are counted from 1904
 * @param range such as {@code B5:F200}, outside of which nothing is read; null for all of the sheet
 * @param headerLine line of the column names, 0 when there is none
 * @param unitsLine line of the units, 0 when there is none
 * @param firstDataLine line of the first row of data, 0 when there is none
 * @param lastDataLine line of the last row of data
 * @param rows of the dataset
 * @param missing texts and numbers that stand for a missing value
 * @param choices what was decided, and how surely
 * @param axis index of the column that others are drawn over, -1 for the row number
 * @param blockRows rows of every block but the last
 */
record SheetReading(
        String fileName,
        String sheet,
        int index,
        boolean hidden,
        boolean from1904,
        @Nullable String range,
        int headerLine,
        int unitsLine,
        int firstDataLine,
        int lastDataLine,
        long rows,
        List<String> missing,
        List<SheetColumn> columns,
        List<Notice> notices,
        List<Choice> choices,
        int axis,
        int blockRows,
        SheetFacts facts) {

    SheetReading {
        missing = List.copyOf(missing);
        columns = List.copyOf(columns);
        notices = List.copyOf(notices);
        // readings of the first versions had none
        choices = choices == null ? List.of() : List.copyOf(choices);
    }

    Schema schema() {
        return new Schema(columns.stream().map(SheetColumn::spec).toList(), axis, blockRows);
    }

    /** Whether there is something to read, if only names. */
    boolean isTable() {
        return rows > 0 || columns.size() > 1;
    }

    /** Whether some column is more than text. */
    boolean hasValues() {
        return rows > 0
                && columns.stream()
                        .anyMatch(column -> column.type() != ColumnType.STRING && column.type() != ColumnType.EMPTY);
    }

    SheetReading noting(List<Notice> more) {
        List<Notice> all = new ArrayList<>(more);
        all.addAll(notices);
        return with(columns, all, choices, axis, facts);
    }

    /** The same, beside the sheets that are not read, and with what was decided about the sheet. */
    SheetReading among(List<String> others, List<String> hiddenOnes, List<Choice> ofSheet) {
        List<Choice> all = new ArrayList<>(ofSheet);
        all.addAll(choices);
        return with(columns, notices, all, axis, facts.beside(others, hiddenOnes));
    }

    SheetReading withoutColumns() {
        return with(List.of(), notices, List.of(), -1, facts);
    }

    /** The same with wider types for some columns (by index), and a notice for each. */
    SheetReading widened(Map<Integer, ColumnType> wider) {
        List<SheetColumn> changed = new ArrayList<>(columns);
        List<Notice> said = new ArrayList<>(notices);
        wider.forEach((index, type) -> {
            SheetColumn old = changed.get(index);
            changed.set(index, old.as(type));
            said.add(new Notice(
                    "type-widened",
                    "column '%s' is read as %s instead of %s"
                            .formatted(old.name(), type.wireName(), old.type().wireName()),
                    null));
        });
        boolean axisStays = axis < 0
                || changed.get(axis).type().isTime()
                || changed.get(axis).type().isNumeric();
        return with(changed, said, choices, axisStays ? axis : -1, facts);
    }

    private SheetReading with(
            List<SheetColumn> otherColumns,
            List<Notice> otherNotices,
            List<Choice> otherChoices,
            int otherAxis,
            SheetFacts otherFacts) {
        return new SheetReading(
                fileName,
                sheet,
                index,
                hidden,
                from1904,
                range,
                headerLine,
                unitsLine,
                firstDataLine,
                lastDataLine,
                rows,
                missing,
                otherColumns,
                otherNotices,
                otherChoices,
                otherAxis,
                blockRows,
                otherFacts);
    }
}
