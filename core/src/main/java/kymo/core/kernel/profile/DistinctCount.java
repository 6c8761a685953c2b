package kymo.core.kernel.profile;

/**
 * How many different values there are.
 *
 * @param relativeError 0 where they were counted; where they were estimated, 99 of 100 estimates are off by no more than this part
 */
public record DistinctCount(long values, double relativeError) {

    public boolean isEstimate() {
        return relativeError > 0;
    }
}
