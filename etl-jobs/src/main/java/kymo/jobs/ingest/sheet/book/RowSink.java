package kymo.jobs.ingest.sheet.book;

/** Takes the rows of a sheet as they are read. */
public interface RowSink {

    /**
     * A row with at least one cell; rows come in order.
     *
     * @param row is filled again afterwards
     * @return whether more rows are wanted
     */
    boolean row(SheetRow row);

    /** Cells that are shown as one; may come before or behind the rows. */
    void merged(CellRange range);
}
