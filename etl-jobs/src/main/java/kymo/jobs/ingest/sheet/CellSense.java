package kymo.jobs.ingest.sheet;

import kymo.jobs.ingest.sheet.book.CellKind;
import kymo.jobs.ingest.sheet.book.SheetRow;
import kymo.jobs.ingest.text.PreviewCell;

/** What a cell seems to be before anything is known of its column. */
enum CellSense {
    VALUE,
    WORD,
    NOTHING;

    static CellSense of(SheetRow row, int cell) {
        if (row.kind(cell) != CellKind.TEXT) return VALUE;
        return switch (PreviewCell.of(row.text(cell))) {
            case EMPTY -> NOTHING;
            case NUMBER, TIME -> VALUE;
            case WORD -> WORD;
        };
    }
}
