package kymo.core.kernel.quality;

/**
 * Values more than {@code limit} standard deviations away from the mean are SUSPECT.
 *
 * <p>Shape: a flag a row. Unit: the values'. Where the deviation does not exist (fewer than two values) nothing is evaluated.
 * Source: the definition; the usual limit is 3.
 *
 * @param mean of the whole series
 * @param deviation the whole series' standard deviation (ddof 1); NaN where it does not exist
 */
public record ZScoreOutliers(double mean, double deviation, double limit) implements QualityTest {

    /** @throws IllegalArgumentException when {@code deviation} is negative or {@code limit} is not 0 or more */
    public ZScoreOutliers {
        if (deviation < 0) throw new IllegalArgumentException("deviation must be 0 or more but was " + deviation);
        if (!(limit >= 0)) throw new IllegalArgumentException("limit must be 0 or more but was " + limit);
    }

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        double[] x = in.values();
        if (Double.isNaN(deviation)) {
            Inside.notEvaluated(x, from, to, flags);
            return;
        }
        double reach = limit * deviation;
        for (int row = from; row < to; row++) {
            double away = Math.abs(x[row] - mean);
            if (!(Math.abs(x[row]) <= Double.MAX_VALUE)) flags[row - from] = QartodFlag.MISSING;
            else flags[row - from] = away > reach ? QartodFlag.SUSPECT : QartodFlag.PASS;
        }
    }
}
