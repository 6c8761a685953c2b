package kymo.core.kernel;

/** What is computed of the values in a window. */
public enum Statistic {
    /** The sum of the finite values divided by their number. */
    MEAN,
    /** The sum of the finite values. */
    SUM,
    /** The standard deviation of the finite values: the square root of their variance. */
    STD,
    /** The sum of the squared distances of the finite values from their mean, divided by their number less {@code ddof}. */
    VAR,
    /** The smallest finite value. */
    MIN,
    /** The largest finite value. */
    MAX,
    /** The middle one of the finite values in order of size, or the mean of the middle two. */
    MEDIAN,
    /** How many values there are, infinite ones included. */
    COUNT;

    WindowWalk over(double[] x, int minPeriods, int ddof) {
        return switch (this) {
            case MEAN -> new RunningSum(x, minPeriods, true);
            case SUM -> new RunningSum(x, minPeriods, false);
            case STD -> new RunningVariance(x, minPeriods, ddof, true);
            case VAR -> new RunningVariance(x, minPeriods, ddof, false);
            case MIN -> new RunningExtreme(x, minPeriods, true);
            case MAX -> new RunningExtreme(x, minPeriods, false);
            case MEDIAN -> new RunningMedian(x, minPeriods);
            case COUNT -> new RunningCount(x, minPeriods);
        };
    }
}
