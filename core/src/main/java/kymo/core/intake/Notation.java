package kymo.core.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file writes its fields and values; whatever is null is found out.
 *
 * @param encoding name of a charset
 * @param delimiter one character, {@link #WHITESPACE}, or the name of {@link FixedWidths}
 * @param quote the character around quoted fields; empty for none
 * @param comment what a comment line begins with; empty for none
 * @param decimal {@code .} or {@code ,}
 * @param thousands the character between groups of three digits; empty for none
 * @param missing texts that stand for a missing value, besides the usual ones
 * @param dateOrder {@code dmy} or {@code mdy}
 * @param dateSystem the year from which a workbook counts its days: {@code 1900} or {@code 1904}
 */
public record Notation(
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable String quote,
        @Nullable String comment,
        @Nullable String decimal,
        @Nullable String thousands,
        @Nullable List<String> missing,
        @Nullable String dateOrder,
        @Nullable String dateSystem) {

    /** Nothing is said of it. */
    public static final Notation UNTOLD = new Notation(null, null, null, null, null, null, null, null, null);

    /** The name of the delimiter that stands for runs of blanks and tabs. */
    public static final String WHITESPACE = "whitespace";

    public Notation {
        if (missing != null) missing = List.copyOf(missing);
    }

    /** Whether fields may stand between such characters: ASCII, and nothing that numbers, words or quoted fields are made of. */
    public static boolean isDelimiter(String text) {
        char c = text.length() == 1 ? text.charAt(0) : '"';
        return c > 0 && c <= '~' && !Character.isLetterOrDigit(c) && "\r\n\"'.+-".indexOf(c) < 0;
    }

    /** The same with another encoding. */
    public Notation withEncoding(String charset) {
        return new Notation(charset, delimiter, quote, comment, decimal, thousands, missing, dateOrder, dateSystem);
    }
}
