package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.List;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.jobs.ingest.format.Choice;
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
        Integer footerLines = options.footerLines();
        ReadableFile table = footerLines == null || footerLines == 0
                ? file
                : LastLines.without(file, footerLines, options);
        return TextLook.table(table, fileName, options);
    }

    @Override
    public FoundTable kept(JsonNode reading) {
        List<Choice> choices = new ArrayList<>();
        for (JsonNode choice : reading.path(TextTable.CHOICES)) choices.add(JSON.treeToValue(choice, Choice.class));
        List<TextTable.Stretch> headLines = new ArrayList<>();
        for (JsonNode line : reading.path(TextTable.HEAD_LINES))
            headLines.add(JSON.treeToValue(line, TextTable.Stretch.class));
        return new TextTable(
                JSON.treeToValue(reading, Reading.class),
                choices,
                headLines,
                reading.path(TextTable.END).asLong(Long.MAX_VALUE));
    }
}
