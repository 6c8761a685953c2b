package kymo.jobs.ingest.sheet.book;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a cell's number format makes of its number. */
public enum CellFormat {
    /** A number, in the general format or one of whole numbers. */
    PLAIN,
    /** A number in another format: a measure, even where all of them are whole. */
    MEASURE,
    /** A day. */
    DATE,
    /** A time of day. */
    TIME,
    DATETIME,
    /** A span of time that may be longer than a day, such as {@code [h]:mm}. */
    DURATION;

    private static final Set<String> WHOLE = Set.of("general", "0", "#,##0", "@");

    public boolean isTime() {
        return this != PLAIN && this != MEASURE;
    }

    /**
     * The format of that number, told by the code where the workbook has one of its own.
     *
     * <p>Source: ECMA-376 part 1, 18.8.30 and 18.8.31.
     */
    static CellFormat of(int id, @Nullable String code) {
        if (code != null) return of(code);
        if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) || (id >= 50 && id <= 58))
            return DATE;
        if ((id >= 18 && id <= 21) || id == 32 || id == 33 || id == 45 || id == 47) return TIME;
        if (id == 22) return DATETIME;
        if (id == 46) return DURATION;
        return id <= 1 || id == 3 || id == 37 || id == 38 || id == 49 ? PLAIN : MEASURE;
    }

    private static CellFormat of(String code) {
        boolean days = false;
        boolean hours = false;
        boolean months = false;
        boolean elapsed = false;
        String lower = code.toLowerCase(Locale.ROOT);
        for (int at = 0; at < lower.length() && lower.charAt(at) != ';'; at++) {
            char c = lower.charAt(at);
            switch (c) {
                case '"' -> at = endOf(lower, '"', at);
                case '[' -> {
                    int end = endOf(lower, ']', at);
                    elapsed |= at + 1 < end && lower.substring(at + 1, end).matches("h+|m+|s+");
                    at = end;
                }
                case '\\', '_', '*' -> at++;
                case 'y', 'd' -> days = true;
                case 'h', 's' -> hours = true;
                case 'm' -> months = true;
                // General and the E of an exponent hold none of these letters that count
                case 'g' -> {
                    if (lower.startsWith("general", at)) at += "general".length() - 1;
                }
                default -> {}
            }
        }
        if (elapsed) return DURATION;
        if (days) return hours ? DATETIME : DATE;
        if (hours) return TIME;
        if (months) return DATE;
        return WHOLE.contains(lower) ? PLAIN : MEASURE;
    }

    private static int endOf(String code, char sign, int from) {
        int end = code.indexOf(sign, from + 1);
        return end < 0 ? code.length() : end;
    }
}
