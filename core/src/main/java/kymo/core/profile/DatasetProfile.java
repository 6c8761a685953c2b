package kymo.core.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a dataset. Counts, extremes, mean, deviation and the longest run are exact; the rest is exact where its {@code exact} or
 * {@link ColumnFacts#quantilesExact()} says so, else told by a sample that is spread evenly over the rows. Values of time columns are texts.
 *
 * @param columns the first {@value ProfileFold#MOST_COLUMNS} of the dataset
 * @param axis null where the axis is the row number, or neither a number nor a time
 */
public record DatasetProfile(
        long rows, List<ColumnFacts> columns, @Nullable AxisFacts axis) {

    /**
     * One column. What its type cannot have is null: a text has counts alone, a time its extremes besides.
     *
     * @param infinite rows with an infinite value, which is left out of everything below
     * @param distinct null where only a sample was looked at
     * @param std with n - 1 degrees of freedom
     * @param mad the median distance from the median
     * @param sampled how many values quantiles and histogram were taken from
     * @param rankError 99 of 100 estimated quantiles lie off by no more than this part of all values; 0 where they are exact
     */
    public record ColumnFacts(
            String name,
            String type,
            @Nullable String unit,
            long count,
            long missing,
            long infinite,
            @Nullable Distinct distinct,
            @Nullable Object min,
            @Nullable Object max,
            @Nullable Double mean,
            @Nullable Double std,
            @Nullable Double mad,
            @Nullable List<Quantile> quantiles,
            boolean quantilesExact,
            double rankError,
            long sampled,
            @Nullable Bins histogram,
            @Nullable ConstantRun longestRun) {}

    /** How many different values there are. */
    public record Distinct(long value, boolean exact) {}

    /** The value below which the part {@code p} of all values lies, linear between neighbours. */
    public record Quantile(double p, double value) {}

    /**
     * Equally wide bins from the smallest to the largest value; where a sample told them, its counts scaled to all values.
     *
     * @param from the lower edge of the first bin
     * @param to the upper edge of the last, which it includes
     */
    public record Bins(double from, double to, List<Long> counts, boolean exact) {}

    /** The longest run of rows of one value; the earliest of equally long ones. */
    public record ConstantRun(long rows, long fromRow, double value) {}

    /**
     * The steps from one existing axis value to the next.
     *
     * @param unit of the steps: s on a time axis, else the column's own
     * @param stepMedian of the positive steps; null when there is none
     * @param jitter the median distance of the positive steps from their median
     * @param rate {@code 1 / stepMedian}: rows a second on a time axis
     * @param stepsExact whether median, jitter and rate are of all steps
     * @param duplicates steps of 0
     * @param backward steps below 0
     * @param gaps steps longer than one and a half medians: the {@value ProfileFold#LISTED_GAPS} longest, in order
     * @param gapCount of all gaps
     */
    public record AxisFacts(
            String column,
            @Nullable String unit,
            @Nullable Double stepMedian,
            @Nullable Double stepMin,
            @Nullable Double stepMax,
            @Nullable Double jitter,
            @Nullable Double rate,
            boolean stepsExact,
            long duplicates,
            long backward,
            List<Gap> gaps,
            long gapCount,
            boolean gapCountExact) {}

    /**
     * A gap in the axis.
     *
     * @param fromRow the row before it
     * @param from that row's axis value
     * @param to the axis value of the row behind it
     * @param missing how many rows of the median step would lie within
     */
    public record Gap(long fromRow, Object from, Object to, long missing) {}
}
