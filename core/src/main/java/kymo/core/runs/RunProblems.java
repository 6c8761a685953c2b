package kymo.core.runs;

import java.util.UUID;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** What the room says when a run ends badly, or cannot do what was asked. */
final class RunProblems {

    private RunProblems() {}

    /** Whether another try may help; every other problem is in what the user gave, and stays there. */
    static boolean mayPass(ProblemCode code) {
        return code == ProblemCode.INTERNAL || code == ProblemCode.STORE_FAILED;
    }

    static RunProblem noProgress(ProblemCode code, String message, int failures) {
        return new RunProblem(
                ProblemCode.RUN_NO_PROGRESS,
                "failed %d times in a row without progress, the last time with %s: %s"
                        .formatted(failures, code.wireName(), message));
    }

    static RunProblem workerLost(int deaths) {
        return new RunProblem(
                ProblemCode.RUN_WORKER_LOST,
                "lost its worker without a word %d times; look at the worker's memory and its log, then restart the run"
                        .formatted(deaths));
    }

    /** Everything of {@link #dependencyFailed} that stands before the id of the run that did not complete. */
    static final String DEPENDENCY_BEFORE_ID = "comes after run ";

    static final String DEPENDENCY_AFTER_ID =
            ", which did not complete; restart that run and this one follows by itself";

    static RunProblem dependencyFailed(@Nullable UUID after) {
        return new RunProblem(ProblemCode.RUN_DEPENDENCY_FAILED, DEPENDENCY_BEFORE_ID + after + DEPENDENCY_AFTER_ID);
    }

    static boolean isDependencyFailed(@Nullable RunProblem problem) {
        return problem != null && problem.code() == ProblemCode.RUN_DEPENDENCY_FAILED;
    }

    static ProblemException unknown(UUID id) {
        return new ProblemException(
                ProblemCode.RUN_UNKNOWN, "there is no run %s; list the runs and choose one".formatted(id));
    }

    static ProblemException cannotStop(Run run) {
        return new ProblemException(
                ProblemCode.RUN_TRANSITION,
                "only a run that is QUEUED or RUNNING can be stopped but run %s is %s"
                        .formatted(run.id(), run.status()));
    }

    static ProblemException cannotRestart(Run run) {
        return new ProblemException(
                ProblemCode.RUN_TRANSITION,
                "only a run that is FAILED or STOPPED can be restarted but run %s is %s"
                        .formatted(run.id(), run.status()));
    }

    static ProblemException restartTheOther(Run run, RunStatus status) {
        return new ProblemException(
                ProblemCode.RUN_TRANSITION,
                "run %s comes after run %s, which is %s; restart that run%s"
                        .formatted(
                                run.id(),
                                run.after(),
                                status,
                                run.status() == RunStatus.FAILED ? " and this one follows by itself" : " first"));
    }
}
