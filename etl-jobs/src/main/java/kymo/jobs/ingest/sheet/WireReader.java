package kymo.jobs.ingest.sheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kymo.core.dataset.ColumnType;
import kymo.jobs.host.wire.WireIn;
import kymo.jobs.ingest.format.Choice;
import kymo.jobs.ingest.format.Notice;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what {@link WireWriter} wrote; of bytes that say something else, some {@link RuntimeException} comes. */
final class WireReader {

    private final WireIn in;

    private WireReader(byte[] bytes) {
        in = new WireIn(bytes);
    }

    static LookRequest look(byte[] bytes) {
        WireReader reader = new WireReader(bytes);
        return new LookRequest(reader.in.text(), reader.in.truth(), reader.options());
    }

    static ReadRequest read(byte[] bytes) {
        WireReader reader = new WireReader(bytes);
        return new ReadRequest(reader.reading(), reader.in.whole());
    }

    static List<SheetReading> sheets(byte[] bytes) {
        WireReader reader = new WireReader(bytes);
        return reader.in.list(ignored -> reader.reading());
    }

    private SheetOptions options() {
        return new SheetOptions(
                in.maybeText(),
                in.maybeText(),
                in.maybeNumber(),
                in.maybeNumber(),
                in.maybeNumber(),
                in.maybeText(),
                in.maybeText(),
                missing(),
                types());
    }

    private @Nullable List<String> missing() {
        return in.truth() ? in.texts() : null;
    }

    private Map<String, String> types() {
        int count = in.number();
        Map<String, String> types = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.text();
            types.put(name, in.text());
        }
        return types;
    }

    private SheetReading reading() {
        return new SheetReading(
                in.text(),
                in.text(),
                in.number(),
                in.truth(),
                in.truth(),
                in.maybeText(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.whole(),
                in.texts(),
                in.list(ignored -> column()),
                in.list(ignored -> notice()),
                in.list(ignored -> choice()),
                in.number(),
                in.number(),
                facts());
    }

    private SheetColumn column() {
        return new SheetColumn(
                in.text(),
                in.maybeText(),
                ColumnType.valueOf(in.text().toUpperCase(Locale.ROOT)),
                in.number(),
                in.text());
    }

    private Notice notice() {
        String code = in.text();
        String message = in.text();
        long line = in.whole();
        return new Notice(code, message, line < 0 ? null : line);
    }

    private Choice choice() {
        return new Choice(in.text(), in.maybeText(), value(), in.truth(), in.real(), value(), in.maybeText());
    }

    /** A text, a line's number, or JSON's null. */
    private JsonNode value() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (in.truth()) return json.numberNode(in.whole());
        String text = in.maybeText();
        return text == null ? json.nullNode() : json.stringNode(text);
    }

    private SheetFacts facts() {
        return new SheetFacts(
                in.maybeText(),
                in.maybeText(),
                in.texts(),
                in.number(),
                in.texts(),
                in.whole(),
                in.maybeText(),
                in.whole(),
                in.whole(),
                in.texts(),
                in.texts());
    }
}
