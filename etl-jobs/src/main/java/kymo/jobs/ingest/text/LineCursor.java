package kymo.jobs.ingest.text;

import java.nio.charset.Charset;
import java.util.Arrays;
import kymo.core.files.ReadableFile;

/** The physical lines of a file, one after the other, whatever is in them; memory does not grow with the file. Line ends are single bytes. */
final class LineCursor {

    static final int STEP = 1 << 20;

    /** A line end is told by two bytes more. */
    private static final int PADDING = 2;

    private final ReadableFile file;
    private final int stepBytes;
    private byte[] bytes = new byte[PADDING];
    private int held;
    private long heldFrom;
    private int begin;
    private int end;
    private int behind;
    private long offset;
    private long line;

    LineCursor(ReadableFile file, int stepBytes) {
        this.file = file;
        this.stepBytes = stepBytes;
    }

    /** Goes to the next line; whether there is one. */
    boolean next() {
        begin = behind;
        offset = heldFrom + begin;
        line++;
        int at = begin;
        while (true) {
            while (at < held && !Dialect.isLineEnd(bytes[at])) at++;
            boolean ends = at < held && (bytes[at] == '\n' || at + PADDING < held);
            if (ends || heldFrom + held == file.bytes()) break;
            // what is too long to be told apart is not kept
            if (at - begin > Dialect.MAX_LINE) begin = at;
            at -= begin;
            readOn();
        }
        end = at;
        behind = at < held ? Math.min(held, Dialect.behindLineEnd(bytes, at)) : held;
        return heldFrom + behind > offset;
    }

    private void readOn() {
        int kept = held - begin;
        int more = (int) Math.min(stepBytes, file.bytes() - heldFrom - held);
        byte[] read = file.read(heldFrom + held, more);
        byte[] joined = Arrays.copyOf(Arrays.copyOfRange(bytes, begin, held), kept + more + PADDING);
        System.arraycopy(read, 0, joined, kept, more);
        heldFrom += begin;
        begin = 0;
        held = kept + more;
        bytes = joined;
    }

    /** Where the line begins in the file. */
    long offset() {
        return offset;
    }

    /** Where the next line begins. */
    long behind() {
        return heldFrom + behind;
    }

    /** The line's number, from 1. */
    long line() {
        return line;
    }

    /** Whether the line holds nothing but blanks, or is a comment. */
    boolean isGap(byte[] comment) {
        int at = begin;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) at++;
        if (at == end) return heldFrom + begin == offset;
        return comment.length > 0
                && at + comment.length <= end
                && Arrays.equals(bytes, at, at + comment.length, comment, 0, comment.length);
    }

    /** The line without its end; empty when it is too long to be one. */
    String text(Charset charset) {
        return end - begin > Dialect.MAX_LINE || heldFrom + begin > offset
                ? ""
                : new String(bytes, begin, end - begin, charset);
    }
}
