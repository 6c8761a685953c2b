package kymo.core.kernel.profile;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * A sum of doubles and of squares of doubles without any rounding: one wide integer in units of {@code 2^-UNIT}, in limbs of 32 bits.
 *
 * <p>Source: the small superaccumulator of R. Neal, "Fast exact summation using small and large superaccumulators" (2015), widened to squares.
 */
final class ExactTotal {

    /** The square of the smallest double is 2^-2148. */
    static final int UNIT = 2 * 1074;

    /** Room for the square of the largest double, 2^64 times. */
    private static final int LIMBS = (UNIT + 2 * 1024 + 64) / 32 + 2;

    private static final long MASK = 0xFFFF_FFFFL;
    private static final int ADDITIONS_BETWEEN_CARRIES = 1 << 28;
    private static final int HALF_MANTISSA = 27;

    private final long[] limbs = new long[LIMBS];
    private int additions;

    /** Adds a finite value. */
    void add(double value) {
        long raw = Double.doubleToRawLongBits(value);
        add(mantissa(raw), position(raw) + UNIT / 2, raw < 0 ? -1 : 1);
    }

    /** Adds the square of a finite value. */
    void addSquare(double value) {
        long raw = Double.doubleToRawLongBits(value);
        long mantissa = mantissa(raw);
        long high = mantissa >>> HALF_MANTISSA;
        long low = mantissa & ((1L << HALF_MANTISSA) - 1);
        int position = 2 * position(raw);
        add(low * low, position, 1);
        add(2 * high * low, position + HALF_MANTISSA, 1);
        add(high * high, position + 2 * HALF_MANTISSA, 1);
    }

    void add(ExactTotal other) {
        carry();
        other.carry();
        for (int i = 0; i < LIMBS; i++) limbs[i] += other.limbs[i];
        carry();
    }

    /** The sum in units of 2^-{@link #UNIT}. */
    BigInteger toInteger() {
        carry();
        ByteBuffer bytes = ByteBuffer.allocate(4 * (LIMBS + 1));
        bytes.putLong(limbs[LIMBS - 1]);
        for (int i = LIMBS - 2; i >= 0; i--) bytes.putInt((int) limbs[i]);
        return new BigInteger(bytes.array());
    }

    void save(StateWriter out) {
        carry();
        for (long limb : limbs) out.put(limb);
    }

    static ExactTotal restore(ByteBuffer in) {
        ExactTotal total = new ExactTotal();
        for (int i = 0; i < LIMBS; i++) total.limbs[i] = in.getLong();
        return total;
    }

    private static long mantissa(long raw) {
        long fraction = raw & 0xF_FFFF_FFFF_FFFFL;
        return (raw & 0x7FF0_0000_0000_0000L) == 0 ? fraction : fraction | 1L << 52;
    }

    /** The mantissa counts in units of 2^(this - 1074). */
    private static int position(long raw) {
        return Math.max(0, ((int) (raw >>> 52) & 0x7FF) - 1);
    }

    private void add(long magnitude, int position, int sign) {
        int limb = position >>> 5;
        int shift = position & 31;
        long low = (magnitude & MASK) << shift;
        long high = (magnitude >>> 32) << shift;
        limbs[limb] += sign * (low & MASK);
        limbs[limb + 1] += sign * ((low >>> 32) + (high & MASK));
        limbs[limb + 2] += sign * (high >>> 32);
        if (++additions == ADDITIONS_BETWEEN_CARRIES) carry();
    }

    /** Brings every limb but the last into 0 … 2^32-1; the last keeps the sign. */
    private void carry() {
        for (int i = 0; i < LIMBS - 1; i++) {
            limbs[i + 1] += limbs[i] >> 32;
            limbs[i] &= MASK;
        }
        additions = 0;
    }
}
