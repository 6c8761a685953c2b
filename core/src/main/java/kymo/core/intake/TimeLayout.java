package kymo.core.intake;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How times are written, as a user may say it: letters as in Java ({@code dd.MM.yyyy HH:mm}) or as in C and Python
 * ({@code %d.%m.%Y %H:%M}), or {@code epoch_s}, {@code epoch_ms}, {@code epoch_us}, {@code epoch_ns}, or {@code excel} for a spreadsheet's days.
 */
final class TimeLayout {

    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("uuuu", "yyyy"),
            Map.entry("y", "yyyy"),
            Map.entry("uu", "yy"),
            Map.entry("M", "MM"),
            Map.entry("MMMM", "MMM"),
            Map.entry("d", "dd"),
            Map.entry("H", "HH"),
            Map.entry("h", "hh"),
            Map.entry("X", "XXX"),
            Map.entry("XX", "XXX"),
            Map.entry("xxx", "XXX"),
            Map.entry("Z", "XXX"));

    private static final Map<String, String> PERCENTS = Map.ofEntries(
            Map.entry("%Y", "yyyy"),
            Map.entry("%y", "yy"),
            Map.entry("%m", "MM"),
            Map.entry("%b", "MMM"),
            Map.entry("%B", "MMM"),
            Map.entry("%d", "dd"),
            Map.entry("%H", "HH"),
            Map.entry("%I", "hh"),
            Map.entry("%M", "mm"),
            Map.entry("%S", "ss"),
            Map.entry("%p", "a"),
            Map.entry("%z", "XXX"));

    private static final Pattern PERCENT = Pattern.compile("%[a-zA-Z]");
    private static final Pattern RUN = Pattern.compile("([a-zA-Z])\\1*");
    /** Readers take any fraction of a second where one is. */
    private static final Pattern FRACTION = Pattern.compile("\\[?[.,](S+|%f)]?");

    private static final String DATE = "(?:(?:yyyy|yy)(?<a>[-/. ])MMM?\\k<a>dd|dd(?<b>[-/. ])MMM?\\k<b>(?:yyyy|yy)"
            + "|MM(?<c>[-/.])dd\\k<c>(?:yyyy|yy)|MMM dd yyyy|yyyyMMdd|ddMMyyyy|MMddyyyy|ddMMMyyyy)";
    private static final String CLOCK = "(?:HH(?<t>[:.]?)mm(?:\\k<t>ss)?|hh(?<u>[:.])mm(?:\\k<u>ss)? a)";
    private static final Pattern KNOWN =
            Pattern.compile("excel|epoch_(?:s|ms|us|ns)|" + CLOCK + "|" + DATE + "(?:[T :_;,-]?"
                    + CLOCK.replace("<t>", "<v>").replace("<u>", "<w>") + "(?: ?XXX(?:\\{[+-]\\d\\d:\\d\\d})?)?)?");

    private TimeLayout() {}

    /** The layout in the one form that readers know, null when they know none such. */
    static @Nullable String of(String told) {
        String text = FRACTION.matcher(told.strip()).replaceAll("");
        if (KNOWN.matcher(text).matches()) return text;
        String plain = replaced(PERCENT, text, PERCENTS)
                .replace("'T'", "T")
                .replace("'Z'", "Z")
                .replaceAll("(?<=d), (?=[yu])", " ")
                .replace(", ", ",");
        String letters = replaced(RUN, plain, LETTERS).replaceAll("(?<=(?:mm|ss))a$", " a");
        return KNOWN.matcher(letters).matches() ? letters : null;
    }

    private static String replaced(Pattern part, String text, Map<String, String> others) {
        return part.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(others.getOrDefault(found.group(), found.group())));
    }
}
