package kymo.jobs.ingest;

import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Dataset;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.FileFormat;
import kymo.jobs.ingest.text.TextFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a file of corrected lines is read: as the file was that they come from. It begins with that file's lines of names and units; whatever was
 * guessed then is told now, since a few lines tell too little.
 */
final class Corrections {

    private Corrections() {}

    /**
     * The options, as a user would write them.
     *
     * @throws ProblemException {@code OPTION_INVALID} when that dataset was not read from lines of text
     */
    static JsonNode options(Dataset corrected) {
        JsonNode reading = corrected.reading();
        String format = reading == null ? "" : reading.path(FileFormat.MEMBER).asString(TextFormat.NAME);
        if (reading == null || !format.equals(TextFormat.NAME))
            throw new ProblemException(
                            ProblemCode.OPTION_INVALID,
                            "option 'corrects' must name a dataset that was read from lines of text but '%s' was not; ingest the corrected file without it"
                                    .formatted(corrected.name()))
                    .in("corrects");
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        for (String same : new String[] {"encoding", "delimiter", "decimal"}) options.set(same, reading.path(same));
        for (String sign : new String[] {"thousands", "quote", "comment"})
            options.put(sign, reading.path(sign).asString("none"));
        options.set("missing", reading.path("missing"));
        putLines(options, reading);
        putColumns(options, reading);
        return options;
    }

    /** The lines of names and units come first, in the order that they had. */
    private static void putLines(ObjectNode options, JsonNode reading) {
        int header = reading.path("headerLine").asInt();
        int units = reading.path("unitsLine").asInt();
        boolean unitsFirst = units > 0 && units < header;
        options.put("headerLine", header == 0 ? 0 : unitsFirst ? 2 : 1);
        options.put("unitsLine", units == 0 ? 0 : unitsFirst || header == 0 ? 1 : 2);
        options.put("firstDataLine", 1 + (header > 0 ? 1 : 0) + (units > 0 ? 1 : 0));
    }

    private static void putColumns(ObjectNode options, JsonNode reading) {
        ObjectNode types = options.putObject("types");
        ObjectNode layouts = options.putObject("timeFormats");
        for (JsonNode column : reading.path("columns")) {
            String type = column.path("type").asString();
            if (!type.equals(ColumnType.EMPTY.name()))
                types.put(
                        column.path("name").asString(), ColumnType.valueOf(type).wireName());
            String format = column.path("format").asString("");
            ColumnType known = ColumnType.valueOf(type);
            if ((known.isTime() || known == ColumnType.TIME) && !format.isEmpty())
                layouts.put(column.path("name").asString(), format);
        }
        JsonNode edits = reading.path("edits");
        for (String name : edits.propertyNames()) {
            JsonNode value = edits.get(name);
            if (!value.isNull()) options.set(name, value);
        }
    }
}
