package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.List;
import kymo.core.intake.FixedWidths;

/**
 * Puts a delimiter between columns of fixed width, so that such a file is read as any other. A line that ends early has its last columns empty; what
 * stands behind the last column is one more.
 */
final class WidthCutter {

    /** The delimiter, which no text holds; where one does, it is a blank. */
    static final char DELIMITER = '\u001F';

    private final int[] widths;

    WidthCutter(FixedWidths fixed) {
        widths = fixed.characters().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Without the delimiters that {@link #cut} has put in. */
    static String joined(String cut) {
        return cut.indexOf(DELIMITER) < 0 ? cut : cut.replace(String.valueOf(DELIMITER), "");
    }

    /**
     * The lines with delimiters.
     *
     * @param atEnd whether the last line ends with the text; else the rest of it is to come
     */
    String cut(CharSequence text, boolean atEnd) {
        StringBuilder cut = new StringBuilder(text.length() + text.length() / 4);
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && !isLineEnd(text.charAt(to))) to++;
            cutLine(text, from, to, to < text.length() || atEnd, cut);
            while (to < text.length() && isLineEnd(text.charAt(to))) cut.append(text.charAt(to++));
            from = to;
        }
        return cut.toString();
    }

    /** The fields of one line. */
    List<String> fields(String line) {
        StringBuilder cut = new StringBuilder();
        cutLine(line, 0, line.length(), true, cut);
        List<String> fields = new ArrayList<>();
        for (String field : cut.toString().split(String.valueOf(DELIMITER), -1)) fields.add(field.strip());
        return fields;
    }

    private void cutLine(CharSequence text, int from, int to, boolean ends, StringBuilder cut) {
        if (ends && isBlank(text, from, to)) {
            cut.append(text, from, to);
            return;
        }
        int at = from;
        for (int column = 0; column < widths.length; column++) {
            int next = Math.min(to, at + widths[column]);
            for (; at < next; at++) cut.append(text.charAt(at) == DELIMITER ? ' ' : text.charAt(at));
            boolean last = column == widths.length - 1;
            if (last ? !isBlank(text, at, to) : ends || at < to) cut.append(DELIMITER);
        }
        cut.append(text, at, to);
    }

    private static boolean isBlank(CharSequence text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) != ' ' && text.charAt(at) != '\t') return false;
        }
        return true;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
