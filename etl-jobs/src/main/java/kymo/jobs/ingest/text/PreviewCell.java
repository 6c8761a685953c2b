package kymo.jobs.ingest.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a cell seems to hold before delimiter, decimal sign and date order are known. */
public enum PreviewCell {
    EMPTY,
    NUMBER,
    TIME,
    WORD;

    /** Texts that stand for a missing value in most files; every reading has them. */
    public static final Set<String> MISSING = Set.of(
            "NA", "N/A", "n/a", "n.a.", "N.A.", "na", "NaN", "nan", "NAN", "-nan", "-NaN", "null", "NULL", "Null",
            "None", "nil", "-", "--", "---", "----", ".", "?", "#N/A", "#NA", "#NUM!", "#VALUE!", "#DIV/0!", "#REF!",
            "#NAME?", "#NULL!", "1.#QNAN", "-1.#IND", "1.#IND", "1.#INF", "-1.#INF");

    private static final Pattern NUMERIC =
            Pattern.compile("[+-]?(\\d[\\d.,'\u00A0\u202F]*|[.,]\\d+)([eEdD][+-]?\\d{1,4})?|[+-]?inf(inity)?");
    private static final Pattern TIMELIKE = Pattern.compile(
            "\\d{1,4}([-/.])(\\d{1,2}|[A-Za-z]{3,9})\\1\\d{1,4}([T :].*)?|\\d{1,2}:\\d{2}(:\\d{2})?([.,]\\d+)?( ?[AaPp][Mm])?|\\d{8}[:T]\\d{4,6}.*|"
                    + "\\d{1,2}\\.\\d{2}\\.\\d{2}|[A-Za-z]{3,9} \\d{1,2},? \\d{4}.*|\\d{1,2} [A-Za-z]{3,9} \\d{4}.*");

    public static PreviewCell of(String cell) {
        String text = cell.strip();
        if (text.isEmpty() || MISSING.contains(text)) return EMPTY;
        if (text.length() > 64) return WORD;
        char first = text.charAt(0);
        // most words are told by their first letter
        boolean mayBeTyped =
                (first >= '0' && first <= '9') || "+-.,iIJFMASOND".indexOf(first) >= 0 || Character.isLetter(first);
        if (!mayBeTyped) return WORD;
        if (isPlainNumber(text)) return NUMBER;
        if (TIMELIKE.matcher(text).matches()) return TIME;
        return NUMERIC.matcher(text.toLowerCase(Locale.ROOT)).matches() ? NUMBER : WORD;
    }

    /** The most frequent cells need no pattern: digits with at most one point or comma. */
    private static boolean isPlainNumber(String text) {
        int signs = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') digits++;
            else if (c == '.' || c == ',') signs++;
            else if (i > 0 || (c != '-' && c != '+')) return false;
        }
        return digits > 0 && signs <= 1;
    }
}
