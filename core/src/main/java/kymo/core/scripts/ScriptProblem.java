package kymo.core.scripts;

/**
 * Why a script cannot be run.
 *
 * @param code of {@link kymo.core.problems.ProblemCode}, as on the wire
 * @param message for people
 * @param line of the script, counted from 1; 0 when it is none in particular
 */
public record ScriptProblem(String code, String message, int line) {}
