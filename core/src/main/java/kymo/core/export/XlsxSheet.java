package kymo.core.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipOutputStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;

/** One sheet, written cell by cell from the left, row by row. The first row stays in sight where there are columns. */
final class XlsxSheet {

    /** How a cell's value is shown; the number is its place in the workbook's formats. */
    enum Style {
        PLAIN(0),
        BOLD(1),
        DATE(2),
        DATE_TIME(3),
        TIME(4);

        private final String attribute;

        Style(int place) {
            attribute = place == 0 ? "\"" : "\" s=\"%d\"".formatted(place);
        }

        static Style of(ColumnType type) {
            return switch (type) {
                case DATE -> DATE;
                case DATETIME, INSTANT -> DATE_TIME;
                case TIME -> TIME;
                case FLOAT, INTEGER, BOOLEAN, STRING, EMPTY -> PLAIN;
            };
        }
    }

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int TIME_CHARS = 24;

    private static final byte[] CELL = ascii("<c r=\"");
    private static final byte[] NUMBER = ascii("><v>");
    private static final byte[] NUMBER_END = ascii("</v></c>");
    private static final byte[] BOOL = ascii(" t=\"b\"><v>");
    private static final byte[] TEXT = ascii(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    private static final byte[] TEXT_END = ascii("</t></is></c>");
    private static final byte[] ROW = ascii("<row r=\"");
    private static final byte[] ROW_BEGUN = ascii("\">");
    private static final byte[] ROW_END = ascii("</row>");

    private final ZipOutputStream zip;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final List<byte[]> letters = new ArrayList<>();
    private int filled;
    private long handedOn;
    private int rows;
    private byte[] rowNumber = new byte[0];

    XlsxSheet(ZipOutputStream zip, List<ColumnSpec> columns) throws IOException {
        this.zip = zip;
        put("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        if (!columns.isEmpty())
            put("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\""
                    + " activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        widths(columns);
        put("<sheetData>");
    }

    /** Begins the next row. */
    void row() throws IOException {
        if (rows > 0) put(ROW_END);
        rows++;
        rowNumber = ascii(Integer.toString(rows));
        put(ROW);
        put(rowNumber);
        put(ROW_BEGUN);
    }

    /** A number as its text. */
    void number(int column, String number, Style style) throws IOException {
        cell(column, style);
        put(NUMBER);
        put(number);
        put(NUMBER_END);
    }

    void bool(int column, boolean value) throws IOException {
        cell(column, Style.PLAIN);
        put(BOOL);
        put(value ? "1" : "0");
        put(NUMBER_END);
    }

    void text(int column, String text, Style style) throws IOException {
        cell(column, style);
        put(TEXT);
        for (int at = 0; at < text.length(); ) {
            int end = at;
            while (end < text.length() && isPlain(text, end)) end++;
            if (end > at) utf8(text.substring(at, end));
            if (end < text.length()) escaped(text.charAt(end++));
            at = end;
        }
        put(TEXT_END);
    }

    /** Rows so far. */
    int rows() {
        return rows;
    }

    /** Bytes so far, before they are compressed. */
    long bytes() {
        return handedOn + filled;
    }

    void end() throws IOException {
        if (rows > 0) put(ROW_END);
        put("</sheetData></worksheet>");
        flush();
        zip.closeEntry();
    }

    private void widths(List<ColumnSpec> columns) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int column = 1; column <= columns.size(); column++) {
            if (columns.get(column - 1).type().isTime())
                text.append("<col min=\"%d\" max=\"%d\" width=\"%d\" customWidth=\"1\"/>"
                        .formatted(column, column, TIME_CHARS));
        }
        if (text.length() > 0) put("<cols>%s</cols>".formatted(text));
    }

    private void cell(int column, Style style) throws IOException {
        while (letters.size() <= column) letters.add(letters(letters.size()));
        put(CELL);
        put(letters.get(column));
        put(rowNumber);
        put(style.attribute);
    }

    /** A, B … Z, AA, AB … */
    private static byte[] letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) letters.insert(0, (char) ('A' + rest % 26));
        return ascii(letters.toString());
    }

    private static boolean isPlain(String text, int at) {
        char c = text.charAt(at);
        return XlsxText.markup(c) == null && !XlsxText.isForeign(c) && !(c == '_' && XlsxText.isEscape(text, at));
    }

    private void escaped(char c) throws IOException {
        String markup = XlsxText.markup(c);
        put(markup != null ? markup : "_x%04X_".formatted((int) c));
    }

    private void utf8(String text) throws IOException {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String ascii) throws IOException {
        int length = ascii.length();
        if (length > BUFFER_BYTES - filled) flush();
        if (length > BUFFER_BYTES) {
            put(ascii(ascii));
            return;
        }
        for (int at = 0; at < length; at++) buffer[filled + at] = (byte) ascii.charAt(at);
        filled += length;
    }

    private void put(byte[] bytes) throws IOException {
        if (bytes.length > BUFFER_BYTES - filled) flush();
        if (bytes.length > BUFFER_BYTES) {
            zip.write(bytes, 0, bytes.length);
            handedOn += bytes.length;
            return;
        }
        System.arraycopy(bytes, 0, buffer, filled, bytes.length);
        filled += bytes.length;
    }

    private void flush() throws IOException {
        zip.write(buffer, 0, filled);
        handedOn += filled;
        filled = 0;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
