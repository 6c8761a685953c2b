package kymo.core.export;

import java.util.regex.Pattern;

/** Names of a dataset's sheets as Excel takes them: {@code name}, {@code name (2)} …; 31 characters, without some signs, none called as another. */
final class SheetNames {

    /** The sheet that tells of the others. */
    static final String ABOUT = "About";

    private static final int MOST_CHARS = 31;
    private static final Pattern REFUSED = Pattern.compile("[\\[\\]:*?/\\\\\\p{Cntrl}\\p{Cs}\\p{Cn}]");
    private static final Pattern OUTER = Pattern.compile("^[' ]+|[' ]+$");

    private final String name;
    private int number;

    SheetNames(String dataset) {
        String plain = OUTER.matcher(REFUSED.matcher(dataset).replaceAll("_")).replaceAll("");
        if (plain.isEmpty()) plain = "data";
        // the one is taken, and Excel keeps the other to itself
        if (plain.equalsIgnoreCase(ABOUT) || plain.equalsIgnoreCase("History")) plain += " data";
        this.name = plain;
    }

    String next() {
        String suffix = ++number == 1 ? "" : " (%d)".formatted(number);
        return cut(name, MOST_CHARS - suffix.length()) + suffix;
    }

    private static String cut(String text, int chars) {
        if (text.length() <= chars) return text;
        int end = Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars;
        return OUTER.matcher(text.substring(0, end)).replaceAll("");
    }
}
