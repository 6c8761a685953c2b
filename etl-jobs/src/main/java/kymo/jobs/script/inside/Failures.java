package kymo.jobs.script.inside;

import java.util.List;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** Says what went wrong in a running script: its line and what stands there, the row and its values, and what it logged last. */
final class Failures {

    /** Lines of the log that a message repeats. */
    static final int LOG_LINES = 3;

    private final Program program;
    private final String[] lines;

    Failures(Program program) {
        this.program = program;
        lines = program.text().split("\n", -1);
    }

    /**
     * @param rows what the script was working on, null when it was on nothing
     * @param refused what the walls have refused meanwhile
     */
    ProblemException problem(Throwable thrown, @Nullable SeenRows rows, RunContext context, @Nullable String refused) {
        int line = line(thrown);
        String where = line < 1 ? "" : " in line %d%s".formatted(line, CompileErrors.quoted(lines, line));
        String name = program.name() + ".groovy";
        if (refused != null || thrown instanceof SecurityException)
            return in(
                    line,
                    new ProblemException(
                            ProblemCode.SCRIPT_FORBIDDEN,
                            "a script may not %s but %s tried to%s; leave that out"
                                    .formatted(refused == null ? thrown.getMessage() : refused, name, where)));
        boolean said = thrown instanceof Failure failure && failure.getCause() == null;
        return in(
                line,
                new ProblemException(
                        ProblemCode.SCRIPT_FAILED,
                        "%s failed%s%s: %s%s%s"
                                .formatted(
                                        name,
                                        where,
                                        row(thrown, rows),
                                        told(thrown),
                                        logged(context.lastLines()),
                                        said ? "" : "; correct the script or choose other parameters")));
    }

    /** The same for a result that makes no sense. */
    ProblemException wrong(String what, @Nullable SeenRows rows, RunContext context) {
        return new ProblemException(
                ProblemCode.SCRIPT_FAILED,
                "%s.groovy failed%s: %s%s; correct the script"
                        .formatted(program.name(), row(null, rows), what, logged(context.lastLines())));
    }

    private static ProblemException in(int line, ProblemException problem) {
        return line < 1 ? problem : problem.in(line);
    }

    /** The first and the last of the dataset's rows at which it may have failed; null when it was working on none. */
    static long @Nullable [] rows(Throwable thrown, SeenRows rows) {
        int row = row(thrown);
        if (row != Failure.NO_ROW) return new long[] {rows.number(row), rows.number(row)};
        return rows.size() == 0 ? null : new long[] {rows.firstRow(), rows.number(rows.to() - 1)};
    }

    private static int row(@Nullable Throwable thrown) {
        return thrown instanceof Failure failure ? failure.row() : Failure.NO_ROW;
    }

    private static String row(@Nullable Throwable thrown, @Nullable SeenRows rows) {
        if (rows == null) return "";
        int row = row(thrown);
        if (row != Failure.NO_ROW) return " at row %,d of the dataset%s".formatted(rows.number(row), rows.told(row));
        return rows.size() == 0 ? "" : " within rows %,d to %,d".formatted(rows.firstRow(), rows.number(rows.to() - 1));
    }

    /** The innermost line of the script. */
    private int line(Throwable thrown) {
        Throwable cause = thrown instanceof Failure && thrown.getCause() != null ? thrown.getCause() : thrown;
        String type = program.type().getName();
        for (StackTraceElement frame : cause.getStackTrace()) {
            String name = frame.getClassName();
            if ((name.equals(type) || name.startsWith(type + "$")) && frame.getLineNumber() > 0)
                return frame.getLineNumber();
        }
        return 0;
    }

    static String told(Throwable thrown) {
        if (thrown instanceof StackOverflowError) return "it calls itself too deeply";
        String message = thrown.getMessage();
        String type = thrown.getClass().getSimpleName();
        boolean plain = thrown instanceof Failure || thrown instanceof IllegalArgumentException;
        if (message == null) return type;
        return plain ? message : "%s (%s)".formatted(message, type);
    }

    private static String logged(List<String> last) {
        return last.isEmpty() ? "" : "; it had logged '%s'".formatted(String.join("' and '", last));
    }
}
