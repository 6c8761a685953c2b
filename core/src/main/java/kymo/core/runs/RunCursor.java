package kymo.core.runs;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** A place in the list of runs, the newest first: just behind this run. */
record RunCursor(Instant createdAt, UUID id) {

    static RunCursor behind(Run run) {
        return new RunCursor(run.createdAt(), run.id());
    }

    static RunCursor of(String text) {
        int dash = text.indexOf('_');
        try {
            if (dash > 0)
                return new RunCursor(Instant.parse(text.substring(0, dash)), UUID.fromString(text.substring(dash + 1)));
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
        return cause == null
                ? new ProblemException(ProblemCode.CURSOR_INVALID, message)
                : new ProblemException(ProblemCode.CURSOR_INVALID, message, cause);
    }
}
