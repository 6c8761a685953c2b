package kymo.core.series;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the values in consecutive rows.
 *
 * @param span of the rows' places on the axis
 * @param row the first of them
 * @param min the smallest finite value; null when there is none
 * @param mean null when there is no finite value
 * @param count finite values; the other rows are missing or infinite
 */
public record Bucket(
        Span span,
        long row,
        long rows,
        @Nullable Number min,
        @Nullable Number max,
        @Nullable Double mean,
        long count) {

    /** Rows without a finite value. */
    public long missing() {
        return rows - count;
    }
}
