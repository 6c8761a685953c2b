package kymo.jobs.script.inside;

import java.util.ArrayList;
import java.util.List;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a script in the words of its author: line, column, what stands there, what to do. */
final class CompileErrors {

    static final String EMPTY =
            "a script needs a method process (or read), or assignments such as y = x * 2, but this one is empty";

    private final String name;
    private final String[] lines;

    CompileErrors(String name, String text) {
        this.name = name;
        this.lines = text.split("\n", -1);
    }

    private static String words(Throwable cause) {
        if (cause instanceof StackOverflowError) return "it is nested too deeply";
        String message = cause.getMessage();
        return message == null ? "the compiler ended with " + cause.getClass().getSimpleName() : message;
    }

    ProblemException problem(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && !(cause instanceof MultipleCompilationErrorsException))
            cause = cause.getCause();
        List<SyntaxException> errors = new ArrayList<>();
        if (cause instanceof MultipleCompilationErrorsException several) {
            for (Object message : several.getErrorCollector().getErrors()) {
                if (message instanceof SyntaxErrorMessage syntax) errors.add(syntax.getCause());
                else if (message instanceof ExceptionMessage other) cause = other.getCause();
            }
        }
        if (errors.isEmpty()) return invalid(words(cause), 0, 0, 0);
        errors.sort((one, other) -> Integer.compare(one.getLine(), other.getLine()));
        for (SyntaxException error : errors)
            if (error instanceof Sketch.Forbidden)
                return problem(
                        ProblemCode.SCRIPT_FORBIDDEN,
                        "may not do that",
                        words(error),
                        error.getLine(),
                        error.getStartColumn(),
                        "");
        SyntaxException first = errors.get(0);
        return invalid(words(first), first.getLine(), first.getStartColumn(), errors.size() - 1);
    }

    ProblemException tooDeep() {
        return invalid("it is nested too deeply to be compiled", 0, 0, 0);
    }

    /** A problem that was found in what was compiled. */
    ProblemException invalid(String what, int line, int column, int more) {
        String others = more <= 0 ? "" : more == 1 ? " (and one more error)" : " (and %d more errors)".formatted(more);
        return problem(
                ProblemCode.SCRIPT_INVALID, "cannot be used", what, line, column, others + "; correct the script");
    }

    private ProblemException problem(
            ProblemCode code, String verdict, @Nullable String what, int line, int column, String end) {
        String where =
                line < 1 ? "" : " in line %d%s%s".formatted(line, column < 1 ? "" : ", column " + column, quoted(line));
        ProblemException problem = new ProblemException(
                code, "%s.groovy %s:%s %s%s".formatted(name, verdict, where.isEmpty() ? "" : where + ",", what, end));
        if (line < 1) return problem;
        return (column < 1 ? problem : problem.in(column)).in(line);
    }

    private String quoted(int line) {
        return quoted(lines, line);
    }

    /** What stands in a line, as a message quotes it. */
    static String quoted(String[] lines, int line) {
        if (line < 1 || line > lines.length) return "";
        String text = lines[line - 1].strip();
        if (text.length() > 80) text = text.substring(0, 80) + "…";
        return text.isEmpty() ? "" : " '%s'".formatted(text);
    }

    private static String words(SyntaxException error) {
        return String.valueOf(error.getOriginalMessage())
                .replace("[Static type checking] - ", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
