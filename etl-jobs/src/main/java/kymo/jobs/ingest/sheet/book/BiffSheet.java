package kymo.jobs.ingest.sheet.book;

import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;

/** The records of one sheet, put together to rows. */
final class BiffSheet {

    private final BiffWorkbook workbook;
    private final RowSink sink;
    private final SheetRow row = new SheetRow();
    private int number;
    private int column = -1;
    /** The column of a formula whose text comes in the next record, -1 for none. */
    private int awaited = -1;

    BiffSheet(BiffWorkbook workbook, RowSink sink) {
        this.workbook = workbook;
        this.sink = sink;
    }

    /** Whether more records are wanted. */
    boolean take(Record record) {
        if (record instanceof StringRecord text && awaited >= 0) {
            row.addText(awaited, text.getString(), true);
            awaited = -1;
        } else if (record instanceof MergeCellsRecord merged) {
            for (int area = 0; area < merged.getNumAreas(); area++) merged(merged.getAreaAt(area));
        } else if (record instanceof CellValueRecordInterface cell && holdsValue(record)) {
            if (!move(cell.getRow() + 1, cell.getColumn())) return false;
            add(record, workbook.format(cell.getXFIndex()));
        }
        return true;
    }

    private static boolean holdsValue(Record record) {
        return record instanceof NumberRecord
                || record instanceof LabelSSTRecord
                || record instanceof LabelRecord
                || record instanceof BoolErrRecord
                || record instanceof FormulaRecord;
    }

    /** To the next cell; gives the row away that ends before it. */
    private boolean move(int nextRow, int nextColumn) {
        awaited = -1;
        if (nextRow < number || (nextRow == number && nextColumn <= column))
            throw Faults.broken(
                    workbook.fileName(),
                    "has cell %s behind cell %s"
                            .formatted(CellAddress.of(nextRow, nextColumn), CellAddress.of(number, column)));
        column = nextColumn;
        if (nextRow == number) return true;
        boolean more = row.size() == 0 || sink.row(row);
        number = nextRow;
        row.begin(number);
        return more;
    }

    private void add(Record record, CellFormat format) {
        if (record instanceof NumberRecord cell) addNumber(cell.getValue(), format, false);
        else if (record instanceof LabelSSTRecord cell) addShared(cell.getSSTIndex());
        else if (record instanceof LabelRecord cell) row.addText(column, cell.getValue(), false);
        else if (record instanceof BoolErrRecord cell) {
            if (cell.isBoolean()) row.addBoolean(column, cell.getBooleanValue(), false);
            else addError(cell.getErrorValue(), false);
        } else if (record instanceof FormulaRecord cell) addResult(cell, format);
    }

    private void addNumber(double value, CellFormat format, boolean formula) {
        if (Double.isFinite(value)) row.addNumber(column, value, format, formula);
        else row.addFault(column, CellKind.BROKEN, Double.toString(value), formula);
    }

    private void addShared(int index) {
        String text = workbook.sharedText(index);
        if (text != null) row.addText(column, text, false);
        else row.addFault(column, CellKind.BROKEN, "text number " + index, false);
    }

    private void addResult(FormulaRecord cell, CellFormat format) {
        CellType type = cell.getCachedResultTypeEnum();
        if (type == CellType.STRING) awaited = column;
        else if (type == CellType.BOOLEAN) row.addBoolean(column, cell.getCachedBooleanValue(), true);
        else if (type == CellType.ERROR) addError(cell.getCachedErrorValue(), true);
        else if (type == CellType.NUMERIC) addNumber(cell.getValue(), format, true);
    }

    private void addError(int code, boolean formula) {
        String text = FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "error " + code;
        row.addFault(column, CellKind.ERROR, text, formula);
    }

    private void merged(CellRangeAddress area) {
        sink.merged(new CellRange(
                area.getFirstRow() + 1, area.getLastRow() + 1, area.getFirstColumn(), area.getLastColumn()));
    }

    /** The last row has come. */
    void end() {
        if (row.size() > 0) sink.row(row);
    }
}
