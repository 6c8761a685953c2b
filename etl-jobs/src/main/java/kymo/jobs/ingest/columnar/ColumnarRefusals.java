package kymo.jobs.ingest.columnar;

import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** What is wrong with one file of columns, in words. */
record ColumnarRefusals(String fileName) {

    /** Most bytes of a page, a dictionary or a buffer, packed or unpacked. */
    static final int MOST_BYTES = 100_000_000;
    /** Most bytes of what a file says of itself. */
    static final int MOST_FOOTER_BYTES = 16 << 20;

    ProblemException broken(String found) {
        return new ProblemException(ProblemCode.COLUMNAR_BROKEN, brokenMessage(found));
    }

    ProblemException broken(String found, Throwable cause) {
        return new ProblemException(ProblemCode.COLUMNAR_BROKEN, brokenMessage(found), cause);
    }

    private String brokenMessage(String found) {
        return "a file of columns must be whole but '%s' is damaged (%s); write it again, or copy it again from where it came"
                .formatted(fileName, found);
    }

    ProblemException unsupported(String found, String remedy) {
        return new ProblemException(
                ProblemCode.COLUMNAR_UNSUPPORTED,
                "'%s' cannot be read since it %s; %s".formatted(fileName, found, remedy));
    }

    ProblemException tooLarge(String what, long bytes, long most, String remedy) {
        return new ProblemException(
                ProblemCode.COLUMNAR_TOO_LARGE,
                "%s must have at most %,d bytes but one of '%s' has %,d; %s"
                        .formatted(what, most, fileName, bytes, remedy));
    }

    ProblemException tooDense(long rows, int columns) {
        return new ProblemException(
                ProblemCode.UNPACKED_RATIO,
                "a file may hold 1,000 times its size but '%s' says that it has %,d rows of %d columns; write it again as CSV and look at it"
                        .formatted(fileName, rows, columns));
    }
}
