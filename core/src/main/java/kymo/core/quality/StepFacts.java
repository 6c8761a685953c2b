package kymo.core.quality;

/**
 * What the tests of time go by, in nanoseconds, from a sample of stretches.
 *
 * @param median of the positive steps; NaN when there is none
 * @param jitter the median distance of the positive steps from their median
 * @param usualLongest all but 1 of 1,000 positive steps are no longer
 * @param usualDeviation all but 1 of 1,000 positive steps are no further from their median
 */
public record StepFacts(double median, double jitter, double usualLongest, double usualDeviation) {

    /** Of an axis of which nothing is known. */
    public static final StepFacts NONE = new StepFacts(Double.NaN, 0, 0, 0);
}
