package kymo.core.kernel.profile;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

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

    /** Sums that are kept side by side: so many terms may each of them take, as a chunk has. */
    private static final int LANES = 128;

    private static final int PARTS = 6;

    private final double[] lane = new double[LANES];
    private double[][] lanes = {};
    private int laneTerms;
    private int laneBound = Integer.MIN_VALUE / 2;
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

    /**
     * Takes in the first {@code size} of {@code x}, {@link #CHUNK} at most, all finite.
     *
     * @param least none but 0 is smaller without their signs; 0 where that is not known
     * @param largest none is larger without their signs
     */
    void add(double[] x, int size, double least, double largest) {
        count += size;
        int bound = Math.getExponent(largest) + 1;
        // beyond these the square of the largest value would overflow, or the lowest bit of a small one's vanish
        if (bound > 480 || bound < -440) addSingly(x, size);
        else if (least >= Math.scalb(1.0, bound - SPREAD)) addInLanes(x, size, least, bound);
        else addTogether(x, 0, size, bound);
    }

    /** As {@link #addTogether} where no value is too small: sums side by side, which stay so over many chunks, so that the processor takes several at once. */
    private void addInLanes(double[] x, int size, double least, int bound) {
        if (lanes.length == 0) lanes = new double[PARTS][LANES];
        if (laneTerms == CHUNK || bound > laneBound || least < Math.scalb(1.0, laneBound - SPREAD)) {
            settle();
            laneBound = bound;
        }
        laneTerms += CHUNK / LANES;
        double cut = Math.scalb(1.5, laneBound + CHUNK_BITS - 1);
        double squareCut = Math.scalb(1.5, 2 * laneBound + CHUNK_BITS - 1);
        double restCut = Math.scalb(1.5, 2 * laneBound - 55 + CHUNK_BITS);
        int from = 0;
        for (; from + LANES <= size; from += LANES) {
            System.arraycopy(x, from, lane, 0, LANES);
            addLanes(lane, cut, squareCut, restCut, lanes[0], lanes[1], lanes[2], lanes[3], lanes[4], lanes[5]);
        }
        if (from < size) addTogether(x, from, size, bound);
    }

    /** In a method of its own, over arrays that are no fields: only so does the compiler make it a loop over vectors. */
    private static void addLanes(
            double[] x,
            double cut,
            double squareCut,
            double restCut,
            double[] high,
            double[] low,
            double[] squareHigh,
            double[] squareLow,
            double[] restHigh,
            double[] restLow) {
        for (int i = 0; i < LANES; i++) {
            double value = x[i];
            double coarse = (value + cut) - cut;
            high[i] += coarse;
            low[i] += value - coarse;
            double square = value * value;
            double squareCoarse = (square + squareCut) - squareCut;
            squareHigh[i] += squareCoarse;
            squareLow[i] += square - squareCoarse;
            double rest = Math.fma(value, value, -square);
            double restCoarse = (rest + restCut) - restCut;
            restHigh[i] += restCoarse;
            restLow[i] += rest - restCoarse;
        }
    }

    /** Brings what the lanes hold into the totals. */
    private void settle() {
        for (int part = 0; part < lanes.length && laneTerms > 0; part++) {
            for (double one : lanes[part]) (part < 2 ? sum : squares).add(one);
            Arrays.fill(lanes[part], 0);
        }
        laneTerms = 0;
    }

    private void addTogether(double[] x, int from, int to, int bound) {
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
        for (int i = from; i < to; i++) {
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
        settle();
        other.settle();
        count += other.count;
        sum.add(other.sum);
        squares.add(other.squares);
    }

    /** 0 of nothing; infinite where the sum lies outside a double's range. */
    double sum() {
        settle();
        return ExactRatio.toDouble(sum.toInteger(), BigInteger.ONE, -ExactTotal.UNIT);
    }

    /** NaN of nothing. */
    double mean() {
        if (count == 0) return Double.NaN;
        settle();
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
        settle();
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
        settle();
        out.put(count);
        sum.save(out);
        squares.save(out);
    }

    static ExactMoments restore(ByteBuffer in) {
        return new ExactMoments(in.getLong(), ExactTotal.restore(in), ExactTotal.restore(in));
    }
}
