package kymo.jobs.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import kymo.core.files.LocalFileStore;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.jobs.ingest.Described;
import kymo.jobs.ingest.FileFormats;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code kymo ingest}: what is understood of a file, all of it read, nothing kept. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        customSynopsis = "kymo ingest FILE [--option NAME=VALUE]... [--reader NAME] [--json]",
        description = {
            "Reads a file and says what was understood of it.",
            "",
            "That is its encoding, delimiter, columns, types, units and counts, and what",
            "could not be read. Nothing is kept."
        },
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kymo ingest data.csv",
            "  kymo ingest data.csv --option missing=-200,NA --option decimal=,",
            "  kymo ingest run7.odl --reader odd_logger --reader-param year=2024",
            "  kymo ingest data.csv --option 'types={\"serial\": \"string\"}' --json"
        })
final class IngestCommand implements Callable<Integer> {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description =
                    "The file to read: CSV, other delimited text, an Excel workbook, Parquet or Arrow, also as .gz or .zst, "
                            + "or a .zip of such files.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--describe",
            description = "Say what was understood. Nothing else can be done yet, so it may be left out.")
    @SuppressWarnings("UnusedVariable")
    private boolean describe;

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description = "How to read the file where it is guessed wrong: encoding, delimiter, decimal, thousands, "
                    + "quote, comment, headerLine, firstDataLine, unitsLine, footerLines, table, missing, dateOrder, types, names, "
                    + "units, columns, axis, sheet, range, dateSystem, member (a file of an archive).")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--options",
            paramLabel = "FILE.json",
            description = "The same as a JSON object; --option overrides it.")
    private @Nullable Path optionsFile;

    @Mixin
    private ReaderOption reader = new ReaderOption();

    @Mixin
    private ScriptsOption scripts = new ScriptsOption();

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    IngestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonNode told = reader.in(Settings.of(Settings.READING, optionsFile, options), scripts);
        FileFormats formats = reader.formats(scripts);
        IngestOptions given = IngestOptions.parse(formats.pinned(told));
        InputFile input = new InputFile(file);
        JsonNode described;
        try (ReadableFile open = LocalFileStore.reading(file)) {
            described = Described.describe(open, input.name(), given, formats);
        }
        if (json) terminal.out().println(JSON.writeValueAsString(described));
        else Description.print(described, terminal.out());
        return 0;
    }
}
