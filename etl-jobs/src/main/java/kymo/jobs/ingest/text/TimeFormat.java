package kymo.jobs.ingest.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Parses times of one {@link TimePattern} straight from bytes into nanoseconds. Keeps the last day and minute as state, so each thread has its own.
 *
 * <p>Days, months and hours may have one digit where two are written; seconds and their fraction may be left out, and so may the time
 * behind a date. Years of two digits lie between 1970 and 2069.
 */
final class TimeFormat {

    /** What does not fit the layout; the least long is no time that a dataset can hold. */
    static final long NONE = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    /** Whole days from here to there stay inside 64 bits of nanoseconds, whatever the time and the zone. */
    private static final long MOST_DAYS = Long.MAX_VALUE / DAY - 1;

    private static final int MINUTE_BYTES = "2024-05-01T10:20".length();
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int PIVOT_YEAR = 70;
    /** 1970-01-01 as spreadsheets count days, and the last day of 2261. */
    private static final long SERIAL_OF_1970 = 25_569;

    private static final long MOST_SERIAL = 132_219;
    private static final double MOST_SERIAL_FRACTION = 1e15;
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private final TimePattern pattern;
    private final String order;
    private final char dateSeparator;
    private final boolean monthNames;
    /** Whether the layout is that of "2024-05-01T10:20:30", with a time or without. */
    private final boolean iso;

    // the parser's place and what it has read
    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private long days;
    private long nanos;
    // the last "2024-05-01T10:20", since many rows share it
    private long minuteFirst;
    private long minuteSecond;
    private long minute = NONE;
    private long lastDay = NONE;
    private int lastKey = -1;

    TimeFormat(TimePattern pattern) {
        this.pattern = pattern;
        order = pattern.order();
        dateSeparator = pattern.dateSeparator();
        monthNames = pattern.monthNames();
        iso = order.equals("ymd")
                && dateSeparator == '-'
                && !monthNames
                && pattern.timeSeparator() == ':'
                && !pattern.twelveHours();
    }

    static TimeFormat of(String pattern) {
        return new TimeFormat(TimePattern.of(pattern));
    }

    TimePattern pattern() {
        return pattern;
    }

    /** Nanoseconds since 1970-01-01, or since midnight for a time of day; {@link #NONE} when the text does not fit. */
    long parse(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        return parse(ascii, 0, ascii.length);
    }

    /** The same for the bytes {@code from} (inclusive) to {@code to} (exclusive). */
    long parse(byte[] text, int from, int to) {
        if (!iso || to - from <= MINUTE_BYTES || text[from + MINUTE_BYTES] != ':') return parseWhole(text, from, to);
        long first = (long) EIGHT_BYTES.get(text, from);
        long second = (long) EIGHT_BYTES.get(text, from + 8);
        if (first == minuteFirst && second == minuteSecond && minute != NONE) return parseSeconds(text, from, to);
        long whole = parseWhole(text, from, to);
        boolean padded = text[from + 4] == '-' && text[from + 7] == '-' && text[from + 13] == ':';
        if (whole != NONE && padded && nanos < DAY) {
            minuteFirst = first;
            minuteSecond = second;
            minute = days * DAY + nanos - nanos % (60 * SECOND);
        }
        return whole;
    }

    /** What stands behind a minute that is the row's before. */
    private long parseSeconds(byte[] text, int from, int to) {
        bytes = text;
        at = from + MINUTE_BYTES + 1;
        end = to;
        int seconds = digits(2, 2);
        if (seconds < 0 || seconds > 59) return NONE;
        long fraction = fraction();
        if (fraction < 0) return NONE;
        long shift = pattern.zoned() ? zone() : 0;
        return shift == NONE || at != end ? NONE : minute + seconds * SECOND + fraction - shift;
    }

    private long parseWhole(byte[] text, int from, int to) {
        bytes = text;
        at = from;
        end = to;
        nanos = 0;
        if (pattern.isEpoch()) return epoch();
        days = 0;
        if (!order.isEmpty()) {
            days = date();
            if (days == NONE) return NONE;
            if (at == end) return pattern.zoned() ? NONE : days * DAY;
            if (!pattern.hasTime() || !joint()) return NONE;
        }
        if (!time()) return NONE;
        long shift = 0;
        if (pattern.zoned()) {
            shift = zone();
            if (shift == NONE) return NONE;
        }
        if (at != end) return NONE;
        if (order.isEmpty() && nanos >= DAY) return NONE;
        return days * DAY + nanos - shift;
    }

