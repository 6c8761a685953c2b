package kymo.gateway.series;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import kymo.core.series.Axis;
import kymo.core.series.RowWindow;
import kymo.core.series.Series;
import kymo.core.series.Span;
import org.jspecify.annotations.Nullable;

/** A series as JSON. */
@Schema(name = "Series")
record SeriesView(
        UUID datasetId,
        AxisView axis,

        @Schema(description = "Rows of the dataset") long rows,

        WindowView window,
        SpanView extent,

        @Schema(description = "Rows of every bucket but the last; 1: every row is a point")
        long bucketRows,

        @Schema(
                description =
                        "What there is to know, such as: the axis is not in order, so rows are drawn by their number")
        List<String> notices,

        List<SeriesColumnView> columns) {

    static SeriesView of(Series series) {
        String notice = series.axis().notice();
        return new SeriesView(
                series.dataset().id(),
                AxisView.of(series.axis()),
                series.dataset().rows(),
                WindowView.of(series.window(), series.span()),
                SpanView.of(series.extent()),
                series.bucketRows(),
                notice == null ? List.of() : List.of(notice),
                series.columns().stream().map(SeriesColumnView::of).toList());
    }

    /** What the columns are drawn over. */
    @Schema(name = "SeriesAxis")
    record AxisView(
            @Schema(description = "The axis column; null for the row number") @Nullable
            String name,

            @Schema(
                    description = "The column's type, or row",
                    allowableValues = {"float", "integer", "date", "datetime", "instant", "time", "row"})
            String type,

            @Nullable String unit) {

        static AxisView of(Axis axis) {
            return new AxisView(axis.name(), axis.typeName(), axis.unit());
        }
    }

    /** The rows that were asked for. */
    @Schema(name = "SeriesWindow")
    record WindowView(
            long fromRow,

            @Schema(description = "The row after the last") long toRow,

            @Schema(
                    description = "The smallest x of these rows; null when there are none",
                    types = {"number", "string"})
            @Nullable
            Object from,

            @Schema(
                    description = "The greatest x of these rows; null when there are none",
                    types = {"number", "string"})
            @Nullable
            Object to) {

        static WindowView of(RowWindow window, @Nullable Span span) {
            return new WindowView(
                    window.fromRow(),
                    window.toRow(),
                    span == null ? null : span.from(),
                    span == null ? null : span.to());
        }
    }

    /** From where to where the axis goes. */
    @Schema(name = "SeriesExtent")
    record SpanView(
            @Schema(
                    description = "The smallest x of the dataset; null when it has no rows",
                    types = {"number", "string"})
            @Nullable
            Object from,

            @Schema(
                    description = "The greatest x of the dataset; null when it has no rows",
                    types = {"number", "string"})
            @Nullable
            Object to) {

        static SpanView of(@Nullable Span span) {
            return new SpanView(span == null ? null : span.from(), span == null ? null : span.to());
        }
    }
}
