package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
 * @param dataEnd where the table ends, in bytes; null when it goes on to the end of the file
 * @param fields fields of a regular row; a row with fewer is listed as a reject
 * @param missing texts that stand for a missing value, besides the empty one
 * @param axis index of the column that others are drawn over, -1 for the row number
 * @param blockRows rows of every block but the last
 * @param remarks what the lines above the table tell
 * @param footer what the lines below the table tell
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
        @Nullable Long dataEnd,
        int fields,
        List<String> missing,
        List<ColumnReading> columns,
        List<Notice> notices,
        int axis,
        int blockRows,
        List<Remark> remarks,
        List<Remark> footer) {

    @SuppressWarnings("ConstantValue") // readings of the first versions have no remarks
    public Reading {
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
        footer = footer == null ? List.of() : List.copyOf(footer);
        missing = List.copyOf(missing);
        columns = List.copyOf(columns);
        notices = List.copyOf(notices);
    }

    /** The dataset's columns, axis and block size. */
    public Schema schema() {
        return new Schema(columns.stream().map(ColumnReading::spec).toList(), axis, blockRows);
    }

    /**
     * The reading of a part of a file, told of the whole file.
     *
     * @param bytes that come before the part
     * @param lines that come before it
     * @param end the byte behind the part
     */
    Reading moved(long bytes, long lines, long end) {
        int before = Math.toIntExact(lines);
        List<Notice> moved = notices.stream()
                .map(notice -> notice.line() == null
                        ? notice
                        : new Notice(notice.code(), notice.message(), notice.line() + lines))
                .toList();
        return new Reading(
                encoding,
                bom,
                lineEnding,
                delimiter,
                decimal,
                thousands,
                quote,
                comment,
                headerLine == 0 ? 0 : headerLine + before,
                unitsLine == 0 ? 0 : unitsLine + before,
                firstDataLine + lines,
                dataOffset + bytes,
                dataEnd == null ? end : dataEnd + bytes,
                fields,
                missing,
                columns,
                moved,
                axis,
                blockRows,
                remarks,
                footer);
    }

    /** The same with a further notice. */
    Reading noted(Notice notice) {
        return with(columns, Stream.concat(notices.stream(), Stream.of(notice)).toList(), axis);
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
        return with(changed, said, axisStays ? axis : -1);
    }

    private Reading with(List<ColumnReading> newColumns, List<Notice> newNotices, int newAxis) {
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
                dataEnd,
                fields,
                missing,
                newColumns,
                newNotices,
                newAxis,
                blockRows,
                remarks,
                footer);
    }

    private static @Nullable String format(ColumnReading old, ColumnType wider) {
        if (old.format() == null || !wider.isTime()) return null;
        boolean gainsTime = old.type() == ColumnType.DATE && wider == ColumnType.DATETIME;
        return gainsTime ? old.format() + " HH:mm:ss" : old.format();
    }
}
