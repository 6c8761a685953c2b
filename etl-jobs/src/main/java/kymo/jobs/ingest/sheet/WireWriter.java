package kymo.jobs.ingest.sheet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import kymo.jobs.ingest.format.Choice;
import kymo.jobs.ingest.format.Notice;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes requests and descriptions as bytes that {@link WireReader} reads. By hand: a library for JSON takes a host longer to load than a sheet to look at. */
final class WireWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static byte[] bytes(LookRequest request) {
        WireWriter writer = new WireWriter();
        writer.put(request.fileName());
        writer.put(request.all());
        writer.put(request.options());
        return writer.out.toByteArray();
    }

    static byte[] bytes(ReadRequest request) {
        WireWriter writer = new WireWriter();
        writer.put(request.reading());
        writer.put(request.fromRow());
        return writer.out.toByteArray();
    }

    static byte[] bytes(List<SheetReading> sheets) {
        WireWriter writer = new WireWriter();
        writer.put(sheets.size());
        sheets.forEach(writer::put);
        return writer.out.toByteArray();
    }

    private void put(SheetOptions options) {
        put(options.sheet());
        put(options.range());
        put(options.headerLine());
        put(options.unitsLine());
        put(options.firstDataLine());
        put(options.dateSystem());
        put(options.decimal());
        put(options.missing() != null);
        if (options.missing() != null) put(options.missing());
        put(options.types().size());
        for (Map.Entry<String, String> type : options.types().entrySet()) {
            put(type.getKey());
            put(type.getValue());
        }
    }

    private void put(SheetReading reading) {
        put(reading.fileName());
        put(reading.sheet());
        put(reading.index());
        put(reading.hidden());
        put(reading.from1904());
        put(reading.range());
        put(reading.headerLine());
        put(reading.unitsLine());
        put(reading.firstDataLine());
        put(reading.lastDataLine());
        put(reading.rows());
        put(reading.missing());
        put(reading.columns().size());
        reading.columns().forEach(this::put);
        put(reading.notices().size());
        reading.notices().forEach(this::put);
        put(reading.choices().size());
        reading.choices().forEach(this::put);
        put(reading.axis());
        put(reading.blockRows());
        put(reading.facts());
    }

    private void put(SheetColumn column) {
        put(column.name());
        put(column.unit());
        put(column.type().wireName());
        put(column.cells());
        put(column.decimal());
    }

    private void put(Notice notice) {
        put(notice.code());
        put(notice.message());
        Long line = notice.line();
        put(line == null ? -1L : line);
    }

    private void put(Choice choice) {
        put(choice.name());
        put(choice.column());
        put(choice.value());
        put(choice.told());
        put(choice.confidence());
        put(choice.next());
        put(choice.why());
    }

    /** A text, or a line's number. */
    private void put(@Nullable JsonNode value) {
        put(value != null && value.isNumber());
        if (value != null && value.isNumber()) put(value.longValue());
        else put(value == null || value.isNull() ? (String) null : value.asString());
    }

    private void put(SheetFacts facts) {
        put(facts.usedRange());
        put(facts.title());
        put(facts.merged());
        put(facts.groupLine());
        put(facts.groups());
        put(facts.blankRows());
        put(facts.footer());
        put(facts.errorCells());
        put(facts.formulaCells());
        put(facts.otherSheets());
        put(facts.hiddenSheets());
    }

    private void put(Collection<String> texts) {
        put(texts.size());
        texts.forEach(this::put);
    }

    private void put(@Nullable String text) {
        put(text != null);
        if (text == null) return;
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(utf8.length);
        out.writeBytes(utf8);
    }

    private void put(@Nullable Integer number) {
        put(number != null);
        if (number != null) put(number.intValue());
    }

    private void put(int number) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    private void put(long number) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private void put(double number) {
        out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
    }

    private void put(boolean truth) {
        out.write(truth ? 1 : 0);
    }
}
