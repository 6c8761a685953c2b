package kymo.core.series;

import java.util.List;
import kymo.core.dataset.ColumnSpec;
import org.jspecify.annotations.Nullable;

/** A column's part of a series: either its rows as points or their buckets, in the order of the axis. */
public record SeriesColumn(
        ColumnSpec spec,
        @Nullable List<Point> points,
        @Nullable List<Bucket> buckets) {}
