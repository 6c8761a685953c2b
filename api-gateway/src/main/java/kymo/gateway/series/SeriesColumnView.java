package kymo.gateway.series;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;
import kymo.core.series.Bucket;
import kymo.core.series.Point;
import kymo.core.series.SeriesColumn;
import org.jspecify.annotations.Nullable;

/** A column of a series as JSON: with points or with buckets, in the order of x. */
@Schema(
        name = "SeriesColumn",
        oneOf = {SeriesColumnView.OfPoints.class, SeriesColumnView.OfBuckets.class})
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
sealed interface SeriesColumnView {

    static SeriesColumnView of(SeriesColumn column) {
        String name = column.spec().name();
        String type = column.spec().type().wireName();
        List<Bucket> buckets = column.buckets();
        if (buckets != null)
            return new OfBuckets(name, type, column.spec().unit(), new Mapped<>(buckets, BucketView::of));
        List<Point> points = column.points() == null ? List.of() : column.points();
        return new OfPoints(name, type, column.spec().unit(), new Mapped<>(points, PointView::of));
    }

    /** Every row as a point. */
    @Schema(name = "PointsColumn")
    record OfPoints(
            String name,
            @Schema(allowableValues = {"float", "integer"}) String type,
            @Nullable String unit,
            List<PointView> points)
            implements SeriesColumnView {}

    /** Consecutive rows as buckets. */
    @Schema(name = "BucketsColumn")
    record OfBuckets(
            String name,
            @Schema(allowableValues = {"float", "integer"}) String type,
            @Nullable String unit,
            List<BucketView> buckets)
            implements SeriesColumnView {}

    /** One row. */
    @Schema(name = "SeriesPoint")
    record PointView(
            @Schema(types = {"number", "string"}) Object x,

            @Schema(
                    description = "null when it is missing; \"Infinity\" and \"-Infinity\" are texts",
                    types = {"number", "string"})
            @Nullable
            Object y) {

        static PointView of(Point point) {
            return new PointView(point.x(), point.y());
        }
    }

    /** Some consecutive rows: those with an x from {@code from} to {@code to}. */
    @Schema(name = "SeriesBucket")
    record BucketView(
            @Schema(
                    description = "The same as from",
                    types = {"number", "string"})
            Object x,

            @Schema(
                    description = "The smallest x of the rows",
                    types = {"number", "string"})
            Object from,

            @Schema(
                    description = "The greatest x of the rows",
                    types = {"number", "string"})
            Object to,

            @Schema(description = "The first row, counted from 0")
            long row,

            long rows,

            @Schema(description = "The smallest finite value; null when there is none") @Nullable
            Number min,

            @Schema(description = "The greatest finite value; null when there is none") @Nullable
            Number max,

            @Schema(description = "The mean of the finite values; null when there is none") @Nullable
            Double mean,

            @Schema(description = "Finite values") long count,

            @Schema(description = "The other rows: missing values and infinite ones")
            long missing) {

        static BucketView of(Bucket bucket) {
            return new BucketView(
                    bucket.span().from(),
                    bucket.span().from(),
                    bucket.span().to(),
                    bucket.row(),
                    bucket.rows(),
                    bucket.min(),
                    bucket.max(),
                    bucket.mean(),
                    bucket.count(),
                    bucket.missing());
        }
    }

    /** Items are made while they are written, and not kept. */
    final class Mapped<S, T> extends AbstractList<T> {

        private final List<S> source;
        private final Function<S, T> view;

        Mapped(List<S> source, Function<S, T> view) {
            this.source = source;
            this.view = view;
        }

        @Override
        public T get(int index) {
            return view.apply(source.get(index));
        }

        @Override
        public int size() {
            return source.size();
        }
    }
}
