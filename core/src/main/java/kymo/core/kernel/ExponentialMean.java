package kymo.core.kernel;

/**
 * The exponentially weighted mean: each row's value counts {@code 1 - alpha} times as much a row later.
 *
 * <p>Shape: N rows in, N out, same order. Unit: the input's. Missing and infinite values are left out; on such a row the mean stays what it
 * was, and it is missing while fewer than {@code minPeriods} values were met (and before the first in any case). The mean reaches back to the
 * first row, so a block needs the {@link State} that the block before left behind; with it blocks can be cut anywhere, to the same bits.
 *
 * <p>Source: the definition of pandas Series.ewm. The mean and its weight are kept as double-doubles, since a small {@code alpha} adds up
 * the rounding errors of many rows.
 *
 * @param alpha the weight of a new value
 * @param adjust whether the weights of the values met so far are made to add up to 1, instead of the first value having all weight that is left
 * @param ignoreNa whether rows without a value do not age those before them
 * @param minPeriods values that must have been met
 */
public record ExponentialMean(double alpha, boolean adjust, boolean ignoreNa, int minPeriods) {

    /** @throws IllegalArgumentException unless {@code 0 < alpha <= 1} and {@code minPeriods >= 0} */
    public ExponentialMean {
        if (!(alpha > 0 && alpha <= 1))
            throw new IllegalArgumentException("alpha must be above 0 and at most 1 but was " + alpha);
        if (minPeriods < 0) throw new IllegalArgumentException("minPeriods must be 0 or more but was " + minPeriods);
    }

    /**
     * The alpha of a span: {@code 2 / (span + 1)}.
     *
     * @throws IllegalArgumentException unless {@code span >= 1}
     */
    public static double alphaOfSpan(double span) {
        if (!(span >= 1)) throw new IllegalArgumentException("span must be at least 1 but was " + span);
        return alphaOfCenterOfMass((span - 1) / 2);
    }

    /**
     * The alpha of a centre of mass: {@code 1 / (1 + com)}.
     *
     * @throws IllegalArgumentException unless {@code com >= 0}
     */
    public static double alphaOfCenterOfMass(double com) {
        if (!(com >= 0)) throw new IllegalArgumentException("com must be 0 or more but was " + com);
        return 1 / (1 + com);
    }

    /**
     * The alpha with which a value counts half as much after {@code halflife} rows.
     *
     * @throws IllegalArgumentException unless {@code halflife > 0}
     */
    public static double alphaOfHalflife(double halflife) {
        if (!(halflife > 0)) throw new IllegalArgumentException("halflife must be above 0 but was " + halflife);
        // by way of the centre of mass, as pandas does it: the last bit of alpha is seen where means are near 0
        return alphaOfCenterOfMass(1 / (1 - Math.exp(Math.log(0.5) / halflife)) - 1);
    }

    /**
     * All that a block must know of the rows before it.
     *
     * @param mean the mean so far, NaN before the first value
     * @param meanLow what {@code mean} lacks
     * @param weight the weight of the mean, that of a new value being 1 (adjusted) or {@code alpha}
     * @param weightLow what {@code weight} lacks
     * @param values how many values were met
     */
    public record State(double mean, double meanLow, double weight, double weightLow, long values) {

        /** Before the first row. */
        public static final State START = new State(Double.NaN, 0, 1, 0, 0);
    }

    /**
     * A block's means, and what the next block must know.
     *
     * @param means one for each row
     * @param after the state after the last row
     */
    public record Smoothed(DoubleColumn means, State after) {}

    /** The mean of every row of {@code in}, which is all the data there is. */
    public DoubleColumn apply(DoubleColumn in) {
        return apply(in, State.START).means();
    }

    /** The mean of every row of {@code in}, which follows the rows that left {@code before} behind. */
    public Smoothed apply(DoubleColumn in, State before) {
        ExponentialWalk walk = new ExponentialWalk(this, before);
        double[] out = new double[in.size()];
        for (int row = 0; row < out.length; row++) out[row] = walk.next(in.values()[row]);
        return new Smoothed(DoubleColumn.of(out), walk.state());
    }
}
