package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.Choice;
import kymo.jobs.ingest.format.FileFormat;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.Notice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Delimited text, and text in columns of blanks. */
public final class TextFormat implements FileFormat {

    public static final String NAME = "text";

    private static final int MOST_NAMED = 20;
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
        ReadableFile kept = withoutFooter(file, options);
        TextTables found = TextLook.tables(kept, fileName, options);
        List<Section> sections = found.sections();
        Integer told = options.place().table();
        if (told != null && told > Math.max(1, sections.size())) throw noSuchTable(fileName, told, sections.size());
        if (sections.isEmpty()) return only(found.whole(), kept, file);
        int number = told != null ? told : longest(sections);
        TextTable table = placed(found, fileName, options, sections.get(number - 1));
        return table.chosen(number, told != null, severalTables(sections, number, told != null));
    }

    @Override
    public List<FoundTable> tables(ReadableFile file, String fileName, IngestOptions options) {
        if (options.place().table() != null) return List.of(look(file, fileName, options));
        ReadableFile kept = withoutFooter(file, options);
        TextTables found = TextLook.tables(kept, fileName, options);
        if (found.sections().isEmpty()) return List.of(only(found.whole(), kept, file));
        List<FoundTable> tables = new ArrayList<>();
        for (Section section : found.sections()) tables.add(placed(found, fileName, options, section));
        return tables;
    }

    private static TextTable only(TextTable whole, ReadableFile kept, ReadableFile file) {
        return kept.bytes() < file.bytes() ? whole.endingAt(kept.bytes()) : whole;
    }

    private static ReadableFile withoutFooter(ReadableFile file, IngestOptions options) {
        Integer lines = options.place().footerLines();
        return lines == null || lines == 0 ? file : LastLines.without(file, lines, options.notation());
    }

    private static TextTable placed(TextTables found, String fileName, IngestOptions options, Section section) {
        IngestOptions known = options.withEncoding(found.whole().understood().encoding());
        return TextLook.table(section.in(found.file()), fileName, known).placed(section, found.whole());
    }

    private static int longest(List<Section> sections) {
        int longest = 0;
        for (int table = 1; table < sections.size(); table++) {
            if (sections.get(table).rows() > sections.get(longest).rows()) longest = table;
        }
        return longest + 1;
    }

    private static Notice severalTables(List<Section> sections, int number, boolean told) {
        String lines = sections.stream()
                .limit(MOST_NAMED)
                .map(section -> String.valueOf(section.firstLine()))
                .collect(Collectors.joining(", "));
        return new Notice(
                "several-tables",
                "the file holds %d tables, from the lines %s%s on; this is table %d%s, the option table chooses another"
                        .formatted(
                                sections.size(),
                                lines,
                                sections.size() > MOST_NAMED ? " …" : "",
                                number,
                                told ? "" : ", the longest"),
                sections.get(number - 1).firstLine());
    }

    private static ProblemException noSuchTable(String fileName, int told, int held) {
        return new ProblemException(
                        ProblemCode.OPTION_INVALID,
                        "option 'table' must be the number of one of the file's tables but was '%d' and '%s' holds %d; correct it or leave it out"
                                .formatted(told, fileName, Math.max(1, held)))
                .in("table");
    }

    @Override
    public FoundTable kept(JsonNode reading) {
        List<Choice> choices = new ArrayList<>();
        for (JsonNode choice : reading.path(TextTable.CHOICES)) choices.add(JSON.treeToValue(choice, Choice.class));
        List<TextTable.Stretch> headLines = new ArrayList<>();
        for (JsonNode line : reading.path(TextTable.HEAD_LINES))
            headLines.add(JSON.treeToValue(line, TextTable.Stretch.class));
        return new TextTable(JSON.treeToValue(reading, Reading.class), choices, headLines);
    }
}
