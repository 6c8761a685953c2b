package kymo.jobs.script.attack;

import kymo.core.problems.ProblemCode;
import org.jspecify.annotations.Nullable;

/** How a script ends that attacks. */
enum Ending {
    COMPILER("refused by the compiler", ProblemCode.SCRIPT_FORBIDDEN),
    NOT_COMPILED("does not compile", ProblemCode.SCRIPT_INVALID),
    MANAGER("refused while it runs", ProblemCode.SCRIPT_FORBIDDEN),
    /** It gets an error from Java or from the system, and is told so. */
    FAILS("an error", ProblemCode.SCRIPT_FAILED),
    TIME("ended", ProblemCode.HOST_TIMEOUT),
    MEMORY("ended", ProblemCode.HOST_MEMORY),
    LIMIT("ended", ProblemCode.HOST_LIMIT),
    /** Its process ends, by its own deed or because it says what makes no sense. */
    DIED("its process ends", ProblemCode.HOST_DIED),
    /** It comes to its end, and has reached nothing. */
    NOTHING("reaches nothing outside", null);

    private final String words;
    private final @Nullable ProblemCode code;

    Ending(String words, @Nullable ProblemCode code) {
        this.words = words;
        this.code = code;
    }

    /** @param code of the problem that it ended with; null when it ended well */
    static Ending of(boolean compiling, @Nullable ProblemCode code) {
        for (Ending ending : values())
            if (ending.code == code && (ending == COMPILER) == (compiling && code == ProblemCode.SCRIPT_FORBIDDEN))
                return ending;
        throw new IllegalArgumentException("no script may end with " + code);
    }

    /** Whether its process is there no more, or may have been changed. */
    boolean leavesTraces() {
        return switch (this) {
            case TIME, MEMORY, LIMIT, DIED, NOTHING -> true;
            case COMPILER, NOT_COMPILED, MANAGER, FAILS -> false;
        };
    }

    @Override
    public String toString() {
        return code == null ? words : "%s: `%s`".formatted(words, code.wireName());
    }
}
