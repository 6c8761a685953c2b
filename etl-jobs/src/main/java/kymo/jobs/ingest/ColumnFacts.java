package kymo.jobs.ingest;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.ExactSum;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What one column holds: first and last values, missing ones, and for numbers least, greatest and the exactly rounded sum. */
final class ColumnFacts {

    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ColumnSpec spec;
    private final ZoneOffset zone;
    private final ExactSum sum = new ExactSum();
    private BigInteger wholeSum = BigInteger.ZERO;
    private long missing;
    private long rows;
    private long finite;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private long leastWhole = Long.MAX_VALUE;
    private long greatestWhole = Long.MIN_VALUE;
    private JsonNode first = JSON.nullNode();
    private JsonNode last = JSON.nullNode();
    private @Nullable JsonNode firstValid;
    private JsonNode lastValid = JSON.nullNode();

    ColumnFacts(ColumnSpec spec, ZoneOffset zone) {
        this.spec = spec;
        this.zone = zone;
    }

    /** Takes the next rows into account. */
    void add(Column column) {
        int size = column.size();
        int from = 0;
        int to = size - 1;
        while (from < size && column.isMissing(from)) from++;
        while (to >= 0 && column.isMissing(to)) to--;
        if (rows == 0 && size > 0) first = value(column, 0);
        last = value(column, size - 1);
        if (from < size && firstValid == null) firstValid = value(column, from);
        if (to >= 0) lastValid = value(column, to);
        rows += size;
        missing += column.missingCount();
        if (spec.type() == ColumnType.FLOAT) addDoubles(((DoubleColumn) column).values());
        if (spec.type() == ColumnType.INTEGER) addLongs((LongColumn) column);
    }

    private void addDoubles(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) continue;
            finite++;
            sum.add(value);
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
    }

    private void addLongs(LongColumn column) {
        long part = 0;
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) continue;
            long value = column.values()[row];
            finite++;
            leastWhole = Math.min(leastWhole, value);
            greatestWhole = Math.max(greatestWhole, value);
            long next = part + value;
            if (((part ^ next) & (value ^ next)) < 0) {
                wholeSum = wholeSum.add(BigInteger.valueOf(part));
                next = value;
            }
            part = next;
        }
        wholeSum = wholeSum.add(BigInteger.valueOf(part));
    }

    private JsonNode value(Column column, int row) {
        if (column.isMissing(row)) return JSON.nullNode();
        return switch (spec.type().carrier()) {
            case DOUBLE -> number(((DoubleColumn) column).values()[row]);
            case BOOLEAN -> JSON.booleanNode(((BooleanColumn) column).values()[row]);
            case TEXT -> JSON.stringNode(String.valueOf(((TextColumn) column).text(row)));
            case LONG -> whole(((LongColumn) column).values()[row]);
        };
    }

    private static JsonNode number(double value) {
        return Double.isInfinite(value) ? JSON.stringNode(Double.toString(value)) : JSON.numberNode(value);
    }

    private JsonNode whole(long value) {
        if (spec.type() == ColumnType.INTEGER) return JSON.numberNode(value);
        long seconds = Math.floorDiv(value, SECOND_NANOS);
        int nanos = (int) Math.floorMod(value, SECOND_NANOS);
        if (spec.type() == ColumnType.DATE)
            return JSON.stringNode(
                    LocalDate.ofEpochDay(Math.floorDiv(value, DAY_NANOS)).toString());
        if (spec.type() == ColumnType.TIME)
            return JSON.stringNode(DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.ofNanoOfDay(value)));
        if (spec.type() == ColumnType.DATETIME)
            return JSON.stringNode(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                    LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC)));
        OffsetDateTime moment = OffsetDateTime.ofInstant(Instant.ofEpochSecond(seconds, nanos), zone);
        return JSON.stringNode(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment));
    }

    /** The column as JSON. */
    ObjectNode toJson() {
        ObjectNode json = JSON.objectNode();
        json.put("name", spec.name());
        json.put("unit", spec.unit());
        json.put("type", (spec.type() == ColumnType.INSTANT ? ColumnType.DATETIME : spec.type()).wireName());
        json.put("null_count", missing);
        json.set("first", first);
        json.set("last", last);
        json.set("first_valid", firstValid == null ? JSON.nullNode() : firstValid);
        json.set("last_valid", lastValid);
        if (!spec.type().isNumeric()) return json;
        boolean whole = spec.type() == ColumnType.INTEGER;
        boolean none = finite == 0;
        json.set("min", none ? JSON.nullNode() : whole ? JSON.numberNode(leastWhole) : JSON.numberNode(least));
        json.set("max", none ? JSON.nullNode() : whole ? JSON.numberNode(greatestWhole) : JSON.numberNode(greatest));
        json.set("sum", whole ? JSON.numberNode(wholeSum) : number(sum.toDouble()));
        return json;
    }
}
