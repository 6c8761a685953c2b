package kymo.core.export;

import java.io.IOException;
import java.io.Writer;
import kymo.core.dataset.CellText;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows as JSON objects, in one array or one a line, below facts about them where there are such. Infinities are the texts "Infinity" and "-Infinity". */
final class JsonRows implements RowWriter {

    private static final JsonFactory LINES = factory("\n");
    private static final JsonFactory ITEMS = factory(",\n");

    private final Schema schema;
    private final Writer out;
    private final boolean array;
    private final JsonGenerator json;
    private final String end;
    private boolean begun;

    /** @param facts beside an array as the member {@code kymo} of an object, before lines as a line of its own; null for none */
    JsonRows(Schema schema, @Nullable ObjectNode facts, boolean array, Writer out) throws IOException {
        this.schema = schema;
        this.out = out;
        this.array = array;
        // rows are values of their own, an array's too, so that the generator keeps no memory of those behind it
        this.json = (array ? ITEMS : LINES).createGenerator(ObjectWriteContext.empty(), out);
        this.end = !array ? "" : facts == null ? "]" : "]}";
        if (facts != null)
            out.append("{\"kymo\":").append(ExportFacts.text(facts)).write(array ? ",\"rows\":" : "}\n");
        if (array) out.write("[");
    }

    @Override
    public void write(Block block) throws IOException {
        for (int row = 0; row < block.rows(); row++) {
            begun = true;
            json.writeStartObject();
            for (int column = 0; column < block.columns().size(); column++) {
                json.writeName(schema.columns().get(column).name());
                cell(block.column(column), row, schema.columns().get(column).type());
            }
            json.writeEndObject();
        }
    }

    @Override
    public void finish() throws IOException {
        json.flush();
        out.write(end);
        if (array || begun) out.write("\n");
        out.flush();
    }

    private static JsonFactory factory(String betweenRows) {
        return JsonFactory.builder()
                .rootValueSeparator(betweenRows)
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                .build();
    }

    private void cell(Column column, int row, ColumnType type) {
        if (column.isMissing(row)) json.writeNull();
        else if (column instanceof DoubleColumn doubles && Double.isFinite(doubles.values()[row]))
            json.writeNumber(doubles.values()[row]);
        else if (column instanceof LongColumn longs && type == ColumnType.INTEGER)
            json.writeNumber(longs.values()[row]);
        else if (column instanceof BooleanColumn booleans) json.writeBoolean(booleans.values()[row]);
        else json.writeString(CellText.of(column, row, type));
    }
}
