package kymo.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a failure is to its user: one line with a code, and whether another command line would have helped. */
record Failure(PrintWriter err, boolean json) {

    int tell(Exception failure) {
        ProblemException problem = failure instanceof ProblemException known
                ? known
                : new ProblemException(
                        ProblemCode.INTERNAL,
                        "the command failed (%s); this is not your doing, please report it with what is printed above"
                                .formatted(failure),
                        failure);
        if (problem.code() == ProblemCode.INTERNAL) failure.printStackTrace(err);
        err.println(
                json
                        ? JsonLines.problem(problem)
                        : "kymo: %s [%s]"
                                .formatted(problem.getMessage(), problem.code().wireName()));
        return isWrongUsage(problem.code()) ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    /** A command line that could not be parsed. */
    int tell(ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        return tell(new ProblemException(
                ProblemCode.USAGE_INVALID,
                "%s; see %s --help".formatted(uncapitalised(inWords(wrong)), command),
                wrong));
    }

    private static String inWords(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched))
            return String.valueOf(wrong.getMessage())
                    .replace("option option", "option")
                    .replace("KEY=VALUE", "NAME=VALUE");
        String first = unmatched.getUnmatched().get(0);
        List<String> commands =
                List.copyOf(wrong.getCommandLine().getSubcommands().keySet());
        List<String> similar = unmatched.getSuggestions();
        String meant = similar.isEmpty() ? "" : ", perhaps %s was meant".formatted(String.join(" or ", similar));
        if (unmatched.isUnknownOption()) return "there is no option '%s'%s".formatted(first, meant);
        return commands.isEmpty()
                ? "'%s' is one argument too many; put names with blanks in quotes".formatted(first)
                : "there is no command '%s', only %s".formatted(first, String.join(", ", commands));
    }

    private static String uncapitalised(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static boolean isWrongUsage(ProblemCode code) {
        return switch (code) {
            case USAGE_INVALID,
                    PARAMETER_INVALID,
                    PARAMETER_UNKNOWN,
                    PROCESSOR_UNKNOWN,
                    OPTION_INVALID,
                    OUTPUT_FORMAT -> true;
            default -> false;
        };
    }
}
