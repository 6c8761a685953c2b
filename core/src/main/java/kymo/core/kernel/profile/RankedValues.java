package kymo.core.kernel.profile;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The finite values of a column in order: all of them, or those that a sketch kept, each standing for many. What is told of all of them is exact
 * and rounded once; what is told of a sketch's is an estimate whose rank is off by no more than {@link #rankError()} of all in 99 of 100 cases.
 */
public final class RankedValues {

    private final double[] values;
    private final int kept;
    /** How many values there are up to and with the one kept; empty: every value is kept. */
    private final long[] cumulative;

    private final double rankError;

    private RankedValues(double[] values, int kept, long[] cumulative, double rankError) {
        this.values = values;
        this.kept = kept;
        this.cumulative = cumulative;
        this.rankError = rankError;
    }

    /** The first {@code size} of {@code sorted}, which is not copied. */
    static RankedValues all(double[] sorted, int size) {
        return new RankedValues(sorted, size, new long[0], 0);
    }

    /** Sorted values, the number of all up to and with each, and the error of a rank. */
    static RankedValues weighted(double[] sorted, long[] cumulative, double rankError) {
        return new RankedValues(sorted, sorted.length, cumulative, rankError);
    }

    /** How many values there are. */
    public long size() {
        if (kept == 0) return 0;
        return cumulative.length == 0 ? kept : cumulative[kept - 1];
    }

    public boolean isEstimate() {
        return rankError > 0;
    }

    /** As a part of all values; 0 where nothing is estimated. */
    public double rankError() {
        return rankError;
    }

    /**
     * The quantile at {@code share} of all values, linear between neighbours ("type 7"); NaN of nothing.
     *
     * @throws IllegalArgumentException unless {@code share} is between 0 and 1
     */
    public double quantile(double share) {
        if (!(share >= 0 && share <= 1))
            throw new IllegalArgumentException("a quantile's share must be between 0 and 1 but was " + share);
        return size() == 0 ? Double.NaN : exactQuantile(share).doubleValue();
    }

    /** Third minus first quartile; NaN of nothing. */
    public double interquartileRange() {
        return size() == 0 ? Double.NaN : exactRange().doubleValue();
    }

    /** First quartile minus {@code factor} interquartile ranges; NaN of nothing. */
    public double lowerFence(double factor) {
        if (size() == 0) return Double.NaN;
        return exactQuantile(0.25)
                .subtract(exactRange().multiply(BigDecimal.valueOf(factor)))
                .doubleValue();
    }

    /** Third quartile plus {@code factor} interquartile ranges; NaN of nothing. */
    public double upperFence(double factor) {
        if (size() == 0) return Double.NaN;
        return exactQuantile(0.75)
                .add(exactRange().multiply(BigDecimal.valueOf(factor)))
                .doubleValue();
    }

    /** The median of the values' distances from their median (MAD); NaN of nothing. */
    public double medianDeviation() {
        long size = size();
        if (size == 0) return Double.NaN;
        BigDecimal median = exactQuantile(0.5);
        BigDecimal upper = deviation(size / 2, median);
        if (size % 2 == 1) return upper.doubleValue();
        return half(upper.add(deviation(size / 2 - 1, median))).doubleValue();
    }

    /**
     * How many values lie in each of {@code bins} equally wide bins from the smallest to the largest one.
     *
     * @throws IllegalArgumentException unless {@code bins} is positive
     */
    public Histogram histogram(int bins) {
        if (bins < 1)
            throw new IllegalArgumentException("a histogram must have 1 or more bins but was to have " + bins);
        if (kept == 0) return new Histogram(Double.NaN, Double.NaN, new long[bins]);
        double low = values[0];
        double high = values[kept - 1];
        long[] counts = new long[bins];
        long before = 0;
        for (int bin = 0; bin < bins; bin++) {
            long up = bin == bins - 1 ? size() : below(Histogram.edge(low, high, bins, bin + 1));
            counts[bin] = up - before;
            before = up;
        }
        return new Histogram(low, high, counts);
    }

    /** How many values are smaller than {@code limit}. */
    long below(double limit) {
        int from = 0;
        int to = kept;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (values[middle] < limit) from = middle + 1;
            else to = middle;
        }
        return from == 0 || cumulative.length == 0 ? from : cumulative[from - 1];
    }

    /** How many different values are kept. */
    long different() {
        long different = kept == 0 ? 0 : 1;
        for (int i = 1; i < kept; i++) if (values[i] != values[i - 1]) different++;
        return different;
    }

    /** The value at a rank from 0 on. */
    private double at(long rank) {
        if (cumulative.length == 0) return values[(int) rank];
        int from = 0;
        int to = kept - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (cumulative[middle] <= rank) from = middle + 1;
            else to = middle;
        }
        return values[from];
    }

    private BigDecimal exactQuantile(double share) {
        BigDecimal position = BigDecimal.valueOf(share).multiply(BigDecimal.valueOf(size() - 1));
        BigInteger whole = position.toBigInteger();
        BigDecimal below = new BigDecimal(at(whole.longValue()));
        BigDecimal part = position.subtract(new BigDecimal(whole));
        if (part.signum() == 0) return below;
        BigDecimal above = new BigDecimal(at(whole.longValue() + 1));
        return below.add(above.subtract(below).multiply(part));
    }

    private BigDecimal exactRange() {
        return exactQuantile(0.75).subtract(exactQuantile(0.25));
    }

    private static BigDecimal half(BigDecimal value) {
        return value.multiply(BigDecimal.valueOf(0.5));
    }

    /** The distance at {@code rank} among all distances from the median: those below it and those above are in order already. */
    private BigDecimal deviation(long rank, BigDecimal median) {
        long belowSize = size() / 2;
        long from = Math.max(0, rank - (size() - belowSize));
        long to = Math.min(rank, belowSize);
        // the fewest of the distances below the median that belong to the `rank` smallest ones
        while (from < to) {
            long taken = (from + to) >>> 1;
            if (fromBelow(taken, median).compareTo(fromAbove(rank - taken - 1, median)) >= 0) to = taken;
            else from = taken + 1;
        }
        long above = rank - from;
        if (from == belowSize) return fromAbove(above, median);
        if (above == size() - belowSize) return fromBelow(from, median);
        return fromBelow(from, median).min(fromAbove(above, median));
    }

    private BigDecimal fromBelow(long steps, BigDecimal median) {
        return median.subtract(new BigDecimal(at(size() / 2 - 1 - steps)));
    }

    private BigDecimal fromAbove(long steps, BigDecimal median) {
        return new BigDecimal(at(size() / 2 + steps)).subtract(median);
    }
}
