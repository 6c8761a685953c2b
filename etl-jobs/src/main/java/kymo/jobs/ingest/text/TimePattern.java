package kymo.jobs.ingest.text;

import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A layout of dates and times, taken apart.
 *
 * <p>Written like a {@link java.time.format.DateTimeFormatter} pattern without quotes: a date ({@code yyyy-MM-dd}, {@code dd/MM/yy},
 * {@code dd-MMM-yyyy}, {@code yyyyMMdd} …), a time ({@code HH:mm:ss}, {@code hh:mm:ss a}, {@code HH.mm.ss}, {@code HHmm}) or both, joined by
 * one character; {@code XXX} at the end asks for a zone, and an offset in braces behind it says that all cells tell that one. Or an
 * epoch: {@code epoch_s}, {@code epoch_ms}, {@code epoch_us}, {@code epoch_ns}; or {@code excel}, days as spreadsheets count them.
 *
 * @param text the pattern as written
 * @param order {@code ymd}, {@code dmy} or {@code mdy}; empty for a time of day or an epoch
 * @param dateSeparator between year, month and day, 0 for none
 * @param monthNames whether months are written as English words
 * @param joint between date and time, 0 for none; a blank or a T is always allowed
 * @param timeSeparator between hours, minutes and seconds, 0 for none
 * @param offset the offset that all cells tell, null when they differ or tell none
 * @param epochUnit nanoseconds of one unit, 0 unless it is an epoch
 */
record TimePattern(
        String text,
        String order,
        char dateSeparator,
        boolean monthNames,
        char joint,
        boolean hasTime,
        char timeSeparator,
        boolean twelveHours,
        boolean zoned,
        @Nullable ZoneOffset offset,
        long epochUnit) {

    /** Days and their fractions since 1899-12-30, in no zone. */
    static final String EXCEL = "excel";

    static final long DAY = 86_400_000_000_000L;

    /** The pattern written as {@code text}. */
    static TimePattern of(String text) {
        long epochUnit = epochUnit(text);
        if (epochUnit != 0)
            return new TimePattern(text, "", (char) 0, false, (char) 0, false, (char) 0, false, false, null, epochUnit);
        int brace = text.indexOf('{');
        ZoneOffset offset = brace < 0 ? null : ZoneOffset.of(text.substring(brace + 1, text.length() - 1));
        String rest = brace < 0 ? text : text.substring(0, brace);
        boolean zoned = rest.endsWith("XXX");
        if (zoned) rest = rest.substring(0, rest.length() - 3).stripTrailing();
        boolean twelveHours = rest.endsWith("a");
        if (twelveHours) rest = rest.substring(0, rest.length() - 1).stripTrailing();
        int time = rest.toLowerCase(Locale.ROOT).indexOf("hh");
        if (time < 0)
            return new TimePattern(
                    text,
                    order(rest),
                    separator(rest),
                    rest.contains("MMM"),
                    (char) 0,
                    false,
                    (char) 0,
                    false,
                    zoned,
                    offset,
                    0);
        char afterHours = time + 2 < rest.length() ? rest.charAt(time + 2) : 'm';
        char timeSeparator = afterHours == 'm' ? 0 : afterHours;
        char beforeHours = time == 0 ? 'd' : rest.charAt(time - 1);
        char joint = "yMd".indexOf(beforeHours) >= 0 ? 0 : beforeHours;
        String date = rest.substring(0, joint == 0 ? time : time - 1);
        return new TimePattern(
                text,
                order(date),
                separator(date),
                date.contains("MMM"),
                joint,
                true,
                timeSeparator,
                twelveHours,
                zoned,
                offset,
                0);
    }

    boolean hasDate() {
        return !order.isEmpty();
    }

    boolean isEpoch() {
        return epochUnit != 0;
    }

    /** Whether every value is a moment: its cell tells a zone, or is an epoch. */
    boolean isMoment() {
        return zoned || (isEpoch() && epochUnit != DAY);
    }

    private static long epochUnit(String pattern) {
        return switch (pattern) {
            case "epoch_s" -> 1_000_000_000;
            case "epoch_ms" -> 1_000_000;
            case "epoch_us" -> 1_000;
            case "epoch_ns" -> 1;
            case EXCEL -> DAY;
            default -> 0;
        };
    }

    private static String order(String date) {
        StringBuilder order = new StringBuilder();
        for (int i = 0; i < date.length(); i++) {
            char c = Character.toLowerCase(date.charAt(i));
            if ("ymd".indexOf(c) >= 0 && order.indexOf(String.valueOf(c)) < 0) order.append(c);
        }
        return order.toString();
    }

    private static char separator(String date) {
        for (int i = 0; i < date.length(); i++) {
            if (!Character.isLetter(date.charAt(i))) return date.charAt(i);
        }
        return 0;
    }
}
