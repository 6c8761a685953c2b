package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.jobs.ingest.format.Notice;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was understood of a text file: with it and the bytes, the same blocks come out every time. Plain values, so that
 * it can rest as JSON beside the run.
 *
 * @param encoding name of a Java charset
 * @param bom whether the file begins with a byte order mark
 * @param lineEnding {@code LF}, {@code CRLF}, {@code CR} or {@code mixed}
 * @param delimiter one character, or {@code whitespace} for runs of blanks and tabs
 * @param decimal {@code .} or {@code ,}
 * @param thousands the character between groups of three digits; null when there is none
 * @param quote the character around quoted fields; null when nothing is quoted
 * @param comment what a comment line begins with; null when there are none
 * @param headerLine line of the column names, 0 when there is none
 * @param unitsLine line of the units, 0 when there is none
 * @param firstDataLine line of the first row of data
 * @param dataOffset where that line begins, in bytes from 0
 * @param fields fields of a regular row; a row with fewer is listed as a reject
 * @param missing texts that stand for a missing value, besides the empty one
 * @param axis index of the column that others are drawn over, -1 for the row number
 * @param blockRows rows of every block but the last
 */
public record Reading(
        String encoding,
        boolean bom,
        String lineEnding,
        String delimiter,
        String decimal,
        @Nullable String thousands,
        @Nullable String quote,
        @Nullable String comment,
        int headerLine,
        int unitsLine,
        long firstDataLine,
        long dataOffset,
        int fields,
        List<String> missing,
        List<ColumnReading> columns,
        List<Notice> notices,
        int axis,
        int blockRows) {

    public Reading {
        missing = List.copyOf(missing);
        columns = List.copyOf(columns);
        notices = List.copyOf(notices);
    }

    /** The dataset's columns, axis and block size. */
    public Schema schema() {
        return new Schema(columns.stream().map(ColumnReading::spec).toList(), axis, blockRows);
    }

    /** The same reading with wider types for some columns (by index), and a notice for each. */
    public Reading widened(Map<Integer, ColumnType> wider) {
        List<ColumnReading> changed = new ArrayList<>(columns);
        List<Notice> said = new ArrayList<>(notices);
        wider.forEach((index, type) -> {
            ColumnReading old = changed.get(index);
            changed.set(index, new ColumnReading(old.name(), old.unit(), type, format(old, type), old.field()));
            said.add(new Notice(
                    "type-widened",
                    "column '%s' looked like %s but many cells are not; it is read as %s"
                            .formatted(old.name(), old.type().wireName(), type.wireName()),
                    null));
        });
        boolean axisStays = axis < 0
                || changed.get(axis).type().isTime()
                || changed.get(axis).type().isNumeric();
        return new Reading(
                encoding,
                bom,
                lineEnding,
                delimiter,
                decimal,
                thousands,
                quote,
                comment,
                headerLine,
                unitsLine,
                firstDataLine,
                dataOffset,
                fields,
                missing,
                changed,
                said,
                axisStays ? axis : -1,
                blockRows);
    }

    private static @Nullable String format(ColumnReading old, ColumnType wider) {
        if (old.format() == null || !wider.isTime()) return null;
        boolean gainsTime = old.type() == ColumnType.DATE && wider == ColumnType.DATETIME;
        return gainsTime ? old.format() + " HH:mm:ss" : old.format();
    }
}
