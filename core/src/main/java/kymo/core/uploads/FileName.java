package kymo.core.uploads;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/**
 * A file's name as its sender told it, made harmless. It is shown and never is a path: what is stored lies under a random key.
 *
 * <p>Of a path only the last name stays; line ends and other control characters become {@code _}; characters that only turn the direction of
 * writing, and so can make {@code .exe} look like {@code .csv}, are left out; a name of more than 255 bytes is shortened before its ending.
 */
public final class FileName {

    private static final int MOST_BYTES = 255;
    private static final int LONGEST_ENDING = 16;

    /** Endings by which a desktop would run the file, were it downloaded again. */
    private static final Set<String> PROGRAMS =
            Set.of("exe", "com", "scr", "pif", "bat", "cmd", "msi", "dll", "vbs", "ps1", "jar", "app", "lnk");

    private FileName() {}

    /**
     * The name to show.
     *
     * @throws ProblemException {@code FILE_NAME_INVALID} when there is none, it names a folder, it holds a NUL or it is a program's
     */
    public static String of(String told) {
        if (told.indexOf('\0') >= 0) throw refused("must hold no NUL", told);
        String last = told.substring(Math.max(told.lastIndexOf('/'), told.lastIndexOf('\\')) + 1);
        String name = shortened(visible(last).strip());
        if (name.isEmpty() || name.chars().allMatch(c -> c == '.')) throw refused("must be that of a file", told);
        if (PROGRAMS.contains(ending(name).toLowerCase(Locale.ROOT)))
            throw refused("must be that of data, not of a program", told);
        return name;
    }

    private static String visible(String name) {
        StringBuilder visible = new StringBuilder();
        name.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR)
                visible.append('_');
            else if (type == Character.SURROGATE) visible.append('\uFFFD');
            else if (type != Character.FORMAT) visible.appendCodePoint(c);
        });
        return visible.toString();
    }

    private static String ending(String name) {
        // Windows passes dots and blanks at the end of a name over
        String bare = name.replaceAll("[. ]+$", "");
        int dot = bare.lastIndexOf('.');
        return dot < 0 ? "" : bare.substring(dot + 1);
    }

    private static String shortened(String name) {
        if (utf8(name) <= MOST_BYTES) return name;
        int dot = name.lastIndexOf('.');
        String end = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        StringBuilder start = new StringBuilder();
        int room = MOST_BYTES - utf8(end) - utf8("…");
        for (int c : name.codePoints().toArray()) {
            room -= utf8(Character.toString(c));
            if (room < 0) break;
            start.appendCodePoint(c);
        }
        return start + "…" + end;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static ProblemException refused(String rule, String told) {
        String shown = visible(told);
        return new ProblemException(
                ProblemCode.FILE_NAME_INVALID,
                "a file's name %s but was '%s'; give it a name such as run-7.csv"
                        .formatted(rule, shown.length() > 80 ? shown.substring(0, 80) + "…" : shown));
    }
}
