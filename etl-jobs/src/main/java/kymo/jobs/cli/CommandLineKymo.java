package kymo.jobs.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kymo}: what can be done from a shell. */
@Command(
        name = "kymo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {RunCommand.class, IngestCommand.class},
        synopsisSubcommandLabel = "(run | ingest | worker)",
        description = {
            "Reads files that instruments wrote and works on them.",
            "",
            "  kymo ingest data.csv --describe",
            "      what is understood of the file: columns, types, units, what could not be read",
            "  kymo run rolling-mean --input data.csv --param window=101 --output smooth.csv",
            "      smooths every numeric column over 101 rows",
            "  kymo worker",
            "      executes the runs that are queued in a database (see docs/reference/worker.md)",
            ""
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:failed; the message says why", "2:wrong usage"})
public final class CommandLineKymo implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Executes a command line; returns the process's exit code. */
    public static int execute(String... arguments) {
        // a person is told what the commands say, not what their parts do
        LoggingSystem.get(CommandLineKymo.class.getClassLoader()).setLogLevel("ROOT", LogLevel.WARN);
        CommandLine line = new CommandLine(new CommandLineKymo());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            boolean json = parsed.hasMatchedOption("--json")
                    || (parsed.subcommand() != null && parsed.subcommand().hasMatchedOption("--json"));
            return Failure.tell(failure, command.getErr(), json);
        });
        return line.execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: run, ingest or worker");
    }

    /** What a failure is to its user: a code, a message, and whether another command line would have helped. */
    static final class Failure {
        private Failure() {}

        static int tell(Exception failure, PrintWriter err, boolean json) {
            ProblemException problem = failure instanceof ProblemException known
                    ? known
                    : new ProblemException(
                            ProblemCode.INTERNAL,
                            "the command failed (%s); this is not your doing, please report it".formatted(failure),
                            failure);
            if (problem.code() == ProblemCode.INTERNAL) failure.printStackTrace(err);
            err.println(
                    json
                            ? JsonLines.problem(problem)
                            : "kymo: %s [%s]"
                                    .formatted(
                                            problem.getMessage(), problem.code().wireName()));
            return isWrongUsage(problem.code()) ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
        }

        private static boolean isWrongUsage(ProblemCode code) {
            return switch (code) {
                case PARAMETER_INVALID, PARAMETER_UNKNOWN, PROCESSOR_UNKNOWN, OPTION_INVALID, OUTPUT_FORMAT -> true;
                default -> false;
            };
        }
    }
}
