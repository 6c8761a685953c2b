package kymo.core.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of an integer, boolean or text column exist: one bit a row, set when the row is valid.
 *
 * <p>A column without any missing row carries {@link #ALL} and no bits at all.
 */
public final class Validity {

    /** Every row is valid, whatever the size. */
    public static final Validity ALL = new Validity(null);

    private final long @Nullable [] bits;

    private Validity(long @Nullable [] bits) {
        this.bits = bits;
    }

    /** Bit {@code row & 63} of word {@code row >> 6} says whether {@code row} is valid; the array is not copied. */
    public static Validity of(long[] bits) {
        return new Validity(bits);
    }

    /** All {@code size} rows missing. */
    public static Validity none(int size) {
        return new Validity(new long[words(size)]);
    }

    /** The number of 64-bit words that {@code size} rows need. */
    public static int words(int size) {
        return (size + 63) >>> 6;
    }

    public boolean isValid(int row) {
        return bits == null || (bits[row >>> 6] >>> (row & 63) & 1L) != 0;
    }

    /** Whether no bits are carried, so that every row is valid. */
    public boolean isAll() {
        return bits == null;
    }

    Validity slice(int from, int to) {
        if (bits == null) return this;
        long[] out = new long[words(to - from)];
        int shift = from & 63;
        int first = from >>> 6;
        for (int word = 0; word < out.length; word++) {
            long low = bits[first + word] >>> shift;
            long high = shift != 0 && first + word + 1 < bits.length ? bits[first + word + 1] << (64 - shift) : 0L;
            out[word] = low | high;
        }
        return new Validity(out);
    }

    /** How many of the first {@code size} rows are missing. */
    int missing(int size) {
        if (bits == null) return 0;
        int valid = 0;
        int full = size >>> 6;
        for (int word = 0; word < full; word++) valid += Long.bitCount(bits[word]);
        if ((size & 63) != 0) valid += Long.bitCount(bits[full] & ((1L << (size & 63)) - 1));
        return size - valid;
    }

    boolean sameAs(Validity other, int size) {
        for (int row = 0; row < size; row++) {
            if (isValid(row) != other.isValid(row)) return false;
        }
        return true;
    }

    @Override
    public String toString() {
        return bits == null ? "all valid" : Arrays.toString(bits);
    }
}
