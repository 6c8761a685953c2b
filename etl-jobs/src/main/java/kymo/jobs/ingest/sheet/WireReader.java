package kymo.jobs.ingest.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import kymo.core.dataset.ColumnType;
import kymo.jobs.ingest.format.Choice;
import kymo.jobs.ingest.format.Notice;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what {@link WireWriter} wrote; of bytes that say something else, some {@link RuntimeException} comes. */
final class WireReader {

    private final ByteBuffer in;

    private WireReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    static LookRequest look(byte[] bytes) {
        WireReader reader = new WireReader(bytes);
        return new LookRequest(reader.text(), reader.truth(), reader.options());
    }

    static ReadRequest read(byte[] bytes) {
        WireReader reader = new WireReader(bytes);
        return new ReadRequest(reader.reading(), reader.in.getLong());
    }

    static List<SheetReading> sheets(byte[] bytes) {
        WireReader reader = new WireReader(bytes);
        return reader.list(reader::reading);
    }

    private SheetOptions options() {
        return new SheetOptions(
                maybeText(),
                maybeText(),
                maybeNumber(),
                maybeNumber(),
                maybeNumber(),
                maybeText(),
                maybeText(),
                missing(),
                types());
    }

    private @Nullable List<String> missing() {
        return truth() ? list(this::text) : null;
    }

    private Map<String, String> types() {
        int count = in.getInt();
        Map<String, String> types = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = text();
            types.put(name, text());
        }
        return types;
    }

    private SheetReading reading() {
        return new SheetReading(
                text(),
                text(),
                in.getInt(),
                truth(),
                truth(),
                maybeText(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getLong(),
                list(this::text),
                list(this::column),
                list(this::notice),
                list(this::choice),
                in.getInt(),
                in.getInt(),
                facts());
    }

    private SheetColumn column() {
        return new SheetColumn(
                text(), maybeText(), ColumnType.valueOf(text().toUpperCase(Locale.ROOT)), in.getInt(), text());
    }

    private Notice notice() {
        String code = text();
        String message = text();
        long line = in.getLong();
        return new Notice(code, message, line < 0 ? null : line);
    }

    private Choice choice() {
        return new Choice(text(), maybeText(), value(), truth(), in.getDouble(), value(), maybeText());
    }

    /** A text, a line's number, or JSON's null. */
    private JsonNode value() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (truth()) return json.numberNode(in.getLong());
        String text = maybeText();
        return text == null ? json.nullNode() : json.stringNode(text);
    }

    private SheetFacts facts() {
        return new SheetFacts(
                maybeText(),
                maybeText(),
                list(this::text),
                in.getInt(),
                list(this::text),
                in.getLong(),
                maybeText(),
                in.getLong(),
                in.getLong(),
                list(this::text),
                list(this::text));
    }

    private <T> List<T> list(Supplier<T> element) {
        int count = in.getInt();
        List<T> list = new ArrayList<>();
        for (int i = 0; i < count; i++) list.add(element.get());
        return list;
    }

    private String text() {
        String text = maybeText();
        if (text == null) throw new IllegalArgumentException("a text that must be there");
        return text;
    }

    private @Nullable String maybeText() {
        if (!truth()) return null;
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) throw new IllegalArgumentException("a text behind the end");
        byte[] utf8 = new byte[length];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private @Nullable Integer maybeNumber() {
        return truth() ? in.getInt() : null;
    }

    private boolean truth() {
        return in.get() != 0;
    }
}
