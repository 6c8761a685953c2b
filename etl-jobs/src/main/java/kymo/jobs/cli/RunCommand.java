package kymo.jobs.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import kymo.core.dataset.Dataset;
import kymo.core.export.Export;
import kymo.core.export.ExportFormat;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.Processor;
import kymo.core.processors.Processors;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptedProcessor;
import kymo.jobs.ingest.FileFormats;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  kymo run custom --script lock_in --input data.csv --output out.csv",
            "  kymo run rolling --input run7.odl --reader odd_logger --output out.csv",
            "",
            "The output appears only when it is whole, in place of a file of that name.",
            "The axis (the time, or the first rising column) goes with it."
        },
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nProcessors and their parameters:%n")
final class RunCommand implements Callable<Integer> {

    private static final String CUSTOM = "custom";

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "PROCESSOR",
            description = "What to do, such as rolling-mean; custom for a script of the lab's own.")
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

    @Option(names = "--script", paramLabel = "NAME", description = "The script that custom runs: NAME.groovy.")
    private @Nullable String script;

    @Mixin
    private ReaderOption reader = new ReaderOption();

    @Mixin
    private ScriptsOption scripts = new ScriptsOption();

    @Option(names = "--json", description = "Progress and outcome as lines of JSON on standard error.")
    private boolean json;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        KeptScript kept = kept();
        Processor known = kept == null ? Processors.named(processor) : processor(kept);
        ExportFormat format = ExportFormat.ofFileName(output.toString());
        if (threads < 1)
            throw new ProblemException(
                    ProblemCode.USAGE_INVALID,
                    "--threads must be at least 1 but was %d; leave it out to use all cores".formatted(threads));
        JsonNode given = Settings.of(known.descriptor().parameters(), parametersFile, parameters);
        JsonNode asked = reader.in(Settings.of(Settings.READING, optionsFile, options), scripts);
        FileFormats formats = reader.formats(scripts);

        try (Ticker ticker = new Ticker(terminal, json);
                Scratch scratch = Scratch.begin(ticker::interrupted)) {
            InputFile file = new InputFile(input);
            OutputFile out = OutputFile.open(output, namedFiles(), scratch);
            // a parameter that cannot be is found on the first look at the file, not after all of it has been read
            FirstLook look = FirstLook.at(file, asked, formats);
            known.bind(look.table().schema(), given);

            LocalWork work = kept == null
                    ? new LocalWork(scratch, threads, ticker, formats)
                    : new LocalWork(scratch, threads, ticker, formats, (name, number) -> kept);
            Dataset read = work.ingest(file, look);
            Dataset result = work.process(read, known.descriptor(), given);
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

    /** The script that is to be run; null when it is a built-in processor. */
    private @Nullable KeptScript kept() {
        if (!processor.equals(CUSTOM)) {
            if (script == null) return null;
            throw new ProblemException(
                    ProblemCode.USAGE_INVALID,
                    "--script goes with %s but the processor was %s; leave one of them out"
                            .formatted(CUSTOM, processor));
        }
        if (script == null)
            throw new ProblemException(
                    ProblemCode.USAGE_INVALID, "custom needs --script NAME; kymo script list says which there are");
        return scripts.compiled(script);
    }

    private static Processor processor(KeptScript kept) {
        return new ScriptedProcessor(kept.version(), Objects.requireNonNull(kept.declaration()));
    }

    private List<Path> namedFiles() {
        List<Path> named = new ArrayList<>(List.of(input));
        if (parametersFile != null) named.add(parametersFile);
        if (optionsFile != null) named.add(optionsFile);
        return named;
    }
}
