package kymo.core.kernel;

import java.math.BigInteger;

/**
 * The sums of a window's finite values and of their squares without any rounding, as whole multiples of the smallest unit in sight.
 * Takes some microseconds a row: for windows whose variance {@link ShiftedMoments} cannot settle.
 */
final class ExactMoments {

    private static final int LEAST_EXPONENT = -1074;
    private static final int FRACTION_BITS = 52;

    private final double[] x;
    private int start;
    private int end;
    private int count;
    private BigInteger sum = BigInteger.ZERO;
    private BigInteger squares = BigInteger.ZERO;

    /** Values are held as multiples of 2 to this power, the smallest that was needed. */
    private int unit = Double.MAX_EXPONENT;

    /** An empty window at row {@code start} of {@code x}. */
    ExactMoments(double[] x, int start) {
        this.x = x;
        this.start = start;
        this.end = start;
    }

    int count() {
        return count;
    }

    void advance(int newStart, int newEnd) {
        if (newStart >= end) {
            start = newStart;
            end = newStart;
            count = 0;
            sum = BigInteger.ZERO;
            squares = BigInteger.ZERO;
        }
        for (; end < newEnd; end++) {
            if (!WindowWalk.isThere(x[end])) continue;
            BigInteger value = units(x[end]);
            sum = sum.add(value);
            squares = squares.add(value.multiply(value));
            count++;
        }
        for (; start < newStart; start++) {
            if (!WindowWalk.isThere(x[start])) continue;
            BigInteger value = units(x[start]);
            sum = sum.subtract(value);
            squares = squares.subtract(value.multiply(value));
            count--;
        }
    }

    /** The values' variance, rounded once to the nearest double (ties to even). */
    double variance(int ddof) {
        return rounded(dividend(), divisor(ddof), 2 * unit);
    }

    /** The square root of the rounded variance, also where the variance itself is out of a double's range. */
    double deviation(int ddof) {
        BigInteger dividend = dividend();
        BigInteger divisor = divisor(ddof);
        // an even exponent, and a number near 1
        int half = (dividend.bitLength() - divisor.bitLength()) / 2;
        return Math.scalb(Math.sqrt(rounded(dividend, divisor, -2 * half)), half + unit);
    }

    private BigInteger dividend() {
        return BigInteger.valueOf(count).multiply(squares).subtract(sum.multiply(sum));
    }

    private BigInteger divisor(int ddof) {
        return BigInteger.valueOf(count).multiply(BigInteger.valueOf(count - ddof));
    }

    private BigInteger units(double value) {
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - FRACTION_BITS;
        if (exponent < unit) {
            sum = sum.shiftLeft(unit - exponent);
            squares = squares.shiftLeft(2 * (unit - exponent));
            unit = exponent;
        }
        return BigInteger.valueOf((long) Math.scalb(value, -exponent)).shiftLeft(exponent - unit);
    }

    /** {@code dividend / divisor * 2^exponent}, of which neither is negative. */
    private static double rounded(BigInteger dividend, BigInteger divisor, int exponent) {
        if (dividend.signum() == 0) return 0;
        int shift = 64 - dividend.bitLength() + divisor.bitLength();
        BigInteger[] parts =
                dividend.shiftLeft(Math.max(shift, 0)).divideAndRemainder(divisor.shiftLeft(Math.max(-shift, 0)));
        BigInteger quotient = parts[0];
        int lowest = exponent - shift;
        // near the end of a double's range there is room for fewer bits
        int kept = Math.min(FRACTION_BITS + 1, quotient.bitLength() + lowest - LEAST_EXPONENT);
        int dropped = quotient.bitLength() - kept;
        BigInteger whole = quotient.shiftRight(dropped);
        boolean aboveHalf = quotient.getLowestSetBit() < dropped - 1 || parts[1].signum() != 0;
        boolean up = quotient.testBit(dropped - 1) && (aboveHalf || whole.testBit(0));
        return Math.scalb(whole.doubleValue() + (up ? 1 : 0), lowest + dropped);
    }
}
