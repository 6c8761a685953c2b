package kymo.jobs.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import kymo.core.dataset.Dataset;
import kymo.core.export.Export;
import kymo.core.export.ExportFormat;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.Processor;
import kymo.core.processors.Processors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code kymo run}: a file in, what a processor makes of it out. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        customSynopsis = {
            "kymo run PROCESSOR --input FILE [--option NAME=VALUE]...",
            "                [--param NAME=VALUE]... --output FILE"
        },
        description = {
            "Reads a file, processes it and writes the result.",
            "",
            "  kymo run rolling-mean --input data.csv --param window=101 --output out.csv",
            "  kymo run rolling-mean --input data.txt --option decimal=, \\",
            "           --param window=7 --param columns=temp,rh --output out.parquet",
            "",
            "The output appears only when it is whole, in place of a file of that name.",
            "The axis (the time, or the first rising column) goes with it."
        },
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nProcessors and their parameters:%n")
final class RunCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "PROCESSOR", description = "What to do, such as rolling-mean.")
    private String processor = "";

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE",
            description = "The file to read: CSV or other delimited text, also as .gz, .zst or .zip.")
    @SuppressWarnings("NullAway.Init")
    private Path input;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "The file to write; its name ends in .csv, .json, .ndjson, .parquet or .xlsx")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "A parameter of the processor. A list is a,b or as in JSON: columns='[\"a, b\", \"c\"]'.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--params",
            paramLabel = "FILE.json",
            description = "Parameters as a JSON object; --param overrides them.")
    private @Nullable Path parametersFile;

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description = "How to read the input where it is guessed wrong, see kymo ingest --help")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--options",
            paramLabel = "FILE.json",
            description = "The same as a JSON object; --option overrides it.")
    private @Nullable Path optionsFile;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many cores to use; all by default. The result is the same to the bit.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Progress and outcome as lines of JSON on standard error.")
    private boolean json;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Processor known = Processors.named(processor);
        ExportFormat format = ExportFormat.ofFileName(output.toString());
        if (threads < 1)
            throw new ProblemException(
                    ProblemCode.USAGE_INVALID,
                    "--threads must be at least 1 but was %d; leave it out to use all cores".formatted(threads));
        JsonNode given = Settings.of(known.descriptor().parameters(), parametersFile, parameters);
        JsonNode asked = Settings.of(Settings.READING, optionsFile, options);

        try (Ticker ticker = new Ticker(terminal, json);
                Scratch scratch = Scratch.begin(ticker::interrupted)) {
            InputFile file = new InputFile(input);
            OutputFile out = OutputFile.open(output, namedFiles(), scratch);
            // a parameter that cannot be is found on the first look at the file, not after all of it has been read
            FirstLook look = FirstLook.at(file, asked);
            known.bind(look.table().schema(), given);

            LocalWork work = new LocalWork(scratch, threads, ticker);
            Dataset read = work.ingest(file, look);
            Dataset result = work.process(read, processor, given);
            // ids end with this process
            Export export = Export.whole(format).withoutIds();
            out.write(bytes -> export.write(
                    work.catalogue(),
                    work.files(),
                    result.id(),
                    bytes,
                    rows -> ticker.accept(new Advance("write", rows, result.rows()))));
            ticker.clear();
            Summary.of(read, work).print(terminal.err(), json, result, output);
        }
        return 0;
    }

    private List<Path> namedFiles() {
        List<Path> named = new ArrayList<>(List.of(input));
        if (parametersFile != null) named.add(parametersFile);
        if (optionsFile != null) named.add(optionsFile);
        return named;
    }
}
