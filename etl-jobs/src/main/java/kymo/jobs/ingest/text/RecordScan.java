package kymo.jobs.ingest.text;

/**
 * Finds where records end, without looking into their fields further than quotes need. Keeps the place of an open quote as state.
 *
 * <p>Arrays must go on for {@link DecimalParser#PADDING} zero bytes behind the end that is given.
 */
final class RecordScan {

    private final Dialect dialect;
    private int openQuote = -1;

    RecordScan(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Where the quote is that the last unfinished record left open; -1 when it left none open. */
    int openQuote() {
        return openQuote;
    }

    /**
     * The position behind the last record that is whole, given that one begins at 0; 0 when none is.
     *
     * @param atEnd whether the file ends at {@code to}, which then ends a record that is in no quote
     */
    int lastEnd(byte[] bytes, int to, boolean atEnd) {
        openQuote = -1;
        if (dialect.quote == Dialect.NO_QUOTE || !holdsQuote(bytes, to)) return atEnd ? to : lastLineEnd(bytes, to);
        int at = 0;
        while (at < to) {
            int next = recordEnd(bytes, at, to, atEnd);
            if (next < 0) return at;
            at = next;
        }
        return Math.min(at, to);
    }

    /** The position behind the record that begins at {@code at}, -1 when it does not end before {@code to}. */
    int recordEnd(byte[] bytes, int from, int to, boolean atEnd) {
        openQuote = -1;
        int at = from;
        if (dialect.isComment(bytes, at)) {
            while (at < to && !Dialect.isLineEnd(bytes[at])) at++;
            return lineEnd(bytes, at, to, atEnd);
        }
        while (true) {
            while (at < to && dialect.isBlank(bytes[at])) at++;
            if (at < to && (bytes[at] & 0xFF) == dialect.quote) {
                int closed = behindQuoted(bytes, at, to);
                if (closed < 0) {
                    openQuote = at;
                    return -1;
                }
                if (closed == to && !atEnd) return -1;
                at = closed;
            }
            while (at < to && !dialect.isStop(bytes[at])) at++;
            if (at >= to || Dialect.isLineEnd(bytes[at])) return lineEnd(bytes, at, to, atEnd);
            at++;
        }
    }

    /** The position behind the quote that closes the one at {@code at}, -1 when none does. */
    int behindQuoted(byte[] bytes, int at, int to) {
        byte quote = (byte) dialect.quote;
        int next = at + 1;
        while (next < to) {
            if (bytes[next++] == quote) {
                if (next < to && bytes[next] == quote) next++;
                else return next;
            }
        }
        return -1;
    }

    private static int lineEnd(byte[] bytes, int at, int to, boolean atEnd) {
        if (at >= to) return atEnd ? to : -1;
        // a CR among the last bytes may be the first half of a line end
        if (!atEnd && bytes[at] == '\r' && at + 2 >= to) return -1;
        return Dialect.behindLineEnd(bytes, at);
    }

    private static int lastLineEnd(byte[] bytes, int to) {
        for (int at = to - 1; at >= 0; at--) {
            if (bytes[at] == '\n') return at + 1;
        }
        for (int at = to - 3; at >= 0; at--) {
            if (bytes[at] == '\r') return at + 1;
        }
        return 0;
    }

    private boolean holdsQuote(byte[] bytes, int to) {
        byte quote = (byte) dialect.quote;
        for (int at = 0; at < to; at++) {
            if (bytes[at] == quote) return true;
        }
        return false;
    }
}
