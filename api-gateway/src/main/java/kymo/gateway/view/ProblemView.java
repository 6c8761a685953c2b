package kymo.gateway.view;

import kymo.core.runs.RunProblem;
import org.jspecify.annotations.Nullable;

/** Why a run failed. */
public record ProblemView(String code, String title, String detail, String remedy) {
    static @Nullable ProblemView of(@Nullable RunProblem problem) {
        if (problem == null) return null;
        return new ProblemView(
                problem.code().wireName(),
                problem.code().meaning(),
                problem.message(),
                problem.code().remedy());
    }
}
