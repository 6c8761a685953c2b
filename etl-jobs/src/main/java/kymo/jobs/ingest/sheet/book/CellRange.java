package kymo.jobs.ingest.sheet.book;

/** A rectangle of cells, its borders included: rows from 1, columns from 0. */
public record CellRange(int firstRow, int lastRow, int firstColumn, int lastColumn) {

    /** All of a sheet. */
    public static final CellRange ALL = new CellRange(1, CellAddress.MOST_ROWS, 0, CellAddress.MOST_COLUMNS - 1);

    /**
     * Such as {@code B5:F200}, {@code B:F} or {@code 5:200}, in either order; one cell is a range too.
     *
     * @throws IllegalArgumentException unless it is one
     */
    public static CellRange parse(String text) {
        int colon = text.indexOf(':');
        String one = (colon < 0 ? text : text.substring(0, colon)).replace("$", "");
        String other = (colon < 0 ? text : text.substring(colon + 1)).replace("$", "");
        int column1 = CellAddress.column(one);
        int column2 = CellAddress.column(other);
        int row1 = CellAddress.row(one);
        int row2 = CellAddress.row(other);
        boolean rows = row1 > 0 && row2 > 0;
        boolean columns = column1 >= 0 && column2 >= 0;
        boolean onlyRows = rows && !Character.isLetter(one.charAt(0)) && !Character.isLetter(other.charAt(0));
        boolean onlyColumns = columns
                && one.chars().allMatch(Character::isLetter)
                && other.chars().allMatch(Character::isLetter);
        if (!(rows && columns) && !onlyRows && !onlyColumns)
            throw new IllegalArgumentException("a range must be like B5:F200, B:F or 5:200 but was '" + text + "'");
        return new CellRange(
                onlyColumns ? 1 : Math.min(row1, row2),
                onlyColumns ? CellAddress.MOST_ROWS : Math.max(row1, row2),
                onlyRows ? 0 : Math.min(column1, column2),
                onlyRows ? CellAddress.MOST_COLUMNS - 1 : Math.max(column1, column2));
    }

    public int columns() {
        return lastColumn - firstColumn + 1;
    }

    public boolean holdsRow(int row) {
        return row >= firstRow && row <= lastRow;
    }

    public boolean holdsColumn(int column) {
        return column >= firstColumn && column <= lastColumn;
    }

    @Override
    public String toString() {
        return CellAddress.of(firstRow, firstColumn) + ":" + CellAddress.of(lastRow, lastColumn);
    }
}
