package kymo.jobs.ingest.text;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** Tells files of kinds that nothing reads by their first bytes, and others that are no text by bytes that no text holds. */
final class NotText {

    private record Magic(String hex, String kind) {}

    private static final List<Magic> MAGIC = List.of(
            new Magic("89504e47", "a PNG picture"),
            new Magic("ffd8ff", "a JPEG picture"),
            new Magic("47494638", "a GIF picture"),
            new Magic("49492a00", "a TIFF picture"),
            new Magic("4d4d002a", "a TIFF picture"),
            new Magic("255044462d", "a PDF document"),
            new Magic("425a68", "a bzip2 archive"),
            new Magic("377abcaf271c", "a 7z archive"),
            new Magic("fd377a585a00", "an xz archive"),
            new Magic("526172211a07", "a RAR archive"),
            new Magic("894844460d0a1a0a", "an HDF5 file"),
            new Magic("434446", "a NetCDF file"),
            new Magic("53514c69746520666f726d617420", "an SQLite database"),
            new Magic("4d41544c414220352e30204d4154", "a MATLAB file"),
            new Magic("7f454c46", "a program"),
            new Magic("7b5c727466", "an RTF document"));

    /** More control bytes than one in so many are no text. */
    private static final int BYTES_PER_CONTROL = 50;

    private NotText() {}

    /** @throws ProblemException with {@code FILE_NOT_TEXT} when the first bytes are those of another kind of file */
    static void refuseOtherKinds(byte[] head, String fileName) {
        String kind = kind(head);
        if (kind != null)
            throw new ProblemException(
                    ProblemCode.FILE_NOT_TEXT,
                    "a text file was expected but '%s' is %s; export the data from the instrument as CSV or text"
                            .formatted(fileName, kind));
    }

    private static @Nullable String kind(byte[] head) {
        for (Magic magic : MAGIC) {
            byte[] wanted = HexFormat.of().parseHex(magic.hex());
            if (startsWith(head, wanted)) return magic.kind();
        }
        String begin = new String(head, 0, Math.min(head.length, 512), StandardCharsets.ISO_8859_1)
                .replace("\u00EF\u00BB\u00BF", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (begin.startsWith("<!doctype html") || begin.startsWith("<html") || begin.startsWith("<table"))
            return "an HTML page";
        return begin.startsWith("<?xml") ? "an XML document" : null;
    }

    private static boolean startsWith(byte[] bytes, byte[] wanted) {
        if (bytes.length < wanted.length) return false;
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[i] != wanted[i]) return false;
        }
        return true;
    }

    /**
     * Refuses NUL bytes and many control bytes; for files of a charset that is no UTF-16 or UTF-32.
     *
     * @param offset where {@code bytes} begins in the file
     */
    static void refuseControls(byte[] bytes, long offset, String fileName) {
        int controls = 0;
        for (int at = 0; at < bytes.length; at++) {
            byte b = bytes[at];
            if (b == 0)
                throw new ProblemException(
                        ProblemCode.FILE_NOT_TEXT,
                        "a text file holds no NUL bytes but '%s' has one at byte %d; export the data as text, or set the option encoding if it is UTF-16"
                                .formatted(fileName, offset + at));
            boolean space = (b >= '\t' && b <= '\r') || b == 0x1A || b == 0x1B;
            if ((b > 0 && b < ' ' && !space) || b == 0x7F) controls++;
        }
        if (controls > 4 && controls > bytes.length / BYTES_PER_CONTROL)
            throw new ProblemException(
                    ProblemCode.FILE_NOT_TEXT,
                    "a text file holds few control bytes but '%s' has %d in %d; export the data from the instrument as CSV or text"
                            .formatted(fileName, controls, bytes.length));
    }
}
