package kymo.core.scripts;

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
}
