package kymo.jobs.ingest.text;

/** Parses 64-bit whole numbers straight from bytes. Keeps the last value as state, so each thread has its own. */
final class IntegerParser {

    /** So many digits always fit. */
    private static final int SAFE_DIGITS = 18;

    private long value;

    /** What the last successful {@link #parse} read. */
    long value() {
        return value;
    }

    /** Reads the whole number that begins at {@code from}: the position behind it, or -1 when none that fits 64 bits begins there. */
    int parse(byte[] bytes, int from) {
        int at = from;
        byte first = bytes[at];
        boolean negative = first == '-';
        if (negative || first == '+') at++;
        int begin = at;
        long number = 0;
        int digit;
        while ((digit = bytes[at] - '0') >= 0 && digit <= 9) {
            number = number * 10 + digit;
            at++;
        }
        int digits = at - begin;
        if (digits == 0) return -1;
        if (digits > SAFE_DIGITS) return parseLong(bytes, begin, at, negative);
        value = negative ? -number : number;
        return at;
    }

    private int parseLong(byte[] bytes, int from, int to, boolean negative) {
        long number = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            // counted downwards, since the least long has no positive twin
            if (number < Long.MIN_VALUE / 10 || number * 10 < Long.MIN_VALUE + digit) return -1;
            number = number * 10 - digit;
        }
        if (!negative && number == Long.MIN_VALUE) return -1;
        value = negative ? number : -number;
        return to;
    }
}
