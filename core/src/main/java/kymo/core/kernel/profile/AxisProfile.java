package kymo.core.kernel.profile;

/**
 * What is known of a time axis after one pass. Missing times are left out: a step leads from one existing time to the next.
 *
 * @param count rows
 * @param missing rows without a time
 * @param distinct different times
 * @param min the earliest time in nanoseconds; 0 when there is none
 * @param max the latest time in nanoseconds; 0 when there is none
 * @param equalSteps rows with the same time as the one before
 * @param backwardSteps rows with a time before that of the one before
 * @param medianStepNanos the median of the positive steps; NaN when there is none
 * @param jitterNanos the median distance of the positive steps from their median; NaN when there is none
 * @param gaps steps longer than one and a half medians
 * @param longestStepNanos the longest positive step; 0 when there is none
 * @param stepRankError 0 where median, jitter and gaps are exact; else the error of a rank among the steps, as a part of all
 */
public record AxisProfile(
        long count,
        long missing,
        DistinctCount distinct,
        long min,
        long max,
        long equalSteps,
        long backwardSteps,
        double medianStepNanos,
        double jitterNanos,
        long gaps,
        long longestStepNanos,
        double stepRankError) {

    /** Times that came before already; an estimate where {@link #distinct} is one. */
    public long duplicates() {
        return count - missing - distinct.values();
    }

    public boolean isNonDecreasing() {
        return backwardSteps == 0;
    }

    public boolean isStrictlyIncreasing() {
        return backwardSteps == 0 && equalSteps == 0;
    }
}
