package kymo.core.kernel.profile;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * Sum, mean and standard deviation without any rounding but the last.
 *
 * <p>A chunk of values is split into parts so coarse, or so near each other, that plain additions of them cannot round: each value, and each
 * of the two doubles that make up its square exactly, by one addition and subtraction of a large constant. Values too small for the
 * chunk's constants go into the totals one by one.
 *
 * <p>Source: extraction as in S. Rump, T. Ogita and S. Oishi, "Accurate floating-point summation" (2008); exact products by fused multiply-add.
 */
final class ExactMoments {

    /** Values in a chunk at most; the constants below are made for it. */
    static final int CHUNK = 1 << 10;

    private static final int CHUNK_BITS = 10;

    /** A value this many bits smaller than the chunk's bound goes into the totals by itself. */
    private static final int SPREAD = 16;

    private final ExactTotal sum;
    private final ExactTotal squares;
    private long count;

    ExactMoments() {
        this(0, new ExactTotal(), new ExactTotal());
    }

    private ExactMoments(long count, ExactTotal sum, ExactTotal squares) {
        this.count = count;
        this.sum = sum;
        this.squares = squares;
    }

    /** Takes in the first {@code size} of {@code x}, {@link #CHUNK} at most, all finite, none larger than {@code largest} without their signs. */
    void add(double[] x, int size, double largest) {
        count += size;
        int bound = Math.getExponent(largest) + 1;
        // beyond these the square of the largest value would overflow, or the lowest bit of a small one's vanish
        if (bound > 480 || bound < -440) addSingly(x, size);
        else addTogether(x, size, bound);
    }

    private void addTogether(double[] x, int size, int bound) {
        double least = Math.scalb(1.0, bound - SPREAD);
        double cut = Math.scalb(1.5, bound + CHUNK_BITS - 1);
        double squareCut = Math.scalb(1.5, 2 * bound + CHUNK_BITS - 1);
        double restCut = Math.scalb(1.5, 2 * bound - 55 + CHUNK_BITS);
        double high = 0;
        double low = 0;
        double squareHigh = 0;
        double squareLow = 0;
        double restHigh = 0;
        double restLow = 0;
        for (int i = 0; i < size; i++) {
            double value = x[i];
            if (Math.abs(value) < least) {
                addOne(value);
                continue;
            }
            double coarse = (value + cut) - cut;
            high += coarse;
            low += value - coarse;
            double square = value * value;
            double squareCoarse = (square + squareCut) - squareCut;
            squareHigh += squareCoarse;
            squareLow += square - squareCoarse;
            double rest = Math.fma(value, value, -square);
            double restCoarse = (rest + restCut) - restCut;
            restHigh += restCoarse;
            restLow += rest - restCoarse;
        }
        sum.add(high);
        sum.add(low);
        squares.add(squareHigh);
        squares.add(squareLow);
        squares.add(restHigh);
        squares.add(restLow);
    }

    private void addSingly(double[] x, int size) {
        for (int i = 0; i < size; i++) addOne(x[i]);
    }

    private void addOne(double value) {
        if (value == 0) return;
        sum.add(value);
        squares.addSquare(value);
    }

    void add(ExactMoments other) {
        count += other.count;
        sum.add(other.sum);
        squares.add(other.squares);
    }

    /** 0 of nothing; infinite where the sum lies outside a double's range. */
    double sum() {
        return ExactRatio.toDouble(sum.toInteger(), BigInteger.ONE, -ExactTotal.UNIT);
    }

    /** NaN of nothing. */
    double mean() {
        if (count == 0) return Double.NaN;
        return ExactRatio.toDouble(sum.toInteger(), BigInteger.valueOf(count), -ExactTotal.UNIT);
    }

    /** NaN of no more than {@code ddof} values. */
    double variance(int ddof) {
        if (count <= ddof) return Double.NaN;
        return ExactRatio.toDouble(spread(), degrees(ddof), -2 * ExactTotal.UNIT);
    }

    /** NaN of no more than {@code ddof} values. */
    double deviation(int ddof) {
        if (count <= ddof) return Double.NaN;
        return ExactRatio.root(spread(), degrees(ddof), -2 * ExactTotal.UNIT);
    }

    /** n Σx² - (Σx)², in units of 2^(-2 {@link ExactTotal#UNIT}). */
    BigInteger spread() {
        BigInteger total = sum.toInteger();
        return squares.toInteger()
                .multiply(BigInteger.valueOf(count))
                .shiftLeft(ExactTotal.UNIT)
                .subtract(total.multiply(total));
    }

    private BigInteger degrees(int ddof) {
        return BigInteger.valueOf(count).multiply(BigInteger.valueOf(count - ddof));
    }

    void save(StateWriter out) {
        out.put(count);
        sum.save(out);
        squares.save(out);
    }

    static ExactMoments restore(ByteBuffer in) {
        return new ExactMoments(in.getLong(), ExactTotal.restore(in), ExactTotal.restore(in));
    }
}
