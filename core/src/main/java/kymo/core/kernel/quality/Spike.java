package kymo.core.kernel.quality;

/**
 * A value that its neighbours do not bear out.
 *
 * <p>Shape: a flag a row. Unit of both thresholds: the values'. A size equal to a threshold passes. The first and the last row, and a row
 * beside a missing value, are not evaluated. Source: QARTOD, spike test.
 *
 * @param method how the size of a spike is told
 * @param suspectThreshold above it a value is suspect; 0 switches the level off
 * @param failThreshold above it a value fails; 0 switches the level off
 */
public record Spike(Method method, double suspectThreshold, double failThreshold) implements QualityTest {

    public enum Method {
        /** The distance from the mean of both neighbours. */
        AVERAGE,
        /** The smaller of the steps to and from the value where these have opposite signs, else 0. */
        DIFFERENTIAL
    }

    /** @throws IllegalArgumentException unless both thresholds are 0 or more */
    public Spike {
        if (!(suspectThreshold >= 0))
            throw new IllegalArgumentException("suspectThreshold must be 0 or more but was " + suspectThreshold);
        if (!(failThreshold >= 0))
            throw new IllegalArgumentException("failThreshold must be 0 or more but was " + failThreshold);
    }

    @Override
    public int rowsBefore() {
        return 1;
    }

    @Override
    public int rowsAfter() {
        return 1;
    }

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        double[] x = in.values();
        double suspect = suspectThreshold == 0 ? Double.POSITIVE_INFINITY : suspectThreshold;
        double fail = failThreshold == 0 ? Double.POSITIVE_INFINITY : failThreshold;
        boolean average = method == Method.AVERAGE;
        for (int row = from; row < to; row++) {
            double value = x[row];
            double before = row == 0 ? Double.NaN : x[row - 1];
            double after = row == x.length - 1 ? Double.NaN : x[row + 1];
            byte flag;
            if (!(Math.abs(value) <= Double.MAX_VALUE)) flag = QartodFlag.MISSING;
            else if (!(Math.abs(before) <= Double.MAX_VALUE && Math.abs(after) <= Double.MAX_VALUE))
                flag = QartodFlag.NOT_EVALUATED;
            else {
                double size = average ? fromAverage(before, value, after) : fromBoth(before, value, after);
                flag = size > fail ? QartodFlag.FAIL : size > suspect ? QartodFlag.SUSPECT : QartodFlag.PASS;
            }
            flags[row - from] = flag;
        }
    }

    private static double fromAverage(double before, double value, double after) {
        double sum = before + after;
        double mean = Math.abs(sum) <= Double.MAX_VALUE ? sum / 2 : before / 2 + after / 2;
        return Math.abs(value - mean);
    }

    private static double fromBoth(double before, double value, double after) {
        double to = value - before;
        double away = after - value;
        boolean turns = to > 0 ? away < 0 : to < 0 && away > 0;
        return turns ? Math.min(Math.abs(to), Math.abs(away)) : 0;
    }
}
