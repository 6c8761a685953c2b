package kymo.core.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;

/** How a dataset's columns are told to a Parquet reader: every one optional, times in nanoseconds, units beside them. */
final class PartLayout {

    /** Where the footer says at which byte the pyramid begins. */
    static final String PYRAMID = "kymo.pyramid";

    private PartLayout() {}

    static List<SchemaElement> elements(Schema schema) {
        List<SchemaElement> elements = new ArrayList<>();
        SchemaElement root = new SchemaElement("kymo");
        root.setNum_children(schema.columns().size());
        elements.add(root);
        for (ColumnSpec column : schema.columns()) {
            SchemaElement element = new SchemaElement(column.name());
            element.setType(type(column.type()));
            element.setRepetition_type(FieldRepetitionType.OPTIONAL);
            describe(element, column.type());
            elements.add(element);
        }
        return elements;
    }

    static Type type(ColumnType type) {
        return switch (type) {
            case FLOAT, EMPTY -> Type.DOUBLE;
            case INTEGER, DATETIME, INSTANT, TIME -> Type.INT64;
            case DATE -> Type.INT32;
            case BOOLEAN -> Type.BOOLEAN;
            case STRING -> Type.BYTE_ARRAY;
        };
    }

    /** What Parquet has no field for: where the pyramid begins, and the columns' units. */
    static List<KeyValue> facts(Schema schema, long pyramidStart) {
        List<KeyValue> facts = new ArrayList<>();
        facts.add(new KeyValue(PYRAMID).setValue(Long.toString(pyramidStart)));
        facts.addAll(units(schema));
        return facts;
    }

    static List<KeyValue> units(Schema schema) {
        List<KeyValue> units = new ArrayList<>();
        for (ColumnSpec column : schema.columns()) {
            if (column.unit() != null) units.add(new KeyValue("kymo.unit." + column.name()).setValue(column.unit()));
        }
        return units;
    }

    /** The units, and these facts. */
    static List<KeyValue> units(Schema schema, Map<String, String> facts) {
        List<KeyValue> all = units(schema);
        facts.forEach((key, value) -> all.add(new KeyValue(key).setValue(value)));
        return all;
    }

    private static void describe(SchemaElement element, ColumnType type) {
        switch (type) {
            case STRING -> {
                element.setConverted_type(ConvertedType.UTF8);
                element.setLogicalType(LogicalType.STRING(new StringType()));
            }
            case DATE -> {
                element.setConverted_type(ConvertedType.DATE);
                element.setLogicalType(LogicalType.DATE(new DateType()));
            }
            case DATETIME -> element.setLogicalType(LogicalType.TIMESTAMP(new TimestampType(false, nanos())));
            case INSTANT -> element.setLogicalType(LogicalType.TIMESTAMP(new TimestampType(true, nanos())));
            case TIME -> element.setLogicalType(LogicalType.TIME(new TimeType(false, nanos())));
            case FLOAT, INTEGER, BOOLEAN, EMPTY -> {}
        }
    }

    private static TimeUnit nanos() {
        return TimeUnit.NANOS(new NanoSeconds());
    }
}
