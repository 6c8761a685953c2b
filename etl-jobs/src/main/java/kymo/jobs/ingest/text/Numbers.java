package kymo.jobs.ingest.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a whole cell is a number, thousands separators and words for infinity included. Keeps the last value as state. */
final class Numbers {

    private static final Set<String> INFINITY = Set.of("inf", "infinity", "+inf", "+infinity", "-inf", "-infinity");
    private static final int LONGEST_WORD = 9;

    private final DecimalParser decimals;
    private final IntegerParser integers = new IntegerParser();
    private final byte decimal;
    private final byte @Nullable [] separator;
    private double number;
    private boolean infinityWord;

    Numbers(char decimal, @Nullable String thousands, Charset charset) {
        this.decimal = (byte) decimal;
        decimals = new DecimalParser(decimal);
        separator = thousands == null || thousands.isEmpty() ? null : thousands.getBytes(charset);
    }

    /** Whether the cell, padded as {@link DecimalParser} wants it, is a number; {@link #doubleValue()} then is it. */
    boolean isDouble(byte[] cell, int length) {
        infinityWord = false;
        byte[] plain = withoutSeparators(cell, length);
        if (plain == null) return false;
        int digits = plain.length - DecimalParser.PADDING;
        if (decimals.parse(plain, 0) == digits) {
            number = decimals.value();
            return true;
        }
        infinityWord = isInfinity(cell, length);
        number = cell[0] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return infinityWord;
    }

    double doubleValue() {
        return number;
    }

    /** Whether the last number was told as a word, and so really is infinite. */
    boolean isInfinityWord() {
        return infinityWord;
    }

    /** Whether the cell is a whole number of 64 bits; {@link #longValue()} then is it. */
    boolean isLong(byte[] cell, int length) {
        byte[] plain = withoutSeparators(cell, length);
        return plain != null && integers.parse(plain, 0) == plain.length - DecimalParser.PADDING;
    }

    long longValue() {
        return integers.value();
    }

    private static boolean isInfinity(byte[] cell, int length) {
        return length >= 3
                && length <= LONGEST_WORD
                && INFINITY.contains(new String(cell, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
    }

    /** The cell without its thousands separators, padded; null when they stand elsewhere than between groups of three digits. */
    private byte @Nullable [] withoutSeparators(byte[] cell, int length) {
        byte[] exact = cell.length == length + DecimalParser.PADDING
                ? cell
                : Arrays.copyOf(Arrays.copyOf(cell, length), length + DecimalParser.PADDING);
        if (separator == null || indexOf(cell, 0, length) < 0) return exact;
        byte[] plain = new byte[length];
        int out = 0;
        int at = 0;
        if (cell[0] == '-' || cell[0] == '+') plain[out++] = cell[at++];
        int group = 0;
        boolean first = true;
        while (at < length) {
            if (isSeparator(cell, at, length)) {
                boolean complete = first ? group >= 1 && group <= 3 : group == 3;
                if (!complete) return null;
                first = false;
                group = 0;
                at += separator.length;
            } else if (cell[at] >= '0' && cell[at] <= '9') {
                plain[out++] = cell[at++];
                group++;
            } else {
                break;
            }
        }
        if (!first && group != 3) return null;
        if (at < length && cell[at] != decimal && (cell[at] | 0x20) != 'e') return null;
        if (indexOf(cell, at, length) >= 0) return null;
        System.arraycopy(cell, at, plain, out, length - at);
        return Arrays.copyOf(plain, out + length - at + DecimalParser.PADDING);
    }

    private int indexOf(byte[] cell, int from, int length) {
        for (int at = from; at < length; at++) {
            if (isSeparator(cell, at, length)) return at;
        }
        return -1;
    }

    private boolean isSeparator(byte[] cell, int at, int length) {
        byte[] wanted = separator;
        if (wanted == null || at + wanted.length > length) return false;
        for (int i = 0; i < wanted.length; i++) {
            if (cell[at + i] != wanted[i]) return false;
        }
        return true;
    }
}
