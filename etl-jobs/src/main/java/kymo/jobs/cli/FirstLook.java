package kymo.jobs.cli;

import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.files.LocalFileStore;
import kymo.core.intake.IngestOptions;
import kymo.jobs.ingest.FileFormats;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.unpacked.Unpacked;
import kymo.jobs.ingest.unpacked.Unpacking;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the beginning of a file tells before all of it is read.
 *
 * @param options how to read it
 * @param table what was understood, so that the job need not look again
 */
record FirstLook(JsonNode options, FoundTable table) {

    private static final String TYPES = "types";

    static FirstLook at(InputFile input, JsonNode asked, FileFormats formats) {
        JsonNode options = formats.pinned(asked);
        IngestOptions told = IngestOptions.parse(options);
        try (Unpacked file = Unpacking.usual()
                .open(
                        LocalFileStore.reading(input.path()),
                        input.name(),
                        told.place().member())) {
            FoundTable table = formats.look(file.file(), file.name(), told);
            boolean hasRows =
                    table.notices().stream().noneMatch(notice -> notice.code().equals("no-rows"));
            if (hasRows || told.reader() != null) return new FirstLook(options, table);
            JsonNode numbers = withNumbers(options, table.schema().columns());
            return new FirstLook(numbers, formats.look(file.file(), file.name(), IngestOptions.parse(numbers)));
        }
    }

    /** Nothing says of a header without rows that its columns are no numbers; so a series without a value gives a result without one. */
    private static JsonNode withNumbers(JsonNode options, List<ColumnSpec> columns) {
        ObjectNode changed = (ObjectNode) options.deepCopy();
        ObjectNode types = changed.path(TYPES) instanceof ObjectNode told ? told : changed.putObject(TYPES);
        for (ColumnSpec column : columns) {
            if (column.type() == ColumnType.EMPTY && !types.has(column.name()))
                types.put(column.name(), ColumnType.FLOAT.wireName());
        }
        return changed;
    }
}
