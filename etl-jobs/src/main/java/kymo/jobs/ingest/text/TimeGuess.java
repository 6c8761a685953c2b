package kymo.jobs.ingest.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which layouts the times of a column may have: every layout that fits some cell, and how many cells it fits. */
final class TimeGuess {

    /** A layout and how many cells it fits. */
    static final class Candidate {
        final TimeFormat format;
        int fits;

        private Candidate(TimeFormat format) {
            this.format = format;
        }

        TimePattern pattern() {
            return format.pattern();
        }
    }

    private static final int MOST_TRIES = 200;
    private static final int MOST_LENGTH = 48;

    private static final Pattern DATE =
            Pattern.compile("(\\d{1,4})([-/. ])(\\d{1,2}|[A-Za-z]{3,9}\\.?)\\2(\\d{1,4})(?!\\d)(.*)");
    private static final Pattern MONTH_FIRST = Pattern.compile("([A-Za-z]{3,9})\\.? (\\d{1,2}),? (\\d{4})(?!\\d)(.*)");
    private static final Pattern COMPACT =
            Pattern.compile("(\\d{8})([T:_ -]?)(\\d{4}|\\d{6})([.,]\\d+)?(Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,2})([:.])(\\d{2})(\\2\\d{2})?([.,]\\d+)?( ?[AaPp][Mm])?( ?(?:Z|z|UTC|GMT|(?:UTC|GMT)?[+-]\\d{2}:?(?:\\d{2})?))?");

    private final List<Candidate> candidates = new ArrayList<>();
    private int tries;
    private @Nullable String offset;
    private boolean sameOffset = true;

    /** Takes a cell into account; whether some layout fits it. */
    boolean add(byte[] cell, int length) {
        if (length > MOST_LENGTH || length < 4) return false;
        boolean any = false;
        for (Candidate candidate : candidates) {
            if (candidate.format.parse(cell, 0, length) == TimeFormat.NONE) continue;
            candidate.fits++;
            any = true;
        }
        if (!any && tries < MOST_TRIES && mayBeTime(cell, length)) {
            tries++;
            String text = new String(cell, 0, length, StandardCharsets.ISO_8859_1);
            for (String pattern : layouts(text)) any |= tryLayout(pattern, cell, length);
        }
        if (any) noteOffset(cell, length);
        return any;
    }

    /** Whether the cell has a digit and, behind its first byte, a sign that stands between the parts of a time. */
    private static boolean mayBeTime(byte[] cell, int length) {
        int signs = 0;
        boolean digit = false;
        for (int i = 0; i < length; i++) {
            byte b = cell[i];
            digit |= b >= '0' && b <= '9';
            if (b == '.') signs++;
            else if (i > 0 && (b == ':' || b == '-' || b == '/' || b == ' ' || b == 'T')) signs += 2;
        }
        return digit && signs >= 2;
    }

    private boolean tryLayout(String pattern, byte[] cell, int length) {
        TimeFormat format = TimeFormat.of(pattern);
        if (format.parse(cell, 0, length) == TimeFormat.NONE) return false;
        Candidate candidate = new Candidate(format);
        candidate.fits = 1;
        candidates.add(candidate);
        return true;
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /** The offset such as {@code -07:00} that every cell with a zone tells, null when they differ or are in UTC. */
    @Nullable
    String offset() {
        return sameOffset ? offset : null;
    }

    private void noteOffset(byte[] cell, int length) {
        boolean told = length > 6 && cell[length - 3] == ':' && (cell[length - 6] == '+' || cell[length - 6] == '-');
        String here = told ? new String(cell, length - 6, 6, StandardCharsets.ISO_8859_1) : null;
        if (offset == null && sameOffset) offset = here;
        if (here == null || !here.equals(offset)) sameOffset = false;
    }

    /** All layouts that the text might have; whether they fit is to be tried. */
    static List<String> layouts(String text) {
        List<String> layouts = new ArrayList<>();
        Matcher date = DATE.matcher(text);
        Matcher named = MONTH_FIRST.matcher(text);
        Matcher compact = COMPACT.matcher(text);
        if (date.matches()) {
            String time = time(date.group(5));
            if (time != null) for (String each : dates(date)) layouts.add(each + time);
        } else if (named.matches()) {
            String time = time(named.group(4));
            if (time != null) layouts.add("MMM dd yyyy" + time);
        } else if (compact.matches()) {
            boolean seconds = compact.group(3).length() == 6;
            boolean separate = !compact.group(2).isEmpty();
            String zone = compact.group(5) == null ? "" : "XXX";
            if (separate) layouts.add("yyyyMMdd" + compact.group(2) + (seconds ? "HHmmss" : "HHmm") + zone);
        }
        // 18.00.00 may be a date or a time
        String time = clock(text);
        if (time != null && !time.endsWith("XXX")) layouts.add(time);
        return layouts;
    }

    private static List<String> dates(Matcher date) {
        String first = date.group(1);
        String separator = date.group(2);
        String second = date.group(3);
        String third = date.group(4);
        boolean word = Character.isLetter(second.charAt(0));
        String month = word ? "MMM" : "MM";
        List<String> dates = new ArrayList<>();
        if (separator.equals(" ") && !word) return dates;
        if (first.length() == 4) {
            dates.add("yyyy" + separator + month + separator + "dd");
        } else if (third.length() == 4 || third.length() == 2) {
            String year = third.length() == 4 ? "yyyy" : "yy";
            boolean short2 = third.length() == 2 && separator.equals(".");
            if (short2 && (first.length() < 2 || second.length() < 2)) return dates;
            dates.add("dd" + separator + month + separator + year);
            if (!word) dates.add("MM" + separator + "dd" + separator + year);
            if (first.length() == 2 && third.length() == 2) dates.add("yy" + separator + month + separator + "dd");
        }
        return dates;
    }

    /** What follows a date: nothing, or a joint and a time; null when it is something else. */
    private static @Nullable String time(String rest) {
        if (rest.isEmpty()) return "";
        char joint = rest.charAt(0);
        if ("T :_-;,".indexOf(joint) < 0) return null;
        String clock = clock(rest.substring(1).strip());
        return clock == null ? null : joint + clock;
    }

    private static @Nullable String clock(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) return null;
        String separator = time.group(2);
        // 12.30 alone is a number
        if (separator.equals(".") && time.group(4) == null) return null;
        boolean half = time.group(6) != null;
        return (half ? "hh" : "HH")
                + separator
                + "mm"
                + (time.group(4) == null ? "" : separator + "ss")
                + (half ? " a" : "")
                + (time.group(7) == null ? "" : "XXX");
    }
}
