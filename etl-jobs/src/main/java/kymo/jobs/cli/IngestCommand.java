package kymo.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import kymo.core.files.LocalFileStore;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.text.Described;
import kymo.jobs.ingest.text.IngestOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code kymo ingest --describe}: what is understood of a file, all of it read, nothing kept. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Reads a file and says what was understood of it.",
            "",
            "  kymo ingest data.csv --describe",
            "  kymo ingest data.csv --describe --option missing=-200 --json",
            ""
        })
final class IngestCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The file to read: CSV or other delimited text.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--describe",
            description = "Print encoding, delimiter, columns, types, units, counts and what could not be read.")
    private boolean describe;

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description =
                    "How to read the file where it is guessed wrong, such as delimiter=; (docs/reference/ingest-options.md).")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--options",
            paramLabel = "FILE.json",
            description = "The same as a JSON object; --option overrides it.")
    private @Nullable Path optionsFile;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!describe)
            throw new ParameterException(
                    spec.commandLine(),
                    "Without a server there is nowhere to keep a dataset: say --describe to see how the file is read");
        if (!Files.isRegularFile(file))
            throw new ProblemException(
                    ProblemCode.UPLOAD_UNKNOWN,
                    "the input must be a file that can be read but '%s' is none; check the path".formatted(file));
        JsonNode given = Settings.of(Settings.UNTYPED, optionsFile, options);
        JsonNode described;
        try (ReadableFile open = LocalFileStore.reading(file)) {
            described = Described.describe(
                    open,
                    Objects.requireNonNull(file.getFileName(), "a file has a name")
                            .toString(),
                    IngestOptions.parse(given));
        }
        if (json)
            spec.commandLine()
                    .getOut()
                    .println(JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(described));
        else Description.print(described, spec.commandLine().getOut());
        return 0;
    }
}
