package kymo.core.kernel.profile;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a column after one pass. Extremes, sum and deviations are those of the finite values, NaN where they do not exist; exact and rounded
 * once.
 *
 * @param count rows
 * @param missing rows without a value
 * @param infinite rows with an infinite value
 * @param zeros finite values equal to 0
 * @param negatives finite values below 0
 * @param variance with n - 1 degrees of freedom
 * @param deviation the standard deviation with n - 1 degrees of freedom
 * @param populationDeviation the standard deviation with n degrees of freedom
 * @param constantRows the longest run of rows with the same finite value
 * @param constantFrom its first row; -1 when there is none
 * @param constantValue what its rows hold; NaN when there is none
 * @param missingRows the longest run of rows without a value
 * @param distinct null where the profiler did not rank the values
 * @param ranks null where the profiler did not rank the values
 */
public record ColumnProfile(
        long count,
        long missing,
        long infinite,
        long zeros,
        long negatives,
        double min,
        double max,
        double sum,
        double mean,
        double variance,
        double deviation,
        double populationDeviation,
        long constantRows,
        long constantFrom,
        double constantValue,
        long missingRows,
        Order order,
        @Nullable DistinctCount distinct,
        @Nullable RankedValues ranks) {

    /** Finite values. */
    public long valid() {
        return count - missing - infinite;
    }
}