    private long date() {
        int first;
        int second;
        int third;
        int firstDigits;
        int thirdDigits;
        if (dateSeparator == 0 && !monthNames) {
            if (end - at < 8) return NONE;
            boolean yearFirst = order.equals("ymd");
            first = digits(yearFirst ? 4 : 2, yearFirst ? 4 : 2);
            firstDigits = yearFirst ? 4 : 2;
            second = digits(2, 2);
            third = digits(yearFirst ? 2 : 4, yearFirst ? 2 : 4);
            thirdDigits = 4;
        } else {
            int begin = at;
            first = order.equals("mdy") && monthNames ? monthName() : digits(1, 4);
            firstDigits = at - begin;
            if (!dateSeparator()) return NONE;
            second = monthNames && !order.equals("mdy") ? monthName() : digits(1, 2);
            if (!dateSeparator()) return NONE;
            begin = at;
            third = digits(1, 4);
            thirdDigits = at - begin;
        }
        if (first < 0 || second < 0 || third < 0) return NONE;
        return switch (order) {
            case "ymd" -> thirdDigits > 2 && dateSeparator != 0 ? NONE : day(year(first, firstDigits), second, third);
            case "dmy" -> firstDigits > 2 ? NONE : day(year(third, thirdDigits), second, first);
            default -> firstDigits > 2 && !monthNames ? NONE : day(year(third, thirdDigits), first, second);
        };
    }

    private boolean dateSeparator() {
        if (at < end && bytes[at] == dateSeparator) {
            at++;
            // "Mar 26, 2023"
            if (dateSeparator == ',' || dateSeparator == ' ') blanks();
            return true;
        }
        if (dateSeparator == ' ' && at < end && bytes[at] == ',') {
            at++;
            blanks();
            return true;
        }
        return dateSeparator == 0;
    }

    private static int year(int number, int digits) {
        if (digits == 4) return number;
        if (digits != 2) return -1;
        return number < PIVOT_YEAR ? 2000 + number : 1900 + number;
    }

