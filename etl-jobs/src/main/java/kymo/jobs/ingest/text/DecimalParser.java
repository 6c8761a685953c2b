package kymo.jobs.ingest.text;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Parses decimal numbers straight from bytes, always to the nearest double. Keeps the last value as state, so each thread has its own.
 *
 * <p>Grammar: {@code [+-] digits [. digits] [e [+-] digits]} with at least one digit before the exponent; the exponent's letter may
 * also be Fortran's {@code d}. Arrays must have at least {@value #PADDING} bytes behind the number, the first of them no digit.
 */
final class DecimalParser {

    /** Bytes that may be touched behind a number. */
    static final int PADDING = 16;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final double[] POWERS = powers();
    private static final int MOST_DIGITS = 19;
    private static final int MOST_EXPONENT = 100_000;

    private final byte decimal;
    private double value;

    DecimalParser(char decimal) {
        this.decimal = (byte) decimal;
    }

    /** What the last successful {@link #parse} read; infinite when the number is beyond a double's range. */
    double value() {
        return value;
    }

    /** Reads the number that begins at {@code from}: the position behind it, or -1 when none begins there. */
    int parse(byte[] bytes, int from) {
        int at = from;
        byte first = bytes[at];
        boolean negative = first == '-';
        if (negative || first == '+') at++;
        int begin = at;
        long mantissa = 0;
        int digit;
        while ((digit = bytes[at] - '0') >= 0 && digit <= 9) {
            mantissa = mantissa * 10 + digit;
            at++;
        }
        int digits = at - begin;
        int exponent = 0;
        if (bytes[at] == decimal) {
            int fraction = ++at;
            long eight = (long) EIGHT.get(bytes, at);
            if (isEightDigits(eight)) {
                mantissa = mantissa * 100_000_000 + eightDigits(eight);
                at += 8;
            }
            while ((digit = bytes[at] - '0') >= 0 && digit <= 9) {
                mantissa = mantissa * 10 + digit;
                at++;
            }
            exponent = fraction - at;
            digits -= exponent;
        }
        if (digits == 0) return -1;
        int letter = bytes[at] | 0x20;
        boolean fortran = letter == 'd';
        if (letter == 'e' || fortran) {
            int power = at + 1;
            boolean down = bytes[power] == '-';
            if (down || bytes[power] == '+') power++;
            int powerDigits = power;
            int told = 0;
            while ((digit = bytes[power] - '0') >= 0 && digit <= 9) {
                if (told < MOST_EXPONENT) told = told * 10 + digit;
                power++;
            }
            if (power == powerDigits) return -1;
            exponent += down ? -told : told;
            at = power;
        }
        if (digits <= MOST_DIGITS && mantissa >>> 53 == 0 && exponent >= -22 && exponent <= 22) {
            double exact = exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
            value = negative ? -exact : exact;
        } else {
            value = rounded(bytes, from, at);
        }
        return at;
    }

    private double rounded(byte[] bytes, int from, int to) {
        byte[] plain = new byte[to - from];
        for (int i = 0; i < plain.length; i++) {
            byte b = bytes[from + i];
            if (b == decimal) b = '.';
            else if ((b | 0x20) == 'd') b = 'e';
            plain[i] = b;
        }
        return JavaDoubleParser.parseDouble(plain, 0, plain.length);
    }

    /** Source: D. Lemire, "Quickly parsing eight digits" (2022). */
    private static boolean isEightDigits(long eight) {
        return (((eight + 0x4646464646464646L) | (eight - 0x3030303030303030L)) & 0x8080808080808080L) == 0;
    }

    private static long eightDigits(long eight) {
        long pairs = (eight - 0x3030303030303030L);
        pairs = (pairs * 10) + (pairs >>> 8);
        long high = (pairs & 0x000000FF000000FFL) * 0x000F424000000064L;
        long low = ((pairs >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L;
        return (high + low) >>> 32;
    }

    private static double[] powers() {
        double[] powers = new double[23];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
