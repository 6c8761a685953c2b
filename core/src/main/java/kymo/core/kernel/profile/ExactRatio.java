package kymo.core.kernel.profile;

import java.math.BigInteger;

/** Quotients of wide integers, and their roots, rounded once to the nearest double (ties to even). */
final class ExactRatio {

    /** More bits than a double has, so that the last one can stand for everything below it. */
    private static final int BITS = 66;

    private ExactRatio() {}

    /** {@code numerator / denominator * 2^exponent}; the denominator is positive. */
    static double toDouble(BigInteger numerator, BigInteger denominator, int exponent) {
        if (numerator.signum() < 0) return -toDouble(numerator.negate(), denominator, exponent);
        if (numerator.signum() == 0) return 0;
        int shift = BITS - (numerator.bitLength() - denominator.bitLength());
        return scaled(quotient(numerator, denominator, shift), exponent - shift);
    }

    /** The square root of {@code numerator / denominator * 2^exponent}; the numerator is not negative, the denominator positive. */
    static double root(BigInteger numerator, BigInteger denominator, int exponent) {
        if (numerator.signum() == 0) return 0;
        int shift = 2 * BITS - (numerator.bitLength() - denominator.bitLength());
        if (((exponent - shift) & 1) != 0) shift++;
        BigInteger[] root = quotient(numerator, denominator, shift).sqrtAndRemainder();
        return scaled(sticky(root[0], root[1]), (exponent - shift) / 2);
    }

    private static BigInteger quotient(BigInteger numerator, BigInteger denominator, int shift) {
        BigInteger[] parts =
                numerator.shiftLeft(Math.max(0, shift)).divideAndRemainder(denominator.shiftLeft(Math.max(0, -shift)));
        return sticky(parts[0], parts[1]);
    }

    private static BigInteger sticky(BigInteger value, BigInteger below) {
        return below.signum() == 0 ? value : value.setBit(0);
    }

    private static double scaled(BigInteger value, int exponent) {
        int tooFine = -1074 - exponent;
        boolean subnormal = value.bitLength() + exponent < Double.MIN_EXPONENT + 1 && tooFine > 0;
        if (!subnormal) return Math.scalb(value.doubleValue(), exponent);
        BigInteger kept = value.shiftRight(tooFine);
        BigInteger below = value.subtract(kept.shiftLeft(tooFine));
        int half = below.compareTo(BigInteger.ONE.shiftLeft(tooFine - 1));
        boolean up = half > 0 || (half == 0 && kept.testBit(0));
        return (up ? kept.add(BigInteger.ONE) : kept).doubleValue() * Double.MIN_VALUE;
    }
}