    /** Days since 1970-01-01; the last one is remembered, since rows of one day follow each other. */
    private long day(int year, int month, int day) {
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return NONE;
        int key = year << 9 | month << 5 | day;
        if (key == lastKey) return lastDay;
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) return NONE;
        long days = LocalDate.of(year, month, day).toEpochDay();
        if (days < -MOST_DAYS || days > MOST_DAYS) return NONE;
        lastKey = key;
        lastDay = days;
        return days;
    }

    private boolean joint() {
        byte b = bytes[at];
        if (b == ' ') {
            blanks();
            return true;
        }
        if (b == 'T' || b == 't' || (pattern.joint() != 0 && b == pattern.joint())) {
            at++;
            // "1.2.2024, 10:00"
            blanks();
            return true;
        }
        return pattern.joint() == 0;
    }

    private boolean time() {
        int hour;
        int minute;
        int second = 0;
        if (pattern.timeSeparator() == 0) {
            hour = digits(2, 2);
            minute = digits(2, 2);
            if (at < end && isDigit(bytes[at])) second = digits(2, 2);
        } else {
            hour = digits(1, 2);
            if (at >= end || bytes[at] != pattern.timeSeparator()) return false;
            at++;
            minute = digits(2, 2);
            if (at < end && bytes[at] == pattern.timeSeparator()) {
                at++;
                second = digits(2, 2);
            }
        }
        if (hour < 0 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
        long fraction = fraction();
        if (fraction < 0) return false;
        if (pattern.twelveHours()) {
            int half = half();
            if (half < 0 || hour < 1 || hour > 12) return false;
            hour = hour % 12 + half;
        }
        nanos = (hour * 3600L + minute * 60L + second) * SECOND + fraction;
        return nanos <= DAY;
    }

    /** Nanoseconds behind a point or comma; what lies below a nanosecond is left out. */
    private long fraction() {
        if (at >= end || (bytes[at] != '.' && bytes[at] != ',')) return 0;
        int begin = ++at;
        long fraction = 0;
        int digits = 0;
        while (at < end && isDigit(bytes[at])) {
            if (digits < 9) {
                fraction = fraction * 10 + (bytes[at] - '0');
                digits++;
            }
            at++;
        }
        if (at == begin) return -1;
        for (; digits < 9; digits++) fraction *= 10;
        return fraction;
    }

    /** 0 for AM, 12 for PM, -1 for neither. */
    private int half() {
        blanks();
        if (at + 2 > end || (bytes[at + 1] | 0x20) != 'm') return -1;
        int letter = bytes[at] | 0x20;
        at += 2;
        return letter == 'a' ? 0 : letter == 'p' ? 12 : -1;
    }

    /** Nanoseconds to take away for UTC. */
    private long zone() {
        blanks();
        if (at >= end) return NONE;
        byte b = bytes[at++];
        if (b == 'Z' || b == 'z') return 0;
        if (b == 'U' || b == 'G') {
            boolean utc = at + 2 <= end
                    && (b == 'U' ? bytes[at] == 'T' && bytes[at + 1] == 'C' : bytes[at] == 'M' && bytes[at + 1] == 'T');
            at += 2;
            if (!utc) return NONE;
            if (at == end) return 0;
            b = bytes[at++];
        }
        if (b != '+' && b != '-') return NONE;
        int hours = digits(2, 2);
        int minutes = 0;
        if (at < end) {
            if (bytes[at] == ':') at++;
            minutes = digits(2, 2);
        }
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return NONE;
        long shift = (hours * 60L + minutes) * 60 * SECOND;
        return b == '-' ? -shift : shift;
    }

    private long epoch() {
        long unit = pattern.epochUnit();
        boolean negative = at < end && bytes[at] == '-';
        if (negative) at++;
        long whole = 0;
        int begin = at;
        while (at < end && isDigit(bytes[at])) {
            if (at - begin > 18) return NONE;
            whole = whole * 10 + (bytes[at++] - '0');
        }
        if (at == begin) return NONE;
        if (unit == DAY) return negative ? NONE : serial(whole);
        long fraction = unit == 1 ? 0 : fraction() / (SECOND / unit);
        if (fraction < 0 || at != end || whole > Long.MAX_VALUE / unit - 1) return NONE;
        long told = whole * unit + fraction;
        return negative ? -told : told;
    }

    /** A spreadsheet's day and what follows of it, to the millisecond: its digits tell no more. */
    private long serial(long day) {
        long fraction = 0;
        double one = 1;
        if (at < end && (bytes[at] == '.' || bytes[at] == ',')) {
            for (at++; at < end && isDigit(bytes[at]); at++) {
                if (one >= MOST_SERIAL_FRACTION) continue;
                fraction = fraction * 10 + (bytes[at] - '0');
                one *= 10;
            }
        }
        if (at != end || day > MOST_SERIAL) return NONE;
        return (day - SERIAL_OF_1970) * DAY + Math.round(fraction / one * MILLIS_PER_DAY) * (SECOND / 1_000);
    }

    private int monthName() {
        int begin = at;
        while (at < end && Character.isLetter((char) (bytes[at] & 0xFF))) at++;
        if (at < end && bytes[at] == '.') at++;
        if (at - begin < 3) return -1;
        for (int month = 0; month < 12; month++) {
            boolean same = true;
            for (int i = 0; i < 3 && same; i++) same = (bytes[begin + i] | 0x20) == MONTHS.charAt(3 * month + i);
            if (same) return month + 1;
        }
        return -1;
    }

    /** A number of {@code least} to {@code most} digits, -1 when there is none. */
    private int digits(int least, int most) {
        int begin = at;
        int number = 0;
        while (at < end && at - begin < most && isDigit(bytes[at])) number = number * 10 + (bytes[at++] - '0');
        return at - begin < least ? -1 : number;
    }

    private void blanks() {
        while (at < end && bytes[at] == ' ') at++;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
