package kymo.core.runs;

import kymo.core.problems.ProblemCode;

/** Why a run FAILED. */
public record RunProblem(ProblemCode code, String message) {

    /** PostgreSQL keeps no NUL in a text, and a message may quote a file that holds some. */
    public RunProblem {
        message = message.replace('\0', '\uFFFD');
    }
}
