package kymo.gateway.web;

import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** Members that a body must have. */
public final class Required {

    private Required() {}

    /**
     * The member's value.
     *
     * @throws ProblemException {@code BODY_INVALID}, pointing at the member, when it is missing or null
     */
    public static <T> T member(String name, @Nullable T value) {
        if (value == null)
            throw new ProblemException(
                            ProblemCode.BODY_INVALID,
                            "the body needs the member %s but it is missing or null; add it".formatted(name))
                    .in(name);
        return value;
    }
}
