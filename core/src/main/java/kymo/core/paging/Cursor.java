package kymo.core.paging;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** A place in a list whose items come the newest first: just behind the item of this time and id. */
public record Cursor(Instant createdAt, UUID id) {

    /**
     * The place that a page's {@code nextCursor} names.
     *
     * @throws ProblemException {@code CURSOR_INVALID}
     */
    public static Cursor of(String text) {
        int dash = text.indexOf('_');
        try {
            if (dash > 0)
                return new Cursor(Instant.parse(text.substring(0, dash)), UUID.fromString(text.substring(dash + 1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw invalid(text, e);
        }
        throw invalid(text, null);
    }

    @Override
    public String toString() {
        return createdAt + "_" + id;
    }

    private static ProblemException invalid(String text, @Nullable Throwable cause) {
        String message = "cursor must be a nextCursor of this list but was '%s'; leave it out to start at the beginning"
                .formatted(text);
        ProblemException problem = cause == null
                ? new ProblemException(ProblemCode.CURSOR_INVALID, message)
                : new ProblemException(ProblemCode.CURSOR_INVALID, message, cause);
        return problem.in("cursor");
    }
}
