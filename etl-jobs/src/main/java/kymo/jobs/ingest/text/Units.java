package kymo.jobs.ingest.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the unit that a column's name tells: in brackets, behind a slash, or behind the last comma as loggers write it. */
public final class Units {

    private static final int LONGEST = 20;
    private static final String BASE =
            "(?:[fpnuµμmcdhkMGT]?(?:m|g|s|A|V|W|N|J|K|Hz|Pa|bar|F|Ω|[Oo]hms?|L|l|mol|M|T|S|H|C|eV|Wh|Ah|VA|cd|lm|lx|B|cal|Gal|rad|Torr|psi)"
                    + "|min|hr?|hours?|sec|seconds?|days?|yr|mo|dy|mn|deg(?:C|F|K|T)?|[Dd]eg\\.? ?[CF]|°|° ?[CFK]|℃|℉|%|‰|%RH|ppm|ppb|ppt|psu|PSU|rpm|RPM|dB[A-Za-z]*|pH"
                    + "|mmHg|atm|at|in|ft|mi|mph|kn|knots?|cfs|NTU|counts?|cts|Volts?|Amps?|Newtons?|Celsius|Kelvin|Fahrenheit|degrees?(?: ?C| ?F| Celsius)?|a\\.u\\.|arb\\. ?units?|Å|nm)";
    private static final Pattern KNOWN = Pattern.compile(BASE + "(?:\\^?[-−]?\\d|²|³|⁻¹)?(?:[ ·*/.]" + BASE
            + "(?:\\^?[-−]?\\d|²|³|⁻¹)?){0,3}|1/" + BASE + "|-|\\[-\\]|1|[µμ]");
    private static final Pattern BRACKETS = Pattern.compile("[^\\[]*\\S[^\\[]*\\[([^\\[\\]]{1,20})\\]");
    private static final Pattern PARENTHESES = Pattern.compile(".*\\S[ _]\\(([^()]{1,20})\\)");
    private static final Pattern SLASH = Pattern.compile(".*[^/ ] ?/ ?([^/]{1,20})");
    private static final Pattern LOGGER = Pattern.compile(".+, ([^,()]{1,20}?)(?: \\(.*\\))?");

    private Units() {}

    /** The unit in a column's name, null when it tells none. */
    public static @Nullable String inName(String name) {
        if (name.length() > 200) return null;
        Matcher brackets = BRACKETS.matcher(name);
        if (brackets.matches()) return brackets.group(1).strip();
        Matcher logger = LOGGER.matcher(name);
        if (logger.matches() && isKnown(logger.group(1))) return logger.group(1);
        Matcher parentheses = PARENTHESES.matcher(name);
        if (parentheses.matches() && isKnown(parentheses.group(1))) return parentheses.group(1);
        Matcher slash = SLASH.matcher(name);
        if (slash.matches() && isKnown(slash.group(1))) return slash.group(1);
        if (name.endsWith("℃") || name.endsWith("℉")) return name.substring(name.length() - 1);
        return null;
    }

    /** The unit with which a line above or below the table ends that explains the column of this name; null when none does. */
    static @Nullable String inRemarks(String name, List<Remark> remarks) {
        for (Remark remark : remarks) {
            if (!name.equals(remark.key())) continue;
            Matcher parentheses = PARENTHESES.matcher(remark.value());
            if (parentheses.matches() && isKnown(parentheses.group(1))) return parentheses.group(1);
        }
        return null;
    }

    /** Whether the text is a unit that instruments write. */
    public static boolean isKnown(String text) {
        return text.length() <= LONGEST && KNOWN.matcher(text).matches();
    }

    /** A unit as a cell of a units line tells it: without brackets, null for none. */
    public static @Nullable String ofCell(String cell) {
        String unit = cell.strip();
        if (unit.length() > 2
                && (unit.startsWith("[") || unit.startsWith("("))
                && (unit.endsWith("]") || unit.endsWith(")")))
            unit = unit.substring(1, unit.length() - 1).strip();
        return unit.isEmpty() || unit.equals("-") ? null : unit;
    }
}
