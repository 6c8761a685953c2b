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

    /**
     * The script as a processor.
     *
     * @throws ProblemException {@code SCRIPT_INVALID} when it cannot be run
     */
    public ScriptedProcessor asProcessor() {
        if (declaration != null) return new ScriptedProcessor(version, declaration);
        throw new ProblemException(ProblemCode.SCRIPT_INVALID, problem == null ? "" : problem.message());
    }
}
