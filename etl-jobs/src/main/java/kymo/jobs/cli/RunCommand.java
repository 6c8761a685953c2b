package kymo.jobs.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import kymo.core.dataset.Dataset;
import kymo.core.files.LocalFileStore;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.Processor;
import kymo.core.processors.Processors;
import kymo.jobs.export.ExportFormat;
import kymo.jobs.ingest.text.IngestOptions;
import kymo.jobs.ingest.text.TextLook;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code kymo run}: a file in, what a processor makes of it out. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Reads a file, processes it and writes the result.",
            "",
            "  kymo run rolling-mean --input data.csv --param window=101 --output smooth.csv",
            "  kymo run rolling-mean --input data.txt --param window=7 --param columns=temp,rh \\",
            "           --option decimal=, --output smooth.parquet",
            "",
            "The output appears only when it is whole. The axis (the time, or the first rising column) goes with it.",
            ""
        })
final class RunCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "PROCESSOR", description = "What to do, such as rolling-mean.")
    private String processor = "";

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE",
            description = "The file to read: CSV or other delimited text.")
    @SuppressWarnings("NullAway.Init")
    private Path input;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "The file to write; its ending chooses the form: .csv, .json, .ndjson, .parquet.")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "A parameter of the processor, such as window=101; columns=a,b chooses columns.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--params",
            paramLabel = "FILE.json",
            description = "Parameters as a JSON object; --param overrides them.")
    private @Nullable Path parametersFile;

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description =
                    "How to read the input where it is guessed wrong, such as delimiter=; (docs/reference/ingest-options.md).")
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

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Processor known = Processors.named(processor);
        ExportFormat format = ExportFormat.ofFileName(output.toString());
        JsonNode given = Settings.of(known.descriptor().parameters(), parametersFile, parameters);
        JsonNode readingOptions = Settings.of(Settings.UNTYPED, optionsFile, options);
        refuseBeforeTheFirstRow(known, given, readingOptions);

        try (Ticker ticker = new Ticker(spec.commandLine().getErr(), json, Ansi.AUTO.enabled());
                LocalWork work = LocalWork.begin(threads, ticker)) {
            Dataset read = work.ingest(input, readingOptions);
            Dataset result = work.process(read, processor, given);
            writeWhole(out -> format.write(work.catalogue(), work.files(), result.id(), out));
            ticker.clear();
            Summary.of(read, work).print(spec.commandLine().getErr(), json, result, output);
        }
        return 0;
    }

    /** A parameter that cannot be is found on the first look at the file, not after all of it has been read. */
    private void refuseBeforeTheFirstRow(Processor known, JsonNode given, JsonNode readingOptions) {
        if (!Files.isRegularFile(input)) return;
        Path folder = Objects.requireNonNull(input.toAbsolutePath().getParent(), "a file lies in a folder");
        try (ReadableFile file = LocalFileStore.reading(input)) {
            known.bind(
                    TextLook.look(
                                    file,
                                    folder.relativize(input.toAbsolutePath()).toString(),
                                    IngestOptions.parse(readingOptions))
                            .schema(),
                    given);
        }
    }

    private void writeWhole(Writing writing) throws IOException {
        Path whole = output.toAbsolutePath();
        Path folder = Objects.requireNonNull(whole.getParent(), "a file lies in a folder");
        if (!Files.isDirectory(folder))
            throw new ProblemException(
                    ProblemCode.OUTPUT_FORMAT,
                    "the output must lie in a folder that exists but '%s' is none; create it first".formatted(folder));
        Path part = folder.resolve(".kymo-" + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16)) {
                writing.to(out);
            }
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }
}
