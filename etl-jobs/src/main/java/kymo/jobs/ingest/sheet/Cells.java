package kymo.jobs.ingest.sheet;

import kymo.core.dataset.CellText;
import kymo.core.dataset.ColumnType;
import kymo.jobs.ingest.sheet.book.CellFormat;
import kymo.jobs.ingest.sheet.book.Serials;
import kymo.jobs.ingest.sheet.book.SheetRow;

/** Cells in words. */
final class Cells {

    private static final double WHOLE = 1L << 53;

    private Cells() {}

    /** Whether the number is whole and none of its digits was lost. */
    static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) <= WHOLE;
    }

    /** Any cell as text: numbers in their shortest form, times in ISO 8601. */
    static String text(SheetRow row, int cell, boolean from1904) {
        return switch (row.kind(cell)) {
            case TEXT, ERROR, BROKEN -> row.text(cell);
            case BOOLEAN -> row.value(cell) == 1 ? "true" : "false";
            case NUMBER -> number(row.value(cell), row.format(cell), from1904);
        };
    }

    private static String number(double value, CellFormat format, boolean from1904) {
        if (format == CellFormat.TIME && Serials.timeOfDay(value) != Serials.NONE)
            return CellText.of(Serials.timeOfDay(value), ColumnType.TIME);
        boolean moment = format.isTime() && format != CellFormat.DURATION;
        long nanos = moment ? Serials.nanos(value, from1904) : Serials.NONE;
        if (nanos == Serials.NONE) return isWhole(value) ? Long.toString((long) value) : Double.toString(value);
        boolean day = format == CellFormat.DATE && Serials.isWholeDay(value);
        return CellText.of(nanos, day ? ColumnType.DATE : ColumnType.DATETIME);
    }
}
