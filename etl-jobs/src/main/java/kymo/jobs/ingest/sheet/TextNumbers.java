package kymo.jobs.ingest.sheet;

import java.util.regex.Pattern;

/** Numbers that are stored as text. */
final class TextNumbers {

    private static final int LONGEST = 40;
    private static final Pattern POINT = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final Pattern COMMA = Pattern.compile("[+-]?(\\d+,\\d*|,\\d+)([eE][+-]?\\d{1,4})?");
    /** Digits that would change as a number: such as begin with a zero, and more than a double holds. */
    private static final Pattern CODE = Pattern.compile("[+-]?(0\\d+|\\d{16,})");

    private TextNumbers() {}

    /** @param decimal {@code .} or {@code ,} */
    static boolean isNumber(String text, char decimal) {
        String digits = text.strip();
        if (digits.isEmpty()
                || digits.length() > LONGEST
                || CODE.matcher(digits).matches()) return false;
        boolean shaped = POINT.matcher(digits).matches()
                || (decimal == ',' && COMMA.matcher(digits).matches());
        return shaped && Double.isFinite(parse(digits, decimal));
    }

    static double parse(String text, char decimal) {
        return Double.parseDouble(text.strip().replace(decimal, '.'));
    }

    /** Whether a comma in it can only be a decimal sign: behind a sign of thousands stand three digits. */
    static boolean decidesComma(String text) {
        String digits = text.strip();
        int comma = digits.indexOf(',');
        return comma >= 0
                && digits.length() - comma - 1 != 3
                && COMMA.matcher(digits).matches();
    }
}
