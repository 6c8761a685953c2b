package kymo.core.kernel;

/**
 * A running sum of doubles without any rounding: every finite double is a whole multiple of 2^-1074 below 2^1024, so the sum is
 * kept as one wide integer in limbs of 32 bits. Adding and taking away cost a few additions each, whatever the magnitudes.
 *
 * <p>Source: the small superaccumulator of R. Neal, "Fast exact summation using small and large superaccumulators" (2015).
 */
public final class ExactSum {

    private static final int LIMBS = 68;
    private static final long MASK = 0xFFFF_FFFFL;
    private static final int ADDITIONS_BETWEEN_CARRIES = 1 << 28;

    /** Limb {@code i} weighs 2^(32 i - 1074); between carries a limb may hold more than 32 bits, of either sign. */
    private final long[] limbs = new long[LIMBS];

    private int additions;

    /**
     * Adds {@code value} to the sum.
     *
     * @throws IllegalArgumentException unless it is finite
     */
    public void add(double value) {
        accumulate(value, 1);
    }

    /**
     * Takes away a value that was added before.
     *
     * @throws IllegalArgumentException unless it is finite
     */
    public void subtract(double value) {
        accumulate(value, -1);
    }

    /** The sum, rounded once to the nearest double (ties to even); infinite when it lies outside a double's range. */
    public double toDouble() {
        return mean(1);
    }

    /**
     * The rounded sum divided by {@code count} and rounded once more; finite whenever the quotient is, even where the sum overflows
     * a double.
     */
    public double mean(long count) {
        carry();
        boolean negative = limbs[LIMBS - 1] < 0;
        long[] magnitude = negative ? negated() : limbs;
        int top = LIMBS - 1;
        while (top >= 0 && magnitude[top] == 0) top--;
        if (top < 0) return 0.0;
        int zeros = Long.numberOfLeadingZeros(magnitude[top]) - 32;
        long bits = leading64(magnitude, top, zeros);
        double leading = bits < 0 ? ((bits >>> 1) | (bits & 1)) * 2.0 : (double) bits;
        int exponent = 32 * (top - 1) - zeros - 1074;
        double sum = Math.scalb(leading, exponent);
        double mean = Double.isInfinite(sum) ? Math.scalb(leading / count, exponent) : sum / count;
        return negative ? -mean : mean;
    }

    private void accumulate(double value, int sign) {
        long raw = Double.doubleToRawLongBits(value);
        int exponent = (int) (raw >>> 52) & 0x7FF;
        if (exponent == 0x7FF)
            throw new IllegalArgumentException("only finite doubles can be summed but found " + value);
        long mantissa = raw & 0xF_FFFF_FFFF_FFFFL;
        if (exponent == 0) exponent = 1;
        else mantissa |= 1L << 52;
        int shift = (exponent - 1) & 31;
        int limb = (exponent - 1) >>> 5;
        long low = (mantissa & MASK) << shift;
        long high = (mantissa >>> 32) << shift;
        long signed = raw < 0 ? -sign : sign;
        limbs[limb] += signed * (low & MASK);
        limbs[limb + 1] += signed * ((low >>> 32) + (high & MASK));
        limbs[limb + 2] += signed * (high >>> 32);
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

    private long[] negated() {
        long[] out = new long[LIMBS];
        long carry = 0;
        for (int i = 0; i < LIMBS; i++) {
            long limb = carry - limbs[i];
            carry = i < LIMBS - 1 ? limb >> 32 : 0;
            out[i] = i < LIMBS - 1 ? limb & MASK : limb;
        }
        return out;
    }

    /** The 64 bits from the highest set one down; the last is set also when anything below is, so that rounding sees it. */
    private static long leading64(long[] magnitude, int top, int zeros) {
        long first = magnitude[top] << 32 | limb(magnitude, top - 1);
        long rest = limb(magnitude, top - 2);
        long bits = zeros == 0 ? first : first << zeros | rest >>> (32 - zeros);
        boolean below = zeros == 0 ? rest != 0 : (rest << zeros & MASK) != 0;
        for (int i = top - 3; i >= 0 && !below; i--) below = magnitude[i] != 0;
        return below ? bits | 1 : bits;
    }

    private static long limb(long[] magnitude, int index) {
        return index < 0 ? 0 : magnitude[index];
    }
}
