package kymo.jobs.ingest.text;

import java.util.Arrays;

/** The extent of one field, found by {@link #locate}; a cursor that is used again for each. */
final class Field {

    private final Dialect dialect;
    private final RecordScan scan;
    private byte[] unescaped = new byte[64];

    /** The field's content is {@code bytes[from]} to {@code bytes[to]} (exclusive), without quotes and the blanks around. */
    byte[] bytes = unescaped;

    int from;
    int to;
    /** The place of the delimiter or line end behind the field. */
    int stop;

    boolean quoted;
    /** Whether text follows the closing quote; the content is then the field as it stands. */
    boolean broken;
    /** Lines that end inside the field. */
    int lines;
    /** Whether a byte of the content is not ASCII. */
    boolean foreign;

    Field(Dialect dialect) {
        this.dialect = dialect;
        scan = new RecordScan(dialect);
    }

    /** Finds the field that begins at {@code at} in a chunk of whole records that end at {@code end}. */
    void locate(byte[] chunk, int at, int end) {
        int next = at;
        while (dialect.isBlank(chunk[next])) next++;
        lines = 0;
        quoted = (chunk[next] & 0xFF) == dialect.quote;
        broken = false;
        if (quoted) locateQuoted(chunk, next, end);
        else locatePlain(chunk, next, next);
    }

    /** The content begins at {@code begin}, and no delimiter or line end lies before {@code at}. */
    private void locatePlain(byte[] chunk, int begin, int at) {
        int next = at;
        int all = 0;
        while (!dialect.isStop(chunk[next])) all |= chunk[next++];
        bytes = chunk;
        from = begin;
        stop = next;
        while (next > begin && dialect.isBlank(chunk[next - 1])) next--;
        to = next;
        foreign = all < 0;
    }

    private void locateQuoted(byte[] chunk, int begin, int end) {
        int behind = scan.behindQuoted(chunk, begin, end);
        int next = behind;
        while (dialect.isBlank(chunk[next]) && !dialect.isStop(chunk[next])) next++;
        boolean several = Dialect.isLineEnd(chunk[next]) || dialect.isStop(chunk[next]);
        lines = Dialect.lines(chunk, begin, behind);
        if (!several) {
            broken = true;
            locatePlain(chunk, begin, next);
            foreign = true;
            return;
        }
        stop = next;
        bytes = chunk;
        from = begin + 1;
        to = behind - 1;
        foreign = false;
        int doubled = 0;
        for (int i = from; i < to; i++) {
            foreign |= chunk[i] < 0;
            if ((chunk[i] & 0xFF) == dialect.quote) doubled++;
        }
        if (doubled > 0) unescape(chunk);
    }

    private void unescape(byte[] chunk) {
        if (unescaped.length < to - from) unescaped = new byte[(to - from) * 2];
        int length = 0;
        for (int i = from; i < to; i++) {
            unescaped[length++] = chunk[i];
            if ((chunk[i] & 0xFF) == dialect.quote) i++;
        }
        bytes = unescaped;
        from = 0;
        to = length;
    }

    /** The content with {@link DecimalParser#PADDING} zero bytes behind it, blanks at its ends left out. */
    byte[] padded() {
        int begin = from;
        int end = to;
        while (begin < end && isWhite(bytes[begin])) begin++;
        while (end > begin && isWhite(bytes[end - 1])) end--;
        byte[] copy = Arrays.copyOfRange(bytes, begin, end + DecimalParser.PADDING);
        Arrays.fill(copy, end - begin, copy.length, (byte) 0);
        return copy;
    }

    private static boolean isWhite(byte b) {
        return b == ' ' || b == '\t' || Dialect.isLineEnd(b);
    }
}
