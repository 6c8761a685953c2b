package kymo.gateway.processors;

import io.swagger.v3.oas.annotations.media.Schema;
import kymo.core.problems.ProblemCode;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptProblem;
import org.jspecify.annotations.Nullable;

/** A script that is a processor. */
@Schema(name = "Script")
record ScriptView(
        String name,
        @Schema(description = "SHA-256 of its text") String sha256,

        @Schema(description = "transform, detector, check, summary or reader; null when it cannot be run") @Nullable
        String kind,

        @Schema(description = "Why it cannot be run; null when it can") @Nullable
        Problem problem) {

    /** @param line of the script, counted from 1; 0 when it is none in particular */
    @Schema(name = "ScriptProblem")
    record Problem(String code, String message, int line) {}

    /** The same where no worker runs scripts; what is wrong with its text comes first. */
    ScriptView refused(String because) {
        return problem != null
                ? this
                : new ScriptView(name, sha256, kind, new Problem(ProblemCode.HOST_REFUSED.wireName(), because, 0));
    }

    static ScriptView of(KeptScript script) {
        Declaration declaration = script.declaration();
        ScriptProblem problem = script.problem();
        return new ScriptView(
                script.version().name(),
                script.version().sha256(),
                declaration == null ? null : declaration.kind().wireName(),
                problem == null ? null : new Problem(problem.code(), problem.message(), problem.line()));
    }
}
