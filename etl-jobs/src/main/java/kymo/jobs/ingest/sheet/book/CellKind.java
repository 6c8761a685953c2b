package kymo.jobs.ingest.sheet.book;

/** What a cell holds. */
public enum CellKind {
    NUMBER,
    TEXT,
    BOOLEAN,
    /** An error such as {@code #DIV/0!}, as text. */
    ERROR,
    /** Something that is no value of its kind, as text: a number that is none, a text that is not in the workbook, a formula without a result. */
    BROKEN
}
