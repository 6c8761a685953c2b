package kymo.jobs.ingest.sheet;

import java.util.List;
import java.util.Map;
import kymo.jobs.host.wire.WireOut;
import kymo.jobs.ingest.format.Choice;
import kymo.jobs.ingest.format.Notice;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes requests and descriptions as bytes that {@link WireReader} reads. */
final class WireWriter {

    private final WireOut out = new WireOut();

    static byte[] bytes(LookRequest request) {
        WireWriter writer = new WireWriter();
        writer.out.put(request.fileName());
        writer.out.put(request.all());
        writer.put(request.options());
        return writer.out.bytes();
    }

    static byte[] bytes(ReadRequest request) {
        WireWriter writer = new WireWriter();
        writer.put(request.reading());
        writer.out.put(request.fromRow());
        return writer.out.bytes();
    }

    static byte[] bytes(List<SheetReading> sheets) {
        WireWriter writer = new WireWriter();
        writer.out.put(sheets.size());
        sheets.forEach(writer::put);
        return writer.out.bytes();
    }

    private void put(SheetOptions options) {
        out.put(options.sheet());
        out.put(options.range());
        out.put(options.headerLine());
        out.put(options.unitsLine());
        out.put(options.firstDataLine());
        out.put(options.dateSystem());
        out.put(options.decimal());
        out.put(options.missing() != null);
        if (options.missing() != null) out.put(options.missing());
        out.put(options.types().size());
        for (Map.Entry<String, String> type : options.types().entrySet()) {
            out.put(type.getKey());
            out.put(type.getValue());
        }
    }

    private void put(SheetReading reading) {
        out.put(reading.fileName());
        out.put(reading.sheet());
        out.put(reading.index());
        out.put(reading.hidden());
        out.put(reading.from1904());
        out.put(reading.range());
        out.put(reading.headerLine());
        out.put(reading.unitsLine());
        out.put(reading.firstDataLine());
        out.put(reading.lastDataLine());
        out.put(reading.rows());
        out.put(reading.missing());
        out.put(reading.columns().size());
        reading.columns().forEach(this::put);
        out.put(reading.notices().size());
        reading.notices().forEach(this::put);
        out.put(reading.choices().size());
        reading.choices().forEach(this::put);
        out.put(reading.axis());
        out.put(reading.blockRows());
        put(reading.facts());
    }

    private void put(SheetColumn column) {
        out.put(column.name());
        out.put(column.unit());
        out.put(column.type().wireName());
        out.put(column.cells());
        out.put(column.decimal());
    }

    private void put(Notice notice) {
        out.put(notice.code());
        out.put(notice.message());
        Long line = notice.line();
        out.put(line == null ? -1L : line);
    }

    private void put(Choice choice) {
        out.put(choice.name());
        out.put(choice.column());
        put(choice.value());
        out.put(choice.told());
        out.put(choice.confidence());
        put(choice.next());
        out.put(choice.why());
    }

    /** A text, or a line's number. */
    private void put(@Nullable JsonNode value) {
        out.put(value != null && value.isNumber());
        if (value != null && value.isNumber()) out.put(value.longValue());
        else out.put(value == null || value.isNull() ? (String) null : value.asString());
    }

    private void put(SheetFacts facts) {
        out.put(facts.usedRange());
        out.put(facts.title());
        out.put(facts.merged());
        out.put(facts.groupLine());
        out.put(facts.groups());
        out.put(facts.blankRows());
        out.put(facts.footer());
        out.put(facts.errorCells());
        out.put(facts.formulaCells());
        out.put(facts.otherSheets());
        out.put(facts.hiddenSheets());
    }
}
