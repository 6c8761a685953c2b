package kymo.jobs.ingest.sheet.book;

/** Columns as letters: A is 0, XFD 16,383. */
public final class CellAddress {

    /** Rows of a sheet. */
    public static final int MOST_ROWS = 1 << 20;
    /** Columns of a sheet. */
    public static final int MOST_COLUMNS = 1 << 14;

    private CellAddress() {}

    /** The letters of a column that is counted from 0. */
    public static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters.append((char) ('A' + (rest - 1) % 26));
        return letters.reverse().toString();
    }

    /** Such as {@code B7} for row 7 of column 1. */
    public static String of(int row, int column) {
        return letters(column) + row;
    }

    /** The column that the address begins with, counted from 0; -1 when it begins with none. */
    public static int column(String address) {
        int column = 0;
        int at = 0;
        while (at < address.length() && at < 4) {
            int letter = (address.charAt(at) | 0x20) - 'a';
            if (letter < 0 || letter > 25) break;
            column = column * 26 + letter + 1;
            at++;
        }
        return column > MOST_COLUMNS ? -1 : column - 1;
    }

    /** The row that the address ends with, counted from 1; 0 when it ends with none. */
    public static int row(String address) {
        int at = 0;
        while (at < address.length() && Character.isLetter(address.charAt(at))) at++;
        int row = 0;
        for (; at < address.length(); at++) {
            int digit = address.charAt(at) - '0';
            if (digit < 0 || digit > 9 || row > MOST_ROWS) return 0;
            row = row * 10 + digit;
        }
        return row > MOST_ROWS ? 0 : row;
    }
}
