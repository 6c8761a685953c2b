package kymo.core.series;

import java.util.List;
import kymo.core.dataset.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * What a chart draws.
 *
 * @param window the rows that were asked for; buckets at its ends may reach beyond it
 * @param span first and last place of these rows; null when there are none
 * @param extent first and last place of the dataset; null when it is empty
 * @param bucketRows rows of every bucket but the last; 1 when every row is a point
 */
public record Series(
        Dataset dataset,
        Axis axis,
        RowWindow window,
        @Nullable Span span,
        @Nullable Span extent,
        long bucketRows,
        List<SeriesColumn> columns) {}
