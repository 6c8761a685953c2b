package kymo.jobs.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code kymo}: what can be done from a shell. */
@Command(
        name = "kymo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        customSynopsis = "kymo (run | ingest | script | worker) ...",
        description = "Reads files that instruments wrote and works on them.",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kymo ingest data.csv",
            "      says how the file is read: columns, types, units, what does not fit",
            "  kymo run rolling-mean --input data.csv --param window=101 --output out.csv",
            "      smooths every numeric column over 101 rows",
            "",
            "kymo COMMAND --help says more of a command."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed; the message says why", "2:wrong usage"})
public final class CommandLineKymo implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Executes a command line on the streams of this process, whose logging it ends; returns the process's exit code. */
    public static int execute(String... arguments) {
        // a person is told what the commands say, not what their parts log, and in one language
        LoggingSystem.get(CommandLineKymo.class.getClassLoader()).setLogLevel("ROOT", LogLevel.OFF);
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        return execute(Terminal.ofProcess(), arguments);
    }

    static int execute(Terminal terminal, String... arguments) {
        CommandLine line = new CommandLine(new CommandLineKymo());
        CommandLine run = new CommandLine(new RunCommand(terminal));
        run.getCommandSpec().usageMessage().footer(ProcessorHelp.lines());
        line.addSubcommand(run);
        line.addSubcommand(new IngestCommand(terminal));
        line.addSubcommand(new ScriptCommand(terminal));
        line.addSubcommand(new WorkerCommand());
        line.registerConverter(Path.class, CommandLineKymo::path);
        Failure failure = new Failure(terminal.err(), Arrays.asList(arguments).contains("--json"));
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        // a file may be called @data.csv
        line.setExpandAtFiles(false);
        line.setParameterExceptionHandler((wrong, given) -> failure.tell(wrong));
        line.setExecutionExceptionHandler((thrown, command, parsed) -> failure.tell(thrown));
        return line.execute(arguments);
    }

    /** {@code kymo} alone: no work was named, so the answer is what work there is. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    private static Path path(String name) {
        if (name.isBlank()) throw new TypeConversionException("a file must have a name but it was empty");
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(
                    "a name outside this system's character set (%s) cannot be a file's; set LC_ALL=C.UTF-8"
                            .formatted(System.getProperty("sun.jnu.encoding")));
        }
    }
}
