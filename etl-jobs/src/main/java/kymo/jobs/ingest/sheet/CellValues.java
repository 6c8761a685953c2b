package kymo.jobs.ingest.sheet;

import kymo.core.dataset.ColumnType;
import kymo.jobs.ingest.sheet.book.CellAddress;
import kymo.jobs.ingest.sheet.book.CellFormat;
import kymo.jobs.ingest.sheet.book.CellKind;
import kymo.jobs.ingest.sheet.book.Serials;
import kymo.jobs.ingest.sheet.book.SheetRow;
import org.jspecify.annotations.Nullable;

/** Turns cells into the values of their columns. */
final class CellValues {

    private final Absent absent;
    private final boolean from1904;

    CellValues(SheetReading reading) {
        absent = new Absent(reading.missing());
        from1904 = reading.from1904();
    }

    /** Puts a cell into the present row of the buffer; what does not fit is left missing, and the reason returned. */
    @Nullable
    String put(SheetRow row, int cell, SheetColumn column, int index, RowBuffer out) {
        CellKind kind = row.kind(cell);
        if (kind == CellKind.ERROR) return "holds an error";
        if (kind == CellKind.BROKEN) return "holds no value";
        if (kind == CellKind.TEXT ? absent.is(row.text(cell)) : kind == CellKind.NUMBER && absent.is(row.value(cell)))
            return null;
        return switch (column.type()) {
            case STRING -> text(row, cell, index, out);
            case FLOAT -> number(row, cell, column, index, out);
            case INTEGER -> whole(row, cell, column, index, out);
            case BOOLEAN -> truth(row, cell, index, out);
            case DATE, DATETIME, INSTANT -> moment(row, cell, column.type(), index, out);
            case TIME -> time(row, cell, index, out);
            case EMPTY -> "is not empty";
        };
    }

    private @Nullable String text(SheetRow row, int cell, int index, RowBuffer out) {
        out.putText(index, Cells.text(row, cell, from1904));
        return null;
    }

    private static double number(SheetRow row, int cell, SheetColumn column) {
        boolean number = row.kind(cell) == CellKind.NUMBER;
        if (number) {
            boolean moment = row.format(cell).isTime() && row.format(cell) != CellFormat.DURATION;
            return moment && column.unit() == null ? Double.NaN : row.value(cell);
        }
        char decimal = column.decimal().charAt(0);
        boolean text = row.kind(cell) == CellKind.TEXT && TextNumbers.isNumber(row.text(cell), decimal);
        return text ? TextNumbers.parse(row.text(cell), decimal) : Double.NaN;
    }

    private static @Nullable String number(SheetRow row, int cell, SheetColumn column, int index, RowBuffer out) {
        double value = number(row, cell, column);
        if (Double.isNaN(value)) return "is not a number";
        out.putDouble(index, value);
        return null;
    }

    private static @Nullable String whole(SheetRow row, int cell, SheetColumn column, int index, RowBuffer out) {
        double value = number(row, cell, column);
        if (!Cells.isWhole(value)) return "is not a whole number";
        out.putLong(index, (long) value);
        return null;
    }

    private static @Nullable String truth(SheetRow row, int cell, int index, RowBuffer out) {
        String text = Cells.text(row, cell, false);
        boolean one = text.equalsIgnoreCase("true");
        if (!one && !text.equalsIgnoreCase("false")) return "is neither true nor false";
        out.putBoolean(index, one);
        return null;
    }

    private @Nullable String moment(SheetRow row, int cell, ColumnType type, int index, RowBuffer out) {
        if (row.kind(cell) != CellKind.NUMBER || !row.format(cell).isTime()) return "is not a " + type.wireName();
        double serial = row.value(cell);
        long nanos = Serials.nanos(serial, from1904);
        if (nanos == Serials.NONE) return Serials.fault(serial, from1904);
        if (type == ColumnType.DATE && !Serials.isWholeDay(serial)) return "is a day and a time";
        out.putLong(index, nanos);
        return null;
    }

    private static @Nullable String time(SheetRow row, int cell, int index, RowBuffer out) {
        long nanos = row.kind(cell) == CellKind.NUMBER && row.format(cell).isTime()
                ? Serials.timeOfDay(row.value(cell))
                : Serials.NONE;
        if (nanos == Serials.NONE) return "is not a time of day";
        out.putLong(index, nanos);
        return null;
    }

    String shown(SheetRow row, int cell) {
        String text = Cells.text(row, cell, from1904);
        return text.length() <= 200 ? text : text.substring(0, 200);
    }

    static String address(SheetRow row, int cell) {
        return CellAddress.of(row.number(), row.column(cell));
    }
}
