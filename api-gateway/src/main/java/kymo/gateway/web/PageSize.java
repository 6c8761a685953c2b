package kymo.gateway.web;

import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** How many items a page of a list may have. */
public final class PageSize {

    /** Items of the longest page. */
    public static final int MOST = 1_000;

    private PageSize() {}

    /**
     * The query parameter {@code limit}, checked.
     *
     * @throws ProblemException {@code QUERY_INVALID} unless it is from 1 to {@value #MOST}
     */
    public static int of(int limit) {
        return within("limit", limit, 1, MOST);
    }

    /** The query parameter called {@code name}, checked. */
    public static int within(String name, long value, int least, int most) {
        if (value < least || value > most)
            throw new ProblemException(
                            ProblemCode.QUERY_INVALID,
                            "%s must be from %d to %d but was %d; choose one of these"
                                    .formatted(name, least, most, value))
                    .in(name);
        return (int) value;
    }
}
