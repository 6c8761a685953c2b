package kymo.core.export;

import org.jspecify.annotations.Nullable;

/** How a text stands in a workbook's XML. */
final class XlsxText {

    private XlsxText() {}

    /** In an attribute. */
    static String attribute(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            String other = c == '"' ? "&quot;" : markup(c);
            if (other == null) escaped.append(c);
            else escaped.append(other);
        }
        return escaped.toString();
    }

    /** What stands for a sign of markup; null when it stands for itself. */
    static @Nullable String markup(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> null;
        };
    }

    /** Whether XML cannot hold the character, or would change it. */
    static boolean isForeign(char c) {
        return (c < ' ' && c != '\t' && c != '\n') || c == '\uFFFE' || c == '\uFFFF';
    }

    /** Whether {@code _x} and four digits begin here, which Excel takes for a character's number. */
    static boolean isEscape(String text, int at) {
        if (at + 7 > text.length()
                || text.charAt(at) != '_'
                || text.charAt(at + 1) != 'x'
                || text.charAt(at + 6) != '_') return false;
        for (int digit = at + 2; digit < at + 6; digit++) if (Character.digit(text.charAt(digit), 16) < 0) return false;
        return true;
    }
}
