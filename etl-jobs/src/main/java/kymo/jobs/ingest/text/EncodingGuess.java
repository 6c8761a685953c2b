package kymo.jobs.ingest.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import kymo.core.intake.Notation;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.Notice;

/**
 * The encoding of a file, and how many bytes its byte order mark takes.
 *
 * @param charset name of a Java charset
 * @param bomBytes 0 when there is no mark
 */
record EncodingGuess(String charset, int bomBytes) {

    /** Bytes that windows-1252 gives no character. */
    private static final String UNDEFINED = "\u0081\u008D\u008F\u0090\u009D";

    /** Text of another encoding is hardly ever valid by chance. */
    private static final double GUESSED = 0.99;
    /** Words of another language hardly ever make words of Japanese, but nobody says so. */
    private static final double LIKELY = 0.95;
    /** Any encoding of single bytes would do as well. */
    private static final double ASSUMED = 0.5;

    /** Whether the file is UTF-16 or UTF-32, where NUL bytes are no wonder. */
    static boolean isWide(Sample sample, Notation notation) {
        String told = notation.encoding();
        if (told != null) return isWide(told);
        byte[] head = sample.head().bytes;
        return isWide(marked(head).charset) || !wideWithoutMark(head).isEmpty();
    }

    private static boolean isWide(String charset) {
        return bytesPerUnit(charset) > 1;
    }

    /** How many bytes the least character takes. */
    static int bytesPerUnit(String charset) {
        String name = charset.toUpperCase(Locale.ROOT);
        return name.startsWith("UTF-16") ? 2 : name.startsWith("UTF-32") ? 4 : 1;
    }

    /**
     * Told by the user, by a byte order mark, by the pattern of NUL bytes, or by being valid UTF-8; else, with a notice, Shift_JIS where it makes Japanese words, or
     * windows-1252 or Latin-1.
     *
     * @throws ProblemException with {@code ENCODING_UNKNOWN} when none of these can be
     */
    static EncodingGuess of(Sample sample, String fileName, Notation notation, List<Notice> notices) {
        byte[] head = sample.head().bytes;
        EncodingGuess marked = marked(head);
        String told = notation.encoding();
        if (told != null) {
            boolean open = told.equalsIgnoreCase("UTF-16") || told.equalsIgnoreCase("UTF-32");
            boolean settled = open && bytesPerUnit(marked.charset) == bytesPerUnit(told);
            String exact = settled ? marked.charset : open ? told.toUpperCase(Locale.ROOT) + "BE" : told;
            return new EncodingGuess(exact, exact.equals(marked.charset) ? marked.bomBytes : 0);
        }
        if (marked.bomBytes > 0) return marked;
        String wide = wideWithoutMark(head);
        if (!wide.isEmpty()) {
            notices.add(new Notice(
                    "encoding-assumed",
                    "no byte order mark; %s, so it is read as %s"
                            .formatted(
                                    bytesPerUnit(wide) == 2 ? "every other byte is NUL" : "three bytes in four are NUL",
                                    wide),
                    null));
            return new EncodingGuess(wide, 0);
        }
        long invalid = invalidUtf8(sample);
        if (invalid < 0) return new EncodingGuess("UTF-8", 0);
        String japanese = ShiftJisEvidence.charset(sample);
        if (japanese != null) {
            notices.add(new Notice(
                    "encoding-assumed",
                    "not valid UTF-8 at byte %d; read as %s, since its characters make Japanese words, set the option encoding if letters come out wrong"
                            .formatted(invalid, japanese),
                    null));
            return new EncodingGuess(japanese, 0);
        }
        String single = singleByte(sample, fileName);
        notices.add(new Notice(
                "encoding-assumed",
                "not valid UTF-8 at byte %d; read as %s, set the option encoding if letters come out wrong"
                        .formatted(invalid, single),
                null));
        return new EncodingGuess(single, 0);
    }

    /** Says what was decided. */
    void choose(Sample sample, Notation notation, Choices choices) {
        boolean ascii = true;
        for (byte b : sample.head().bytes) ascii &= b >= 0;
        boolean utf8 = charset.equals("UTF-8");
        boolean certain = bomBytes > 0 || (utf8 && ascii);
        boolean japanese =
                !isWide(charset) && Charset.forName(charset).newEncoder().maxBytesPerChar() > 1 && !utf8;
        String why = bomBytes > 0
                ? "the byte order mark says so"
                : isWide(charset)
                        ? bytesPerUnit(charset) == 2 ? "every other byte is NUL" : "three bytes in four are NUL"
                        : utf8 && ascii
                                ? "every byte is ASCII"
                                : utf8
                                        ? "every byte is valid UTF-8"
                                        : japanese
                                                ? "pairs of bytes make Japanese words"
                                                : "it is not valid UTF-8, and nothing tells which";
        double confidence = certain ? 1 : utf8 || isWide(charset) ? GUESSED : japanese ? LIKELY : ASSUMED;
        String next = charset.equals("windows-1252") ? "ISO-8859-1" : "windows-1252";
        choices.settled(notation.encoding() != null, "encoding", charset, confidence, next, why);
    }

