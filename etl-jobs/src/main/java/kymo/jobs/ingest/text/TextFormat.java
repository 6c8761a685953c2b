package kymo.jobs.ingest.text;

import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.jobs.ingest.format.FileFormat;
import kymo.jobs.ingest.format.FoundTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Delimited text, and text in columns of blanks. */
public final class TextFormat implements FileFormat {

    public static final String NAME = "text";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean recognises(byte[] head, String fileName) {
        return true;
    }

    @Override
    public FoundTable look(ReadableFile file, String fileName, IngestOptions options) {
        return new TextTable(TextLook.look(file, fileName, options));
    }

    @Override
    public FoundTable kept(JsonNode reading) {
        return new TextTable(JSON.treeToValue(reading, Reading.class));
    }
}
