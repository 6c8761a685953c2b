package kymo.jobs.ingest.text;

import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** The messages of what forbids to read a file on. */
final class Refusals {

    private Refusals() {}

    /** The refusal with {@code code} for what begins in {@code line}. */
    static ProblemException of(ProblemCode code, long line) {
        String message = switch (code) {
            case QUOTE_UNBALANCED ->
                "a quoted field must be closed but the quote that opens in line %d never is; close it, or set the option quote to none";
            case LINE_TOO_LONG ->
                "a line must be no longer than 8 MiB but line %d is; look for a missing line end there, or set the encoding";
            case CELL_TOO_LONG ->
                "a cell must be no longer than 1 MiB but one in line %d is; look for an unbalanced quote there";
            default -> "line %d cannot be read; correct it";
        };
        return new ProblemException(code, message.formatted(line));
    }
}
