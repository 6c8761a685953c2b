package kymo.jobs.ingest.text;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kymo.core.problems.ProblemCode;
import org.jspecify.annotations.Nullable;

/** The beginning of a file as lines, in bytes that fields can be found in, and the way back to places in the file. */
final class HeadText {

    private static final int PREVIEW = 512 << 10;
    private static final int LEAST_LINES = 3;

    private final byte[] bytes;
    private final int to;
    private final int bomBytes;
    private final @Nullable SourceMap source;
    private final boolean whole;
    private final int previewEnd;
    /** Where each previewed line begins. */
    private final List<Integer> begins = new ArrayList<>();

    private final Charset charset;

    HeadText(Sample sample, EncodingGuess encoding, Dialect plain) {
        byte[] head = sample.head().bytes;
        bomBytes = encoding.bomBytes();
        whole = sample.isWhole();
        byte[] body = Arrays.copyOfRange(head, bomBytes, head.length);
        source = plain.transcoded ? plain.map(body, whole) : null;
        bytes = source == null ? Arrays.copyOf(body, body.length + DecimalParser.PADDING) : source.utf8();
        to = bytes.length - DecimalParser.PADDING;
        charset = plain.cells;
        previewEnd = findLines();
    }

    private int findLines() {
        int at = 0;
        begins.add(0);
        while (at < to) {
            if (!Dialect.isLineEnd(bytes[at])) {
                at++;
                continue;
            }
            at = Dialect.behindLineEnd(bytes, at);
            if (at >= PREVIEW && begins.size() >= LEAST_LINES) return at;
            begins.add(at);
        }
        if (to - begins.get(begins.size() - 1) > Dialect.MAX_LINE)
            throw Refusals.of(ProblemCode.LINE_TOO_LONG, begins.size());
        return to;
    }

    /** The first lines as one text. */
    String preview() {
        return new String(bytes, 0, previewEnd, charset);
    }

    /** The first lines, without their ends. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < begins.size(); line++) {
            int end = line + 1 < begins.size() ? begins.get(line + 1) : previewEnd;
            while (end > begins.get(line) && Dialect.isLineEnd(bytes[end - 1])) end--;
            lines.add(new String(bytes, begins.get(line), end - begins.get(line), charset));
        }
        return lines;
    }

    boolean isBlank() {
        for (int at = 0; at < to; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t' && !Dialect.isLineEnd(bytes[at]) && bytes[at] != 0x1A)
                return false;
        }
        return true;
    }

    /** Where line {@code line} begins in the file. */
    long offset(long line) {
        return offset(line, 0);
    }

    /** The same for the byte {@code at} of what {@link #from} gives for that line. */
    long offset(long line, int at) {
        int place = begin(line) + at;
        return bomBytes + (source == null ? place : (long) source.sourceBytes(place));
    }

    /** Where line {@code line} lies in the file, its end included. */
    TextTable.Stretch stretch(int line) {
        long begin = offset(line);
        int behind = line < begins.size() ? begins.get(line) : previewEnd;
        long end = bomBytes + (source == null ? behind : (long) source.sourceBytes(behind));
        return new TextTable.Stretch(begin, end - begin);
    }

    private int begin(long line) {
        return begins.get((int) Math.min(line, begins.size()) - 1);
    }

    /**
     * The records from {@code line} on as one chunk.
     *
     * @throws kymo.core.problems.ProblemException when a quote opens in the last record and the file ends without closing it
     */
    Chunk from(long line, Dialect dialect) {
        int begin = begin(line);
        byte[] rest = Arrays.copyOfRange(bytes, begin, bytes.length);
        int end = rest.length - DecimalParser.PADDING;
        RecordScan scan = new RecordScan(dialect);
        int cut = scan.lastEnd(rest, end, whole);
        boolean unclosed = whole ? cut < end : cut == 0 && scan.openQuote() >= 0;
        if (unclosed) throw Refusals.of(ProblemCode.QUOTE_UNBALANCED, line + Dialect.lines(rest, 0, scan.openQuote()));
        if (cut > 0 && !Dialect.isLineEnd(rest[cut - 1])) rest[cut] = '\n';
        return new Chunk(rest, cut, 0, source, null, 0);
    }

    /** How its lines end: {@code LF}, {@code CRLF}, {@code CR} or {@code mixed}. */
    String lineEnding() {
        int lf = 0;
        int cr = 0;
        int crlf = 0;
        for (int at = 0; at < to; at++) {
            if (bytes[at] == '\n') {
                if (at > 0 && bytes[at - 1] == '\r') crlf++;
                else lf++;
            } else if (bytes[at] == '\r' && bytes[at + 1] != '\n') {
                cr++;
            }
        }
        int kinds = (lf > 0 ? 1 : 0) + (cr > 0 ? 1 : 0) + (crlf > 0 ? 1 : 0);
        if (kinds > 1) return "mixed";
        return crlf > 0 ? "CRLF" : cr > 0 ? "CR" : "LF";
    }
}
