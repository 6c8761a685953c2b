package kymo.core.scripts;

import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A version of a script with its text.
 *
 * @param declaration what it says of itself; null when it cannot be run
 * @param problem why it cannot; null when it can
 */
public record KeptScript(
        ScriptVersion version,
        String source,
        @Nullable Declaration declaration,
        @Nullable ScriptProblem problem) {

    public KeptScript {
        if ((declaration == null) == (problem == null))
            throw new IllegalArgumentException("a script has either a declaration or a problem");
    }

    /** Whether it was not even looked at, since nothing keeps code in where it was to be. */
    public boolean isRefused() {
        return problem != null && problem.code().equals(ProblemCode.HOST_REFUSED.wireName());
    }

    /** The problem, of a script that cannot be run. */
    public ProblemException unusable() {
        return new ProblemException(
                isRefused() ? ProblemCode.HOST_REFUSED : ProblemCode.SCRIPT_INVALID,
                problem == null ? "" : problem.message());
    }
}