    private static EncodingGuess marked(byte[] head) {
        int first = head.length > 0 ? head[0] & 0xFF : 0;
        int second = head.length > 1 ? head[1] & 0xFF : 0;
        if (first == 0xEF && second == 0xBB && head.length > 2 && (head[2] & 0xFF) == 0xBF)
            return new EncodingGuess("UTF-8", 3);
        if (head.length >= 4 && (head[2] | head[3]) == 0 && first == 0xFF && second == 0xFE)
            return new EncodingGuess("UTF-32LE", 4);
        if (head.length >= 4 && (first | second) == 0 && head[2] == (byte) 0xFE && head[3] == (byte) 0xFF)
            return new EncodingGuess("UTF-32BE", 4);
        if (first == 0xFF && second == 0xFE) return new EncodingGuess("UTF-16LE", 2);
        if (first == 0xFE && second == 0xFF) return new EncodingGuess("UTF-16BE", 2);
        return new EncodingGuess("", 0);
    }

    /** The place of the NUL bytes within two or four gives the encoding away; empty when there are none. */
    private static String wideWithoutMark(byte[] head) {
        int[] zeros = new int[4];
        int quads = Math.min(head.length, 4096) / 4;
        for (int at = 0; at < quads * 4; at++) {
            if (head[at] == 0) zeros[at & 3]++;
        }
        int most = (int) (quads * 0.7);
        if (quads == 0) return "";
        boolean[] held = new boolean[4];
        for (int place = 0; place < 4; place++) held[place] = zeros[place] > most;
        if (zeros[0] == 0 && held[1] && held[2] && held[3]) return "UTF-32LE";
        if (held[0] && held[1] && held[2] && zeros[3] == 0) return "UTF-32BE";
        if (zeros[0] == 0 && held[1] && zeros[2] == 0 && held[3]) return "UTF-16LE";
        return held[0] && zeros[1] == 0 && held[2] && zeros[3] == 0 ? "UTF-16BE" : "";
    }

    /** Where the first byte is that UTF-8 does not allow, -1 when there is none. Half a character at a part's edge is allowed. */
    private static long invalidUtf8(Sample sample) {
        int invalid = invalidUtf8(sample.head().bytes, 0, !sample.isWhole());
        if (invalid >= 0) return invalid;
        for (Sample.Part slice : sample.slices()) {
            int begin = 0;
            while (begin < 3 && begin < slice.bytes.length && (slice.bytes[begin] & 0xC0) == 0x80) begin++;
            invalid = invalidUtf8(slice.bytes, begin, true);
            if (invalid >= 0) return slice.offset + invalid;
        }
        return -1;
    }

    /** Where the first byte from {@code from} on is that UTF-8 does not allow, -1 when there is none. */
    static int invalidUtf8(byte[] bytes, int from, boolean cutOff) {
        int at = from;
        while (at < bytes.length) {
            int lead = bytes[at];
            if (lead >= 0) {
                at++;
                continue;
            }
            int more = lead >= -62 && lead <= -33
                    ? 1
                    : lead >= -32 && lead <= -17 ? 2 : lead >= -16 && lead <= -12 ? 3 : 0;
            if (more == 0) return at;
            for (int next = 1; next <= more; next++) {
                if (at + next >= bytes.length) return cutOff ? -1 : at;
                if ((bytes[at + next] & 0xC0) != 0x80) return at;
            }
            String character = new String(bytes, at, more + 1, StandardCharsets.UTF_8);
            boolean told = more == 2 && lead == -17 && bytes[at + 1] == (byte) 0xBF && bytes[at + 2] == (byte) 0xBD;
            if (character.indexOf('\uFFFD') >= 0 && !told) return at;
            at += more + 1;
        }
        return -1;
    }

    /** Whether windows-1252 gives this byte no character. */
    static boolean isUndefined(int value) {
        return UNDEFINED.indexOf(value) >= 0;
    }

    private static String singleByte(Sample sample, String fileName) {
        // where both mean the same, lines that end as on Windows make the name
        boolean windows = false;
        for (byte b : sample.head().bytes) {
            int value = b & 0xFF;
            if (value == '\r') windows = true;
            if (value < 0x80 || value > 0x9F) continue;
            windows = true;
            if (isUndefined(value))
                throw new ProblemException(
                        ProblemCode.ENCODING_UNKNOWN,
                        "a file without byte order mark must be UTF-8 or windows-1252 but '%s' holds byte 0x%02X, which neither allows; set the option encoding, such as Shift_JIS or GBK"
                                .formatted(fileName, value));
        }
        return windows ? "windows-1252" : "ISO-8859-1";
    }
}
