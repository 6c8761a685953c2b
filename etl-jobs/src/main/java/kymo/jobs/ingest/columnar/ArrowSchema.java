package kymo.jobs.ingest.columnar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Schema;
import org.jspecify.annotations.Nullable;

/** The columns of an Arrow schema, and which nodes and buffers of a record batch are whose. */
final class ArrowSchema {

    private static final int DEEPEST = 64;
    private static final int MOST_FIELDS = 100_000;

    /**
     * A column.
     *
     * @param reading null when it is left out
     * @param dictionary the dictionary that its values are places in, -1 for none
     * @param places how those places lie; null without a dictionary
     * @param node its first node in a record batch
     * @param buffer its first buffer, but for those that a batch counts before it
     * @param views how many nodes before it have buffers that a batch counts
     */
    record Column(
            Field field,
            ArrowTypes.@Nullable Reading reading,
            long dictionary,
            ArrowTypes.@Nullable Reading places,
            int node,
            int buffer,
            int views) {}

    private final ColumnarRefusals refusals;
    private final List<Column> columns = new ArrayList<>();
    private int fields;
    private int nodes;
    private int buffers;
    private int views;

    private ArrowSchema(ColumnarRefusals refusals) {
        this.refusals = refusals;
    }

    static List<Column> columns(Schema schema, ColumnarRefusals refusals) {
        ArrowSchema made = new ArrowSchema(refusals);
        for (int index = 0; index < schema.fieldsLength(); index++) made.add(schema.fields(index));
        return made.columns;
    }

    private void add(org.apache.arrow.flatbuf.Field field) {
        int node = nodes;
        int buffer = buffers;
        int before = views;
        pass(field, 0);
        ArrowTypes.Reading reading = ArrowTypes.of(field);
        DictionaryEncoding encoding = field.dictionary();
        long dictionary = -1;
        ArrowTypes.Reading places = null;
        if (encoding != null && reading != null) {
            dictionary = encoding.id();
            places = encoding.indexType() == null ? ArrowTypes.places() : ArrowTypes.whole(encoding.indexType());
            if (places == null) reading = null;
        }
        String name = field.name() == null ? "" : field.name();
        Meaning meaning = reading == null ? null : reading.meaning();
        columns.add(new Column(
                new Field(name, unit(field), meaning, ArrowTypes.kind(field)),
                reading,
                dictionary,
                places,
                node,
                buffer,
                before));
    }

    private void pass(org.apache.arrow.flatbuf.Field field, int depth) {
        if (depth > DEEPEST || ++fields > MOST_FIELDS) throw refusals.broken("columns within columns without end");
        nodes++;
        if (field.dictionary() != null) {
            // what lies here are places; the values, whatever they are, lie in the dictionary
            buffers += 2;
            return;
        }
        buffers += ArrowTypes.buffers(field);
        if (ArrowTypes.hasViews(field)) views++;
        for (int child = 0; child < field.childrenLength(); child++) pass(field.children(child), depth + 1);
    }

    private static @Nullable String unit(org.apache.arrow.flatbuf.Field field) {
        for (int i = 0; i < field.customMetadataLength(); i++) {
            KeyValue fact = field.customMetadata(i);
            String key = fact.key() == null ? "" : fact.key().toLowerCase(Locale.ROOT);
            if ((key.equals("unit") || key.equals("units")) && fact.value() != null) return fact.value();
        }
        return ArrowTypes.unit(field);
    }
}
