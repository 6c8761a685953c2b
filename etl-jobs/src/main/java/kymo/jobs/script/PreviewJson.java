package kymo.jobs.script;

import java.util.List;
import kymo.core.dataset.Cells;
import kymo.core.dataset.ColumnSpec;
import kymo.core.preview.Previewed;
import kymo.core.series.Bucket;
import kymo.core.series.Point;
import kymo.core.series.Series;
import kymo.core.series.SeriesColumn;
import kymo.core.series.Span;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A preview on its way to the gateway, in the shape in which that shows previews. */
final class PreviewJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private PreviewJson() {}

    static void put(Previewed previewed, ObjectNode into) {
        if (previewed instanceof Previewed.Rows rows) put(rows, into);
        else put(((Previewed.Series) previewed).series(), into);
    }

    private static void put(Previewed.Rows previewed, ObjectNode into) {
        ObjectNode rows = into.putObject("rows");
        ArrayNode columns = rows.putArray("columns");
        previewed.schema().columns().forEach(spec -> put(spec, columns.addObject()));
        rows.set(
                "rows",
                JSON.valueToTree(Cells.of(previewed.rows(), previewed.schema().columns())));
        rows.put("total", previewed.total()).put("truncated", previewed.truncated());
        into.set("summary", previewed.summary());
    }

    private static void put(Series series, ObjectNode into) {
        into.put("datasetId", series.dataset().id().toString());
        into.putObject("axis")
                .put("name", series.axis().name())
                .put("type", series.axis().typeName())
                .put("unit", series.axis().unit());
        into.put("rows", series.dataset().rows());
        put(
                series.span(),
                into.putObject("window")
                        .put("fromRow", series.window().fromRow())
                        .put("toRow", series.window().toRow()));
        put(series.extent(), into.putObject("extent"));
        into.put("bucketRows", series.bucketRows());
        ArrayNode notices = into.putArray("notices");
        if (series.axis().notice() != null) notices.add(series.axis().notice());
        ArrayNode columns = into.putArray("columns");
        series.columns().forEach(column -> put(column, columns.addObject()));
    }

    private static void put(ColumnSpec spec, ObjectNode into) {
        into.put("name", spec.name()).put("type", spec.type().wireName()).put("unit", spec.unit());
    }

    private static void put(@Nullable Span span, ObjectNode into) {
        into.set("from", node(span == null ? null : span.from()));
        into.set("to", node(span == null ? null : span.to()));
    }

    private static void put(SeriesColumn column, ObjectNode into) {
        put(column.spec(), into);
        List<Point> points = column.points();
        List<Bucket> buckets = column.buckets();
        if (points != null) {
            ArrayNode all = into.putArray("points");
            for (Point point : points) {
                ObjectNode at = all.addObject();
                at.set("x", node(point.x()));
                at.set("y", node(point.y()));
            }
        }
        if (buckets != null) {
            ArrayNode all = into.putArray("buckets");
            for (Bucket bucket : buckets) put(bucket, all.addObject());
        }
    }

    private static void put(Bucket bucket, ObjectNode into) {
        into.set("x", node(bucket.span().from()));
        put(bucket.span(), into);
        into.put("row", bucket.row()).put("rows", bucket.rows());
        into.set("min", node(bucket.min()));
        into.set("max", node(bucket.max()));
        into.set("mean", node(bucket.mean()));
        into.put("count", bucket.count()).put("missing", bucket.missing());
    }

    private static JsonNode node(@Nullable Object value) {
        return JSON.valueToTree(value);
    }
}
