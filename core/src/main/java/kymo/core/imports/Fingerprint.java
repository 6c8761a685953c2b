package kymo.core.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the files of one instrument have in common, whatever they hold: the kind of file, the columns' names, the delimiter, and the words that stand
 * above the table. Taken of a file of which nothing is told, so that it is the same for two files of an instrument also where the guesses about them
 * are wrong in the same way.
 *
 * <p>Two files are alike when kind and delimiter are the same, the names are, in their order, and at least {@value #WORDS_SHARED} of the profile's words
 * stand above the file's table too. Names are compared without case and blanks at their ends, and every run of digits in them is one {@code #}: serial
 * numbers and dates in names make no difference. Words are runs of three letters and more without case, but names of days and months; what holds a
 * digit is no word: dates, times, measured values and serial numbers make no difference. Where the table has no names, three words at least must be
 * shared; with neither nothing is alike.
 *
 * @param format the kind of file, such as {@code text}; {@value #UNREAD} where nothing could be understood without being told
 * @param names the columns' names in that form, at most 500 of them; none where the file has none
 * @param delimiter null where the kind of file has none
 * @param words in the order of the file, at most 200
 */
public record Fingerprint(
        String format, List<String> names, @Nullable String delimiter, Set<String> words) {

    /** The format of a file that cannot be understood without being told. */
    public static final String UNREAD = "unread";

    static final double WORDS_SHARED = 0.6;

    private static final int LEAST_WORDS = 3;
    private static final int MOST_NAMES = 500;
    private static final int MOST_WORDS = 200;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    private static final Set<String> TIMES = Set.of(
            "jan",
            "january",
            "feb",
            "february",
            "mar",
            "march",
            "apr",
            "april",
            "may",
            "jun",
            "june",
            "jul",
            "july",
            "aug",
            "august",
            "sep",
            "sept",
            "september",
            "oct",
            "october",
            "nov",
            "november",
            "dec",
            "december",
            "mon",
            "monday",
            "tue",
            "tuesday",
            "wed",
            "wednesday",
            "thu",
            "thursday",
            "fri",
            "friday",
            "sat",
            "saturday",
            "sun",
            "sunday",
            "januar",
            "februar",
            "märz",
            "mai",
            "juni",
            "juli",
            "oktober",
            "dezember");

    public Fingerprint {
        names = List.copyOf(names);
        words = Collections.unmodifiableSet(new LinkedHashSet<>(words));
    }

    /**
     * Of a file.
     *
     * @param names as the file has them
     * @param above the lines above the table
     */
    public static Fingerprint of(String format, List<String> names, @Nullable String delimiter, List<String> above) {
        List<String> alike = new ArrayList<>();
        for (String name : names.subList(0, Math.min(MOST_NAMES, names.size()))) alike.add(alike(name));
        Set<String> words = new LinkedHashSet<>();
        for (String line : above) {
            Matcher token = TOKEN.matcher(line);
            while (token.find() && words.size() < MOST_WORDS) {
                String word = token.group().toLowerCase(Locale.ROOT);
                if (WORD.matcher(word).matches() && !TIMES.contains(word)) words.add(word);
            }
        }
        return new Fingerprint(format, alike, delimiter, words);
    }

    /** Whether this file is like that of which a profile was made. */
    boolean isLike(Fingerprint profile) {
        if (!format.equals(profile.format)
                || !Objects.equals(delimiter, profile.delimiter)
                || !names.equals(profile.names)) return false;
        long shared = profile.words.stream().filter(words::contains).count();
        if (shared < WORDS_SHARED * profile.words.size()) return false;
        return !names.isEmpty() || shared >= LEAST_WORDS;
    }

    /** How much a file must have to be like this: of several profiles the most specific one is meant. */
    int specificity() {
        return names.size() + words.size();
    }

    private static String alike(String name) {
        return DIGITS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("#");
    }
}
