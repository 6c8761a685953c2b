package kymo.jobs.ingest.text;

/** Whole numbers in hexadecimal digits that say so: {@code 0x1F}, or {@code 1Fh}, which begins with one of 0 to 9 since it might be a word else. */
final class Hexadecimal {

    /** The format of a column of integers that may be written so. */
    static final String FORMAT = "hexadecimal";

    private static final int DIGITS_OF_64_BITS = 16;

    private Hexadecimal() {}

    /** Whether a cell is such a number, of any length. */
    static boolean isOne(byte[] cell, int length) {
        int begin = firstDigit(cell, length);
        int end = behindDigits(cell, length);
        if (end <= begin) return false;
        for (int at = begin; at < end; at++) {
            if (Character.digit(cell[at], 16) < 0) return false;
        }
        return true;
    }

    /** Whether the number fits 64 bits with a sign. */
    static boolean fits(byte[] cell, int length) {
        int begin = firstDigit(cell, length);
        int end = behindDigits(cell, length);
        while (begin < end && cell[begin] == '0') begin++;
        int digits = end - begin;
        return digits < DIGITS_OF_64_BITS || (digits == DIGITS_OF_64_BITS && cell[begin] < '8');
    }

    /** The value of one that fits. */
    static long value(byte[] cell, int length) {
        long value = 0;
        int end = behindDigits(cell, length);
        for (int at = firstDigit(cell, length); at < end; at++) value = value << 4 | Character.digit(cell[at], 16);
        return cell[0] == '-' ? -value : value;
    }

    private static int sign(byte[] cell, int length) {
        return length > 0 && (cell[0] == '-' || cell[0] == '+') ? 1 : 0;
    }

    private static boolean isPrefixed(byte[] cell, int length) {
        int at = sign(cell, length);
        return length > at + 2 && cell[at] == '0' && (cell[at + 1] | 0x20) == 'x';
    }

    private static int firstDigit(byte[] cell, int length) {
        return sign(cell, length) + (isPrefixed(cell, length) ? 2 : 0);
    }

    /** Where the digits end; 0 where nothing says that they are hexadecimal. */
    private static int behindDigits(byte[] cell, int length) {
        if (isPrefixed(cell, length)) return length;
        int first = sign(cell, length);
        boolean marked =
                length > first + 1 && (cell[length - 1] | 0x20) == 'h' && cell[first] >= '0' && cell[first] <= '9';
        return marked ? length - 1 : 0;
    }
}
