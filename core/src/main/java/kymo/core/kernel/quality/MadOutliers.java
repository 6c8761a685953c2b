package kymo.core.kernel.quality;

/**
 * Values whose modified z-score, 0.6745 |x - median| / MAD, is above {@code limit} are SUSPECT; MAD is the median absolute deviation.
 *
 * <p>Shape: a flag a row. Unit: the values'. Where MAD is 0 the score is undefined and nothing is evaluated. Source: B. Iglewicz and
 * D. Hoaglin, "How to detect and handle outliers" (1993); the usual limit is 3.5.
 *
 * @param median of the whole series
 * @param deviation the whole series' MAD; NaN in a series without values
 */
public record MadOutliers(double median, double deviation, double limit) implements QualityTest {

    private static final double NORMAL_QUARTILE = 0.6745;

    /** @throws IllegalArgumentException when {@code deviation} is negative or {@code limit} is not 0 or more */
    public MadOutliers {
        if (deviation < 0) throw new IllegalArgumentException("deviation must be 0 or more but was " + deviation);
        if (!(limit >= 0)) throw new IllegalArgumentException("limit must be 0 or more but was " + limit);
    }

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        double[] x = in.values();
        if (!(deviation > 0)) {
            Inside.notEvaluated(x, from, to, flags);
            return;
        }
        for (int row = from; row < to; row++) {
            double score = NORMAL_QUARTILE * Math.abs(x[row] - median) / deviation;
            if (!(Math.abs(x[row]) <= Double.MAX_VALUE)) flags[row - from] = QartodFlag.MISSING;
            else flags[row - from] = score > limit ? QartodFlag.SUSPECT : QartodFlag.PASS;
        }
    }
}
