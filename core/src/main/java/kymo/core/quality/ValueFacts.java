package kymo.core.quality;

/**
 * What the tests of a column go by. Facts of the whole column are those of its profile; those of neighbouring rows come from a sample of stretches.
 *
 * @param rows of the dataset
 * @param missing the part of all rows without a value
 * @param lowTail what all but 1 of 1,000 values lie above; of few values, all but a few
 * @param highTail what all but as many lie below
 * @param usualSpike all but 1 of 1,000 values stand out no further from both neighbours
 * @param usualChange all but 1 of 1,000 steps from value to value are no larger
 * @param usualRate all but 1 of 1,000 rates of change are no larger; per second
 * @param resolution the smallest step there is; NaN when there is none
 * @param usualRun 9 of 10 rows lie in runs of equal values no longer than this; 0 when not known
 * @param usualInnerRun the same of the rows that are neither at the smallest nor at the largest value
 * @param stretch the rows of a stretch of the sample: longer runs cannot be seen whole
 */
public record ValueFacts(
        long rows,
        double missing,
        double min,
        double max,
        double mean,
        double std,
        double firstQuartile,
        double median,
        double thirdQuartile,
        double mad,
        double lowTail,
        double highTail,
        double usualSpike,
        double usualChange,
        double usualRate,
        double resolution,
        int usualRun,
        int usualInnerRun,
        int stretch) {

    private static final double NAN = Double.NaN;

    /** Of a column of which nothing is known. */
    public static final ValueFacts NONE =
            new ValueFacts(0, 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, 0, 0, 0, NAN, 0, 0, 1);

    /** The distance between the tails; NaN of nothing. */
    public double tailSpan() {
        return highTail - lowTail;
    }
}
