package kymo.jobs.ingest.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.Reject;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.host.FrameWriter;
import kymo.jobs.ingest.sheet.book.CellKind;
import kymo.jobs.ingest.sheet.book.CellRange;
import kymo.jobs.ingest.sheet.book.RowSink;
import kymo.jobs.ingest.sheet.book.SheetRow;
import kymo.jobs.ingest.sheet.book.Workbook;

/** In the host: reads a sheet as what was understood of it, and sends the rows away piece by piece. */
final class SheetReader implements RowSink {

    private static final int PIECE_BYTES = 1 << 20;
    private static final int MOST_ROW_BYTES = 16 << 20;

    private final SheetReading reading;
    private final FrameWriter answers;
    private final CellRange range;
    private final CellValues values;
    private final RowBuffer buffer;
    private final List<Reject> rejects = new ArrayList<>();
    private final long[] errors;
    private final long fromRow;
    private long next;
    private boolean skipping;

    private SheetReader(SheetReading reading, long fromRow, FrameWriter answers) {
        this.reading = reading;
        this.fromRow = fromRow;
        this.answers = answers;
        String told = reading.range();
        range = told == null ? CellRange.ALL : CellRange.parse(told);
        values = new CellValues(reading);
        int columns = Math.max(1, reading.columns().size());
        int rows = Math.max(1, Math.min(reading.blockRows(), PIECE_BYTES / (Double.BYTES * columns)));
        buffer = new RowBuffer(reading.columns(), rows);
        errors = new long[columns];
    }

    static void read(Workbook workbook, SheetReading reading, long fromRow, FrameWriter answers) {
        SheetReader reader = new SheetReader(reading, fromRow, answers);
        workbook.read(reading.index(), reading.from1904(), reader);
        reader.send();
    }

    @Override
    public boolean row(SheetRow all) {
        if (all.number() < reading.firstDataLine()) return true;
        if (all.number() > reading.lastDataLine()) return false;
        if (!range.holdsRow(all.number())) return true;
        SheetRow row = range.columns() == CellRange.ALL.columns() ? all : all.copy(range);
        if (row.size() == 0) return true;
        // rows that were read before are counted with their errors and not sent again
        skipping = next < fromRow;
        buffer.beginRow();
        take(row);
        next++;
        if (!skipping) buffer.rows++;
        else buffer.clear();
        if (buffer.rows == buffer.capacity || buffer.textBytes >= PIECE_BYTES || next % reading.blockRows() == 0)
            send();
        return true;
    }

    private void take(SheetRow row) {
        List<SheetColumn> columns = reading.columns();
        int index = 0;
        for (int cell = 0; cell < row.size(); cell++) {
            while (index < columns.size() && columns.get(index).cells() < row.column(cell)) index++;
            if (index == columns.size()) return;
            SheetColumn column = columns.get(index);
            if (column.cells() != row.column(cell)) continue;
            String fault = values.put(row, cell, column, index, buffer);
            if (fault != null) list(row, cell, column, index, fault);
        }
        if (buffer.textBytes > MOST_ROW_BYTES + PIECE_BYTES)
            throw new ProblemException(
                    ProblemCode.LINE_TOO_LONG,
                    "a row may hold at most %d bytes of text but row %d of '%s' holds more; shorten its cells"
                            .formatted(MOST_ROW_BYTES, row.number(), reading.fileName()));
    }

    private void list(SheetRow row, int cell, SheetColumn column, int index, String fault) {
        boolean error = row.kind(cell) == CellKind.ERROR;
        if (error && ++errors[index] > ColumnNotes.MOST_ERRORS_LISTED) return;
        if (skipping) return;
        rejects.add(new Reject(
                row.number(),
                0,
                column.name(),
                values.shown(row, cell),
                "cell %s %s".formatted(CellValues.address(row, cell), fault)));
    }

    @Override
    public void merged(CellRange cells) {
        // its one value stands in its first cell
    }

    private void send() {
        if (buffer.rows == 0) return;
        try {
            answers.write(SheetTask.ROWS, RowsFrame.encode(buffer, next - buffer.rows, rejects));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.clear();
        rejects.clear();
    }
}
