package kymo.jobs.ingest.sheet.book;

/** A cell's text as it comes in pieces. */
final class TextPieces {

    private final String fileName;
    private final StringBuilder text = new StringBuilder();

    TextPieces(String fileName) {
        this.fileName = fileName;
    }

    void clear() {
        text.setLength(0);
    }

    /** @param row for the message, 0 when it is not known */
    void append(char[] chars, int start, int length, int row) {
        if (text.length() + length > OoxmlLimits.MOST_CELL_CHARACTERS)
            throw Faults.cellTooLong(fileName, row, OoxmlLimits.MOST_CELL_CHARACTERS);
        text.append(chars, start, length);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** As it came, with characters that XML cannot hold written out: {@code _x000D_} is a carriage return. */
    String text() {
        if (text.indexOf("_x") < 0) return text.toString();
        StringBuilder decoded = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            int code = escaped(at);
            decoded.append(code < 0 ? text.charAt(at) : (char) code);
            if (code >= 0) at += 6;
        }
        return decoded.toString();
    }

    private int escaped(int at) {
        if (at + 7 > text.length()
                || text.charAt(at) != '_'
                || text.charAt(at + 1) != 'x'
                || text.charAt(at + 6) != '_') return -1;
        int code = 0;
        for (int digit = at + 2; digit < at + 6; digit++) {
            int value = Character.digit(text.charAt(digit), 16);
            if (value < 0) return -1;
            code = code << 4 | value;
        }
        return code;
    }

    /** The same without looking for escapes, for numbers. */
    String plain() {
        return text.toString();
    }
}
