package kymo.jobs.ingest.text;

import kymo.core.files.ReadableFile;
import kymo.core.intake.Notation;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** Leaves out lines at a file's end. */
final class LastLines {

    /** More of a file than any footer has. */
    private static final int MOST_BYTES = 1 << 20;

    private LastLines() {}

    /**
     * The file without its last {@code lines} physical lines; an end of line at the very end ends the last of them.
     *
     * @throws ProblemException {@code OPTION_INVALID} when the file's last MiB does not hold so many
     */
    static ReadableFile without(ReadableFile file, int lines, Notation notation) {
        int length = (int) Math.min(MOST_BYTES, file.bytes());
        long from = file.bytes() - length;
        byte[] tail = file.read(from, length);
        int unit = bytesPerUnit(notation, tail);
        int at = behindLastText(tail);
        for (int left = lines; left > 0; left--) {
            int begin = beginOfLine(tail, at);
            if (begin <= 0)
                throw new ProblemException(
                                ProblemCode.OPTION_INVALID,
                                "option 'footerLines' must leave rows but the last %d bytes of the file hold fewer than %d lines; lower it"
                                        .formatted(length, lines + 1))
                        .in("footerLines");
            at = begin;
            if (left > 1) at = behindLastText(tail, at);
        }
        // where a line end takes several bytes, the line behind it begins on a whole character
        return new CutFile(file, 0, (from + at + unit - 1) / unit * unit);
    }

    /** In wide encodings most characters hold NULs, three in a row only where a character takes four bytes. */
    private static int bytesPerUnit(Notation notation, byte[] tail) {
        String told = notation.encoding();
        if (told != null) return EncodingGuess.bytesPerUnit(told);
        int most = 0;
        int inARow = 0;
        for (byte b : tail) {
            inARow = b == 0 ? inARow + 1 : 0;
            most = Math.max(most, inARow);
        }
        return most == 0 ? 1 : most < 3 ? 2 : 4;
    }

    private static int behindLastText(byte[] bytes) {
        return behindLastText(bytes, bytes.length);
    }

    /** Before the line ends at {@code to}. */
    private static int behindLastText(byte[] bytes, int to) {
        int at = to;
        while (at > 0 && (Dialect.isLineEnd(bytes[at - 1]) || bytes[at - 1] == 0)) at--;
        return at;
    }

    /** Where the line begins that ends before {@code to}. */
    private static int beginOfLine(byte[] bytes, int to) {
        int at = to;
        while (at > 0 && !Dialect.isLineEnd(bytes[at - 1])) at--;
        return at;
    }
}
