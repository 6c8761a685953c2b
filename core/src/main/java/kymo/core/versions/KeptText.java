package kymo.core.versions;

import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a person writes. */
public interface KeptText {

    int LONGEST_NAME = 200;

    String name();

    @Nullable
    String description();

    /**
     * Refuses what cannot be kept.
     *
     * @throws ProblemException at the member that is wrong
     */
    void check();

    /**
     * What {@link #check} asks of every name.
     *
     * @param thing what the name is of, as in "a recipe"
     * @throws ProblemException {@code code} at {@code /name}
     */
    static void checkName(String name, String thing, ProblemCode code) {
        if (name.isBlank() || name.length() > LONGEST_NAME)
            throw new ProblemException(
                            code,
                            "%s's name must have 1 to %d characters but had %d; choose another one"
                                    .formatted(thing, LONGEST_NAME, name.strip().length()))
                    .in("name");
    }
}
